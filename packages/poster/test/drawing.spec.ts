import { PosterFault } from '../src/draw/fault.js'
import { type Drawable } from '../src/draw/pen.js'
import { drawPoster } from '../src/draw/poster.js'
import { type Layer, type PosterValues, type Template } from '../src/template/template.js'
import { forgetWidths } from '../src/text/width.js'
import { aTemplate, aText, PICTURES, VALUES } from './a-template.js'
import { RecordingPen } from './recording-pen.js'

beforeEach(forgetWidths)

interface Given {
  template?: Template
  values?: PosterValues
  pictures?: Record<string, Drawable>
  scale?: number
}

function drawn(layers: Layer[], given: Given = {}): RecordingPen {
  const pen = new RecordingPen()
  const { values = VALUES, pictures = PICTURES, scale = 1 } = given
  drawPoster(pen, 'tall', given.template ?? aTemplate(layers), values, pictures, scale)
  return pen
}

const box = { x: 100, y: 200, width: 300, height: 100 }
const picture: Layer = { kind: 'image', name: 'product', box, image: 'picture', fit: 'cover' }

describe('what is missing', () => {
  function faultOf(layers: Layer[], given: Given): PosterFault {
    const pen = new RecordingPen()
    try {
      const { values = VALUES, pictures = PICTURES } = given
      drawPoster(pen, 'tall', given.template ?? aTemplate(layers), values, pictures, 1)
    } catch (error) {
      expect(pen.calls).toEqual([])
      return error as PosterFault
    }
    throw new Error('it was drawn')
  }

  test('a required picture stops the poster before anything is drawn', () => {
    const fault = faultOf([aText('好'), picture], { pictures: { code: PICTURES.code } })
    expect(fault).toBeInstanceOf(PosterFault)
    expect(fault).toMatchObject({ layer: 'product', field: 'picture' })
  })

  test('so does one that is broken, the code, a required text and a required price', () => {
    const broken = { ...PICTURES, picture: { width: 0, height: 0 } }
    expect(faultOf([picture], { pictures: broken })).toMatchObject({ field: 'picture' })
    expect(faultOf([], { pictures: {} })).toMatchObject({ layer: 'code', field: 'code' })
    const values = { texts: { title: ' ' }, pricesFen: { price: Number.NaN } }
    expect(faultOf([aText('{title}！')], { values })).toMatchObject({ layer: 'words', field: 'title' })
    const price: Layer = { kind: 'price', name: 'now', box, price: 'price', style: aText('').style }
    expect(faultOf([price], { values })).toMatchObject({ layer: 'now', field: 'price' })
  })

  test('a part that uses itself is a fault, too', () => {
    const use: Layer = { kind: 'use', name: 'again', part: 'a', from: box, box }
    expect(faultOf([], { template: aTemplate([use], { parts: { a: [use] } }) })).toMatchObject({ layer: 'again' })
    const other: Layer = { ...use, part: 'constructor' }
    expect(faultOf([other], {})).toMatchObject({ layer: 'again', field: 'part' })
  })

  test('what is not required is left out, or its tint stands there', () => {
    const extra: Layer = { ...picture, image: 'extra' }
    expect(drawn([extra]).of('drawImage')).toHaveLength(1)
    expect(drawn([{ ...extra, tint: '#fdeae4' }]).of('fill')).toContainEqual(['fill', '#fdeae4', 1, expect.anything()])
    expect(drawn([aText('{note}')]).texts).toEqual([])
  })

  test('a layer waits for what it is for', () => {
    const layers = [aText('有', { name: 'a', when: 'note' }), aText('没有', { name: 'b', when: '!note' })]
    expect(drawn(layers).texts).toEqual(['没有'])
    expect(drawn(layers, { values: { ...VALUES, texts: { ...VALUES.texts, note: '好' } } }).texts).toEqual(['有'])
    expect(drawn([aText('有', { when: 'toString' })]).texts).toEqual([])
  })
})

describe('pictures', () => {
  test('cover cuts the longer side, contain shows all', () => {
    expect(drawn([picture]).of('drawImage')[0]).toEqual([
      ...['drawImage', PICTURES.picture, 0, expect.closeTo(166.67), 800, expect.closeTo(266.67)],
      ...[100, 200, 300, 100, true],
    ])
    const [, , ...numbers] = drawn([{ ...picture, fit: 'contain' }]).of('drawImage')[0] ?? []
    expect(numbers).toEqual([0, 0, 800, 600, expect.closeTo(183.33), 200, expect.closeTo(133.33), 100, true])
  })

  test('the code has its white panel and is not smoothed where it is enlarged', () => {
    const [, , ...once] = drawn([]).of('drawImage')[0] ?? []
    expect(once).toEqual([0, 0, 430, 430, 511, 1091, 198, 198, true])
    expect(drawn([], { scale: 3 }).of('drawImage')[0]).toContainEqual(false)
    expect(drawn([]).of('fill')[0]).toEqual(['fill', '#ffffff', 1, expect.anything()])
  })

  test('a sharer without a picture has the first letter of their name, an emoji whole', () => {
    const avatar: Layer = {
      kind: 'avatar',
      name: 'who',
      box,
      image: 'avatar',
      initialOf: 'name',
      tint: '#fff',
      ink: '#000',
    }
    expect(drawn([avatar]).texts).toEqual(['林'])
    const named = (name: string) => drawn([avatar], { values: { ...VALUES, texts: { ...VALUES.texts, name } } })
    expect(named('  ann').texts).toEqual(['A'])
    expect(named('👩🏽‍🚀小满').texts).toEqual(['👩🏽‍🚀'])
  })
})

describe('texts', () => {
  const named = (name: string, text = '{name} 邀你入会') =>
    drawn([aText(text, { box: { x: 0, y: 0, width: 700, height: 45 } })], { values: { ...VALUES, texts: { name } } })
      .texts

  test('take their values, shortened where the template says so', () => {
    expect(named('林小满')).toEqual(['林小满 邀你入会'])
    expect(named('👨‍👩‍👧‍👦小满生活家', '{name|3} 邀你')).toEqual(['👨‍👩‍👧‍👦小满… 邀你'])
  })

  test('isolate what runs from right to left', () => {
    for (const name of ['محمد', 'יעל', '𞤀𞤣𞤤𞤢𞤥', '𐤀𐤁']) expect(named(name)).toEqual([`\u2068${name}\u2069 邀你入会`])
    expect(named('🎉😀')).toEqual(['🎉😀 邀你入会'])
  })

  test('drop signs by which a name could rearrange a poster', () => {
    expect(named('\u202e满小\u202c\u0007\u2066林')).toEqual(['满小林 邀你入会'])
  })

  test('spaced letters are set one by one, their middle where it belongs', () => {
    const style = { sizePx: 40, weight: 600, colour: '#fff', letterSpacingPx: 10, align: 'center' } as const
    const pen = drawn([aText('会员', { box, style })])
    expect(pen.of('fillText').map(([, text, x]) => [text, x])).toEqual([
      ['会', 205],
      ['员', 255],
    ])
  })

  test('a price has its decimals where they are not zero', () => {
    const price: Layer = { kind: 'price', name: 'now', box, price: 'price', style: aText('').style }
    expect(drawn([price]).texts).toEqual(['¥', '.80', '68'])
    const whole = { ...VALUES, pricesFen: { price: 6_800 } }
    expect(drawn([price], { values: whole }).texts).toEqual(['¥', '68'])
    expect(drawn([price], { values: { ...VALUES, pricesFen: { price: 1_205 } } }).texts).toEqual(['¥', '.05', '12'])
  })
})

test('a shadow is as large as the canvas is, in parts of parts, too', () => {
  const shadow = { colour: '#00000080', blur: 10, dx: 0, dy: 6 }
  const shape: Layer = { kind: 'shape', name: 's', box, shape: 'rect', fill: '#fff', shadow }
  const use: Layer = { kind: 'use', name: 'u', part: 'a', from: box, box: { ...box, width: 600, height: 200 } }
  const blurs: number[] = []
  class Watching extends RecordingPen {
    override fill(): void {
      if (this.shadowBlur > 0) blurs.push(this.shadowBlur, this.shadowOffsetY)
    }
  }
  drawPoster(new Watching(), 'tall', aTemplate([use], { parts: { a: [shape] } }), VALUES, PICTURES, 2)
  expect(blurs).toEqual([40, 24])
})

test('opacity goes on into a part and ends with it', () => {
  const shape: Layer = { kind: 'shape', name: 's', box, shape: 'rect', fill: '#123456', opacity: 0.5 }
  const use: Layer = { kind: 'use', name: 'u', part: 'a', from: box, box, opacity: 0.5 }
  const pen = drawn([], { template: aTemplate([use], { parts: { a: [shape] } }) })
  expect(pen.of('fill').find(([, fill]) => fill === '#123456')).toContain(0.25)
})

test('a path is drawn from the corner of its box', () => {
  const path: Layer = {
    kind: 'shape',
    name: 'p',
    box,
    shape: 'path',
    path: 'M0,0 10-5C1 2 3 4 5 6Q.5 1 2 3Z',
    fill: '#fff',
  }
  const pen = drawn([path])
  expect(pen.of('lineTo')).toContainEqual(['lineTo', 110, 195])
  expect(pen.of('bezierCurveTo')).toContainEqual(['bezierCurveTo', 101, 202, 103, 204, 105, 206])
  expect(pen.of('quadraticCurveTo')).toEqual([['quadraticCurveTo', 100.5, 201, 102, 203]])
})
