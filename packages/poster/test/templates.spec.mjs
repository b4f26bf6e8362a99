import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { codeText, drawCodePicture } from '../../../apps/wechat/src/sandbox/code-picture.js'
import { checkTemplate, cutSizes, drawPoster, PosterFault } from '../src/index.js'
import { templates } from '../src/templates/index.js'
import { extremes } from './extremes.mjs'
import { canvas, registerFonts } from './fonts.mjs'
import { overlap, watched } from './seen-text.mjs'

const jsQR = createRequire(new URL('../../../apps/wechat/package.json', import.meta.url))('jsqr')

const TARGET = { page: 'pages/join/index', scene: 't.4f9Kq2LmXw8sPb7d' }
const LOOK = { widthPx: 430, line: [0, 0, 0], transparent: false }
const MOST_BYTES = 200 * 1024

let code
beforeAll(async () => {
  registerFonts()
  code = await canvas.loadImage(drawCodePicture(TARGET, LOOK))
})

const cuts = ['tall', 'card', 'square']
const each = templates.flatMap((template) => cuts.map((cut) => [template.code, cut, template]))

async function given(template, extreme) {
  const filled = await extremes[extreme](template)
  if (filled.pictures.code) filled.pictures.code = code
  return filled
}

function drawn(template, cut, { values, pictures }, mute = false) {
  const { width, height } = cutSizes[cut]
  const sheet = canvas.createCanvas(width, height)
  const { pen, seen } = watched(sheet, { mute })
  drawPoster(pen, cut, template, values, pictures, 1)
  return { sheet, seen }
}

async function shrunk(jpeg, share, quality) {
  const picture = await canvas.loadImage(jpeg)
  const sheet = canvas.createCanvas(Math.round(picture.width * share), Math.round(picture.height * share))
  const pen = sheet.getContext('2d')
  pen.drawImage(picture, 0, 0, sheet.width, sheet.height)
  return sheet.encodeSync('jpeg', quality)
}

async function read(jpeg) {
  const picture = await canvas.loadImage(jpeg)
  const sheet = canvas.createCanvas(picture.width, picture.height)
  const pen = sheet.getContext('2d')
  pen.drawImage(picture, 0, 0)
  return jsQR(pen.getImageData(0, 0, picture.width, picture.height).data, picture.width, picture.height)?.data
}

test('all six are there, each once', () => {
  expect(templates.map(({ code }) => code).sort()).toEqual(
    ['festival', 'honour', 'join', 'member-day', 'new-store', 'product'].sort(),
  )
})

test.each(templates.map((template) => [template.code, template]))('%s is a valid template', (_, template) => {
  expect(checkTemplate(JSON.parse(JSON.stringify(template)))).toEqual({ template })
})

test('the template that docs/POSTERS.md explains is one', async () => {
  const [, json] = /```json\n(.*?)```/s.exec(readFileSync(new URL('../../../docs/POSTERS.md', import.meta.url), 'utf8'))
  const { template, faults } = checkTemplate(JSON.parse(json))
  expect(faults).toBeUndefined()
  for (const cut of cuts) expect(drawn(template, cut, await given(template, 'sample')).seen.texts).not.toEqual([])
})

test.each(templates.map((template) => [template.code, template]))('%s shows samples that it allows', (_, template) => {
  for (const { key, kind, from, required, maxLength, sample } of template.fields) {
    if (from !== 'material') continue
    if (kind === 'text') expect([key, maxLength]).toEqual([key, expect.any(Number)])
    if (kind === 'text') expect([...String(sample ?? '')].length).toBeLessThanOrEqual(maxLength)
    if (kind !== 'image' && required) expect([key, sample]).toEqual([key, expect.anything()])
  }
})

describe.each(Object.keys(extremes))('filled with %s', (extreme) => {
  test.each(each)('%s, %s: letters stand on the canvas, off the code and off each other', async (_, cut, template) => {
    const filled = await given(template, extreme)
    if (cut === 'tall' && !filled.pictures.code) {
      expect(() => drawn(template, cut, filled)).toThrow(PosterFault)
      return
    }
    const { seen } = drawn(template, cut, filled)
    const { width, height } = cutSizes[cut]
    const [panel] = seen.pictures.filter(({ picture }) => picture === code)
    expect(Boolean(panel)).toBe(cut !== 'card' && Boolean(filled.pictures.code))
    const astray = seen.texts.filter(
      (letters) =>
        letters.left < 0 ||
        letters.top < 0 ||
        letters.right > width ||
        letters.bottom > height ||
        (panel && overlap(letters, panel)),
    )
    const collisions = seen.texts.flatMap((one, n) =>
      seen.texts
        .slice(n + 1)
        .filter((other) => overlap(one, other, 3))
        .map((other) => `${one.text} / ${other.text}`),
    )
    expect({ astray, collisions }).toEqual({ astray: [], collisions: [] })
  })
})

const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const luminance = (red, green, blue) =>
  0.2126 * channel(red / 255) + 0.7152 * channel(green / 255) + 0.0722 * channel(blue / 255)
const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)

/** The least contrast of some letters to the pixels behind them; the odd pixel of an edge is let go. */
function leastContrast(pen, { colour, left, top, right, bottom }) {
  const ink = luminance(...[1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)))
  const [x, y] = [Math.floor(left), Math.floor(top)]
  const { data } = pen.getImageData(x, y, Math.ceil(right) - x, Math.ceil(bottom) - y)
  const found = []
  for (let n = 0; n < data.length; n += 4) found.push(contrast(ink, luminance(data[n], data[n + 1], data[n + 2])))
  return found.sort((one, other) => one - other)[Math.floor(found.length * 0.02)]
}

/** Words that are a part of something drawn, as the shop's name on a card. */
function lettering({ parts = {} }) {
  return Object.values(parts)
    .flat()
    .filter(({ kind, text }) => kind === 'text' && !text.includes('{'))
    .map(({ text }) => text)
}

/** From 36 design pixels, or 28 in bold, 3 : 1 is enough to be read; below it is 4.5 : 1. */
function needed({ font, scale }) {
  const sizePx = Number(/([\d.]+)px/.exec(font)[1]) * scale
  return sizePx >= (/^(600|700|bold)/.test(font) ? 28 : 36) ? 3 : 4.5
}

test.each(each)('%s, %s: letters stand out where the ground is least unlike them', async (_, cut, template) => {
  const { sheet, seen } = drawn(template, cut, await given(template, 'long-texts'), true)
  const pen = sheet.getContext('2d')
  const drawnOn = lettering(template)
  const pale = seen.texts
    .filter(({ text }) => !drawnOn.some((words) => words.includes(text)))
    .filter(({ colour }) => /^#[0-9a-f]{6}$/.test(colour))
    .map((letters) => ({ text: letters.text, is: leastContrast(pen, letters), needs: needed(letters) }))
    .filter(({ is, needs }) => is < needs)
  expect(pale).toEqual([])
})

describe.each(templates.map((template) => [template.code, template]))('the file of %s', (_, template) => {
  test.each(['tall', 'square'])('%s: its code is read after a chat has halved and pressed it', async (cut) => {
    const { sheet } = drawn(template, cut, await given(template, 'sample'))
    const sent = await shrunk(sheet.encodeSync('jpeg', 90), 0.5, 60)
    expect(await read(sent)).toBe(codeText(TARGET))
  })

  test.each(cuts)('%s: weighs at most 200 KB', async (cut) => {
    const { sheet } = drawn(template, cut, await given(template, 'sample'))
    expect(sheet.encodeSync('jpeg', 90).length).toBeLessThanOrEqual(MOST_BYTES)
  })
})
