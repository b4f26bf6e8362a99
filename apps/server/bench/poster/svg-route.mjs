import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import satori from 'satori'
import { extremes } from '../../../../packages/poster/test/extremes.mjs'
import { fontFiles } from '../../../../packages/poster/test/fonts.mjs'
import { median } from '../parts/rounds.mjs'
import { svgTree } from './svg-tree.mjs'

const { cutSizes } = await import('../../../../packages/poster/dist/index.js')
const { templates } = await import('../../../../packages/poster/dist/templates/index.js')

const posters = templates.map(poster)

process.on('message', (message) => {
  if (!message.round) return
  round().then(
    (answer) => process.send(answer),
    (error) => process.send({ error: error.stack }),
  )
})
process.on('disconnect', () => process.exit())

function poster(template) {
  const given = { template, ...extremes.sample(template) }
  const urls = Object.fromEntries(
    Object.entries(given.pictures).map(([key, picture]) => [key, picture.toDataURL('image/png')]),
  )
  const fonts = fontsFor(JSON.stringify([template, given.values]))
  const tree = svgTree(template, 'tall', given, urls, cutSizes.tall)
  tree.props.style.fontFamily = fonts.map(({ name }) => name).join(', ')
  return { tree, fonts }
}

/** The files of Noto Sans SC that hold a text's signs; for satori each is a family of its own. */
function fontsFor(text) {
  const [{ path }] = fontFiles
  const css = readFileSync(join(dirname(dirname(path)), 'index.css'), 'utf8')
  const faces = [...css.matchAll(/url\(\.\/files\/([^)]+)\)[^}]*?unicode-range: ([^;]+);/g)]
  const points = new Set([...text].map((sign) => sign.codePointAt(0)))
  const holds = (ranges) =>
    ranges.split(',').some((range) => {
      const [from, to = from] = range
        .trim()
        .slice(2)
        .split('-')
        .map((hex) => Number.parseInt(hex, 16))
      return [...points].some((point) => point >= from && point <= to)
    })
  return faces
    .filter(([, , ranges]) => holds(ranges))
    .map(([, file]) => ({ name: file.split('-wght')[0], data: readFileSync(join(dirname(path), file)), weight: 400 }))
}

/** Every poster once: laid out by satori, drawn and written as PNG by resvg. */
async function round() {
  const seen = []
  for (const { tree, fonts } of posters) {
    const started = performance.now()
    const svg = await satori(tree, { ...cutSizes.tall, fonts })
    new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng()
    seen.push(performance.now() - started)
  }
  return { ms: median(seen), peakMb: process.resourceUsage().maxRSS / 1_024 }
}
