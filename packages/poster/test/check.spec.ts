import { type TemplateFault } from '../src/check/faults.js'
import { checkTemplate } from '../src/check/template.js'
import { type Layer, type Template } from '../src/template/template.js'
import { aTemplate, aText } from './a-template.js'

const box = { x: 100, y: 200, width: 300, height: 100 }
const shape: Layer = {
  kind: 'shape',
  name: 'panel',
  box: { x: 0, y: 0, width: 750, height: 1000 },
  shape: 'rect',
  fill: '#ffffff',
}
const use = (part: string, name = 'again'): Layer => ({ kind: 'use', name, part, from: box, box })

function faultsOf(json: unknown): TemplateFault[] {
  const answer = checkTemplate(json)
  return 'faults' in answer ? answer.faults : []
}

const onTall = (...layers: unknown[]) => faultsOf(aTemplate(layers as Layer[]))
const onCard = (...layers: Layer[]) => {
  const template = aTemplate()
  return faultsOf({ ...template, cuts: { ...template.cuts, card: { background: '#faf6f0', layers } } })
}

test('a template that is right passes as it is', () => {
  const template = aTemplate([shape, aText('{title}')])
  expect(checkTemplate(template)).toEqual({ template })
  expect(checkTemplate(JSON.parse(JSON.stringify(template)))).toEqual({ template })
})

describe('a fault names the layer and the field', () => {
  const path = 'cuts.tall.layers[1] "words"'

  test.each<[string, unknown, string, RegExp]>([
    ['a type that is no number', { style: { sizePx: '32' } }, 'style.sizePx', /number from 4 to 600, not "32"/],
    ['not a number', { box: { x: Number.NaN } }, 'box.x', /not NaN/],
    ['endless', { box: { width: Number.POSITIVE_INFINITY } }, 'box.width', /not Infinity/],
    ['a colour by name', { style: { colour: 'red' } }, 'style.colour', /#e2492b/],
    ['a paint of its own kind', { style: { colour: { kind: 'conic' } } }, 'style.colour.kind', /linear or radial/],
    ['a weight that no font has', { style: { weight: 500 } }, 'style.weight', /400, 600, 700/],
    ['a field that is unknown', { text: '{titel}' }, 'text', /"titel" is no text field/],
    ['a picture in a text', { text: '{picture}' }, 'text', /"picture" is no text field/],
    ['a brace alone', { text: '{title} {' }, 'text', /brace/],
    ['waiting for what is unknown', { when: '!nothing' }, 'when', /"nothing" is no field/],
    ['a line limit of none', { maxLines: 0 }, 'maxLines', /1 to 20/],
    ['shrinking upwards', { minSizePx: 40 }, 'minSizePx', /larger than style.sizePx/],
    ['what is not known here', { colour: '#fff' }, 'colour', /not known/],
    ['a shadow without end', { shadow: { colour: '#000000', blur: 9_999, dx: 0, dy: 0 } }, 'shadow.blur', /0 to 200/],
    ['a box outside the canvas', { box: { x: 750 } }, 'box', /outside the canvas of 750 × 1334/],
    ['a box over the edge', { box: { x: 700 } }, 'box', /over the edge/],
    ['type too small to read', { style: { sizePx: 12 } }, 'style.sizePx', /18 is the smallest/],
    ['type too pale to read', { style: { colour: '#dddddd' } }, 'style.colour', /contrast of 1\.\d : 1.*4\.5/],
    ['no text', { text: '  ' }, 'text', /empty/],
    ['no opacity', { opacity: 2 }, 'opacity', /0 to 1/],
  ])('%s', (_, changes, field, says) => {
    const words = JSON.parse(JSON.stringify(aText('{title}')))
    for (const [key, value] of Object.entries(changes as object)) {
      const merged = typeof value === 'object' && typeof words[key] === 'object' && !('kind' in value)
      words[key] = merged ? { ...words[key], ...value } : value
    }
    expect(onTall(shape, words)).toEqual([{ path, field, says: expect.stringMatching(says) }])
  })

  test('a gradient by its stop', () => {
    const fill = {
      kind: 'linear',
      from: [0, 0],
      to: [1, 1],
      stops: [
        [0, '#ffffff'],
        [0.5, 'blue'],
      ],
    }
    expect(onTall({ ...shape, fill })).toEqual([
      { path: 'cuts.tall.layers[0] "panel"', field: 'fill.stops[1][1]', says: expect.stringMatching(/"blue"/) },
    ])
    const falling = {
      ...fill,
      stops: [
        [0.5, '#ffffff'],
        [0, '#000000'],
      ],
    }
    expect(onTall({ ...shape, fill: falling })).toMatchObject([{ field: 'fill.stops' }])
  })

  test('a path by what it is made of', () => {
    const path = (text: string) => onTall({ ...shape, shape: 'path', path: text }).map(({ field }) => field)
    expect(path('M0 0 L10 10 Z')).toEqual([])
    expect(path('L10 10')).toEqual(['path'])
    expect(path('M0 0 A 1 1 0 0 0 1 1')).toEqual(['path'])
    expect(path('M0 0 L10')).toEqual(['path'])
    expect(path('M0 0 Z 4 4')).toEqual(['path'])
  })

  test('a layer of a part by its part', () => {
    const parts = { footer: [aText('{nothing}')] }
    expect(faultsOf(aTemplate([], { parts }))).toMatchObject([{ path: 'parts.footer[0] "words"', field: 'text' }])
  })

  test('where a part comes to lie by the way there', () => {
    const parts = { footer: [aText('{title}', { box })] }
    const half = { ...use('footer'), box: { ...box, width: 120, height: 40 } } as Layer
    expect(faultsOf(aTemplate([half], { parts }))).toMatchObject([
      { path: 'cuts.tall.layers[0] "again" → parts.footer[0] "words"', field: 'style.sizePx' },
    ])
  })

  test('names that are there twice, and kinds that there are not', () => {
    expect(onTall(shape, shape)).toMatchObject([{ path: 'cuts.tall.layers[1] "panel"', field: 'name' }])
    expect(onTall({ ...shape, kind: 'video' })).toMatchObject([{ field: 'kind' }])
    expect(onTall(null)).toMatchObject([{ path: 'cuts.tall.layers[0]' }])
  })
})

describe('a code that nobody could scan', () => {
  const code = (changes: object) => {
    const template = aTemplate()
    const [layer] = template.cuts.tall.layers
    template.cuts.tall.layers = [{ ...layer, ...changes } as Layer]
    return faultsOf(template).map(({ field }) => field)
  }

  test.each([
    ['too small', { box: { x: 0, y: 0, width: 199, height: 199 } }, 'box'],
    ['not square', { box: { x: 0, y: 0, width: 300, height: 200 } }, 'box'],
    ['turned', { rotateDeg: 4 }, 'rotateDeg'],
    ['pale', { opacity: 0.5 }, 'opacity'],
  ])('is refused: %s', (_, changes, field) => {
    expect(code(changes)).toEqual([field])
  })

  test('is refused: none, or two', () => {
    const template = aTemplate()
    const [layer] = template.cuts.tall.layers as [Layer]
    template.cuts.tall.layers = []
    expect(faultsOf(template)).toMatchObject([{ path: 'cuts.tall', field: 'layers' }])
    template.cuts.tall.layers = [layer, { ...layer, name: 'second' }]
    expect(faultsOf(template)).toMatchObject([{ path: 'cuts.tall.layers[1] "second"' }])
  })
})

test('the card is drawn without a member: what needs one stands under a `when`', () => {
  expect(onCard(aText('{title}', { box }))).toEqual([])
  expect(onCard(aText('{name} 邀你', { box }))).toMatchObject([{ field: 'when' }])
  expect(onCard(aText('{name} 邀你', { box, when: 'name' }))).toEqual([])
  expect(onCard({ kind: 'code', name: 'code', box: { ...box, width: 200, height: 200 } })).toMatchObject([
    { field: 'when' },
  ])
})

test('contrast is looked at where a text stands, over its panel', () => {
  const stops: [number, string][] = [
    [0, '#ffd9b0'],
    [1, '#8f2a14'],
  ]
  const ground: Layer = {
    ...shape,
    box: { x: 0, y: 0, width: 750, height: 1000 },
    fill: { kind: 'linear', from: [0, 0], to: [0, 1], stops },
  }
  const words = (y: number) =>
    aText('{title}', { box: { ...box, y }, style: { sizePx: 40, weight: 700, colour: '#ffffff' } })
  expect(onTall(ground, words(20))).toMatchObject([{ field: 'style.colour' }])
  expect(onTall(ground, words(880))).toEqual([])
  const dark: Layer = { ...shape, name: 'dark', fill: '#17130f', box: { x: 0, y: 0, width: 750, height: 400 } }
  expect(onTall(ground, dark, words(20))).toEqual([])
})

describe('whatever is given is answered', () => {
  const deep = () => {
    let nested: unknown = 'end'
    for (let n = 0; n < 50_000; n += 1) nested = { nested }
    return nested
  }

  test.each<[string, () => unknown]>([
    ['nothing', () => undefined],
    ['null', () => null],
    ['a text', () => 'x'.repeat(5_000_000)],
    ['a list', () => []],
    ['an empty object', () => ({})],
    ['what is nested without end', () => ({ ...aTemplate(), title: deep(), parts: deep() })],
    ['a layer nested without end', () => aTemplate([deep() as Layer])],
    ['1,000 layers', () => aTemplate(Array.from({ length: 1_000 }, (_, n) => ({ ...shape, name: `n${n}` })))],
    ['a million layers', () => aTemplate(Array<Layer>(1_000_000).fill(shape))],
    ['100,000 fields', () => ({ ...aTemplate(), fields: Array(100_000).fill({}) })],
    ['100,000 unknown keys', () => Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, n]))],
    ['texts of a megabyte', () => aTemplate([aText('字'.repeat(1_000_000), { name: 'n'.repeat(1_000_000) })])],
    ['a path of a megabyte', () => aTemplate([{ ...shape, shape: 'path', path: `M${'1 '.repeat(500_000)}` }])],
    [
      'a prototype for a part',
      () => JSON.parse(JSON.stringify(aTemplate()).replace('{', '{"parts":{"__proto__":[]},')),
    ],
    ['a part called constructor', () => aTemplate([use('constructor')], { parts: { constructor: [] as Layer[] } })],
    ['a prototype for a template', () => JSON.parse(`{"__proto__":${JSON.stringify(aTemplate())}}`)],
    ['a field called like a method', () => aTemplate([aText('{toString}')])],
    [
      'a circle of objects',
      () => {
        const template = aTemplate() as Template & { self?: unknown }
        template.self = template
        return template
      },
    ],
  ])('%s', (_, given) => {
    const faults = faultsOf(given())
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.length).toBeLessThanOrEqual(50)
    for (const { path, field, says } of faults) expect(`${path}${field}${says}`.length).toBeLessThan(300)
  })

  test('parts that use each other in a circle are told', () => {
    const parts = { a: [use('b')], b: [use('c')], c: [use('a')] }
    expect(faultsOf(aTemplate([use('a')], { parts }))).toMatchObject([{ says: 'uses itself: a → b → c → a' }])
  })

  test('parts that grow into thousands of layers are counted, not drawn', () => {
    const names = Array.from({ length: 40 }, (_, n) => `p${n}`)
    const parts = Object.fromEntries(
      names.map((name, n) => [name, n === 39 ? [shape] : [use(`p${n + 1}`, 'one'), use(`p${n + 1}`, 'two')]]),
    )
    expect(faultsOf(aTemplate([use('p0')], { parts }))).toMatchObject([
      { path: 'cuts.tall', field: 'layers', says: expect.stringMatching(/200 at most/) },
    ])
  })
})

describe('what no phone draws while somebody waits is refused', () => {
  const many = (count: number, layer: (n: number) => Layer) => Array.from({ length: count }, (_, n) => layer(n))
  const line = (dash: number[]): Layer => ({
    kind: 'shape',
    name: 'line',
    box: { x: 0, y: 100, width: 750, height: 0 },
    shape: 'path',
    path: 'M 0 0 L 750 0',
    stroke: { paint: '#1d1a17', width: 2, dash },
  })
  const scribble = `M 0 0 ${'L 9 9 L 0 0 '.repeat(800)}`
  const shadow = { colour: '#00000040', blur: 200, dx: 0, dy: 0 }

  test('dashes without a length, which Node’s canvas does not draw', () => {
    for (const dash of [[0], [0, 0]])
      expect(onTall(line(dash))).toEqual([
        { path: 'cuts.tall.layers[0] "line"', field: 'stroke.dash', says: 'has no length above 0' },
      ])
    expect(onTall(line([0, 12]))).toEqual([])
  })

  test.each<[string, Layer[], RegExp]>([
    [
      'paths over paths',
      many(7, (n) => ({ ...line([2, 2]), name: `line ${n}`, path: scribble }) as Layer),
      /11207 steps of paths; 10000 at most/,
    ],
    [
      'shadows of every line',
      many(12, (n) => aText('{title}', { name: `words ${n}`, shadow })),
      /96 shadows.*60 at most/,
    ],
    [
      'a text that is set in hundreds of sizes',
      many(20, (n) =>
        aText('{note}'.repeat(60), {
          name: `words ${n}`,
          minSizePx: 20,
          style: { sizePx: 300, weight: 400, colour: '#1d1a17' },
        }),
      ),
      /letters.*2000000 at most/,
    ],
  ])('%s', (_, layers, says) => {
    expect(onTall(...layers)).toEqual([{ path: 'cuts.tall', field: 'layers', says: expect.stringMatching(says) }])
  })
})
