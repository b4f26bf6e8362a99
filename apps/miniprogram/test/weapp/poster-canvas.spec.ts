import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Node } from 'miniprogram-simulate'
import { registerFonts } from './paper'
import { DIST, Phone, until } from './phone'

const CODE = 'https://api.passalong.example/v1/codes/t1'
const PICTURE = 'https://api.passalong.example/v1/pictures/p1'
const AVATAR = 'https://pictures.example/avatar.png'

/** A template of few layers, with everything that matters to whoever loads its pictures. */
const template = {
  code: 'probe',
  version: 1,
  title: '样张',
  fields: [
    { key: 'name', kind: 'text', from: 'member', required: true },
    { key: 'title', kind: 'text', from: 'material', required: true },
    { key: 'picture', kind: 'image', from: 'material', required: true },
    { key: 'avatar', kind: 'image', from: 'member', required: false },
  ],
  cuts: Object.fromEntries(
    ['tall', 'card', 'square'].map((cut) => [
      cut,
      {
        background: {
          kind: 'linear',
          from: [0, 0],
          to: [0, 1],
          stops: [
            [0, '#faf6f0'],
            [1, '#e2492b'],
          ],
        },
        layers: [
          {
            kind: 'image',
            name: 'picture',
            image: 'picture',
            box: { x: 40, y: 40, width: 670, height: 200 },
            fit: 'cover',
            radius: 24,
          },
          {
            kind: 'text',
            name: 'title',
            text: '{title}',
            box: { x: 40, y: 270, width: 400, height: 120 },
            style: { sizePx: 44, weight: 700, colour: '#1d1a17' },
            maxLines: 2,
          },
          {
            kind: 'avatar',
            name: 'avatar',
            image: 'avatar',
            initialOf: 'name',
            tint: '#f3d8bf',
            ink: '#6a3d1c',
            box: { x: 40, y: 420, width: 96, height: 96 },
          },
          { kind: 'code', name: 'code', box: { x: 480, y: 300, width: 230, height: 230 } },
        ],
      },
    ]),
  ),
}

const values = { texts: { name: '林小满', title: '一盏暖光，陪你入冬 🍵' }, pricesFen: {} }
const pictures = { code: CODE, picture: PICTURE, avatar: AVATAR }

function drawing(colour: string): Buffer {
  const sheet = createCanvas(300, 300)
  const pen = sheet.getContext('2d')
  pen.fillStyle = colour
  pen.fillRect(0, 0, 300, 300)
  pen.fillStyle = '#ffffff'
  pen.fillRect(60, 60, 120, 180)
  return sheet.toBuffer('image/png')
}

const served: Record<string, Buffer> = {
  [CODE]: drawing('#1d1a17'),
  [PICTURE]: drawing('#2f6b55'),
  [AVATAR]: drawing('#c9a063'),
}

interface Heard {
  name: string
  detail: Record<string, unknown>
}

/** The component alone on a phone, as WeChat would set it up for a page that uses it. */
class Bench {
  readonly heard: Heard[] = []
  readonly phone = new Phone()
  private root: Node | null = null

  constructor() {
    registerFonts()
    this.phone.paper.served = { ...served }
  }

  put(properties: object): this {
    this.root = this.phone.component('components/poster-canvas/index', {
      template,
      values,
      pictures,
      cut: 'tall',
      ...properties,
    })
    for (const name of ['progress', 'drawn', 'problem']) {
      this.root.addEventListener(name, ({ detail }) => this.heard.push({ name, detail: detail as Heard['detail'] }))
    }
    this.root.attach(document.body.appendChild(document.createElement('page')))
    return this
  }

  set(properties: object): void {
    this.root?.setData(properties)
  }

  leave(): void {
    this.root?.detach()
  }

  async hears(name: string): Promise<Record<string, unknown>> {
    await until(
      () => this.heard.some((one) => one.name === name),
      () => `${name} in ${JSON.stringify(this.heard)}`,
    )
    return this.heard.find((one) => one.name === name)?.detail ?? {}
  }
}

afterEach(() => jest.useRealTimers())

test('a poster is a whole JPEG of three times 375, told with its progress; the canvas holds no memory afterwards', async () => {
  const bench = new Bench()
  bench.phone.window.pixelRatio = 3
  bench.put({})
  const { path: file, ...size } = await bench.hears('drawn')
  expect(size).toEqual({ widthPx: 1125, heightPx: 2001, missing: [] })
  const bytes = bench.phone.paper.files.get(String(file))
  const image = await loadImage(bytes ?? Buffer.alloc(0))
  expect([image.width, image.height]).toEqual([1125, 2001])
  const told = bench.heard.filter(({ name }) => name === 'progress').map(({ detail }) => detail['done'])
  expect(told).toEqual([0, 1, 2, 3])
  // Node's canvas takes no size below its usual one.
  expect(bench.phone.paper.canvases.map(({ width, height }) => width * height < 100_000)).toEqual([true])
})

test.each(['tall', 'square'])('the phone draws the %s cut as Node draws it', async (cut) => {
  const bench = new Bench().put({ cut })
  await bench.hears('drawn')
  const folder = mkdtempSync(path.join(tmpdir(), 'passalong-poster-'))
  try {
    const [written] = bench.phone.paper.written
    writeFileSync(path.join(folder, 'phone.png'), written?.png ?? Buffer.alloc(0))
    writeFileSync(path.join(folder, 'order.json'), JSON.stringify({ template, values, cut }))
    for (const [field, address] of Object.entries(pictures)) {
      writeFileSync(path.join(folder, `${field}.png`), served[address] ?? Buffer.alloc(0))
    }
    const told = execFileSync(process.execPath, [path.join(__dirname, 'compare.mjs'), folder], { encoding: 'utf8' })
    const { share, tile } = JSON.parse(told)
    expect(share).toBeLessThan(0.001)
    expect(tile).toBeLessThan(2)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a picture that fails is tried three times; what the template needs is named, and nothing is drawn', async () => {
  const bench = new Bench()
  bench.phone.paper.served[CODE] = 'broken'
  bench.put({})
  expect(await bench.hears('problem')).toEqual({ reason: 'picture', field: 'code' })
  expect(bench.phone.paper.asked.filter((address) => address === CODE)).toHaveLength(3)
  expect(bench.phone.paper.asked.filter((address) => address === PICTURE)).toHaveLength(1)
  expect(bench.phone.paper.written).toEqual([])
})

test('a picture that comes at the second try is on the poster', async () => {
  const bench = new Bench()
  bench.phone.paper.served[PICTURE] = 'broken'
  bench.put({})
  await until(() => bench.phone.paper.asked.includes(PICTURE))
  bench.phone.paper.served[PICTURE] = drawing('#2f6b55')
  expect(await bench.hears('drawn')).toMatchObject({ missing: [] })
})

test('a poster without a picture that it can do without is whole, and says what it lacks', async () => {
  const bench = new Bench()
  bench.phone.paper.served[AVATAR] = 'broken'
  bench.put({})
  expect(await bench.hears('drawn')).toMatchObject({ missing: ['avatar'] })
})

test('a host that hangs is given up in time', async () => {
  jest.useFakeTimers()
  const bench = new Bench()
  bench.phone.paper.served[PICTURE] = 'hangs'
  bench.put({})
  await jest.advanceTimersByTimeAsync(25_000)
  expect(bench.heard.find(({ name }) => name === 'problem')?.detail).toEqual({ reason: 'picture', field: 'picture' })
})

test('a canvas that is too large for the phone is tried at the design’s own size; little memory begins there', async () => {
  const large = new Bench()
  large.phone.window.pixelRatio = 3
  large.phone.paper.refuses = (width) => (width > 750 ? 'create bitmap failed' : null)
  large.put({})
  expect(await large.hears('drawn')).toMatchObject({ widthPx: 750, heightPx: 1334 })

  const small = new Bench()
  small.phone.window.pixelRatio = 3
  small.phone.memoryMb = 1536
  small.put({})
  expect(await small.hears('drawn')).toMatchObject({ widthPx: 750 })
})

test('a phone of one pixel a point draws the design’s own size all the same', async () => {
  const bench = new Bench()
  bench.phone.window.pixelRatio = 1
  bench.put({ cut: 'square' })
  expect(await bench.hears('drawn')).toMatchObject({ widthPx: 750, heightPx: 750 })
})

test.each([
  ['no canvas', 'canvas', (phone: Phone) => (phone.paper.hasCanvas = false)],
  ['a context that draws nothing', 'canvas', (phone: Phone) => (phone.paper.isBlank = true)],
  ['a file that cannot be written', 'export', (phone: Phone) => (phone.paper.refuses = () => 'create bitmap failed')],
  [
    'a phone without room',
    'storage',
    (phone: Phone) => (phone.paper.refuses = () => 'the maximum size of the file storage limit is exceeded'),
  ],
])('%s is a problem, never a blank poster', async (_, reason, spoil) => {
  const bench = new Bench()
  spoil(bench.phone)
  bench.put({})
  expect(await bench.hears('problem')).toEqual({ reason, field: '' })
  expect(bench.phone.paper.files.size).toBe(0)
})

test('who leaves meanwhile hears nothing more, and another order replaces one that is under way', async () => {
  const left = new Bench()
  left.phone.paper.served[CODE] = 'hangs'
  left.put({})
  await until(() => left.phone.paper.asked.includes(CODE))
  left.leave()
  const before = left.heard.length

  const changed = new Bench()
  changed.phone.paper.served[CODE] = 'hangs'
  changed.put({})
  await until(() => changed.phone.paper.asked.includes(CODE))
  changed.phone.paper.served[CODE] = drawing('#1d1a17')
  changed.set({ cut: 'square' })
  expect(await changed.hears('drawn')).toMatchObject({ widthPx: 750, heightPx: 750 })
  expect(changed.heard.filter(({ name }) => name === 'drawn')).toHaveLength(1)
  expect(left.heard).toHaveLength(before)
})

test('the same order in other objects is no other order: nothing begins anew', async () => {
  const bench = new Bench().put({})
  bench.set({ values: { ...values }, pictures: { ...pictures } })
  await bench.hears('drawn')
  bench.set({ values: { ...values } })
  expect(bench.phone.paper.asked).toHaveLength(3)
  bench.set({ attempt: 1 })
  await until(() => bench.heard.filter(({ name }) => name === 'drawn').length === 2)
})

test('its package brings no template along: phones are given them by the server', () => {
  const script = readFileSync(path.join(DIST, 'components/poster-canvas/index.js'), 'utf8')
  expect(script.length).toBeLessThan(40_000)
})
