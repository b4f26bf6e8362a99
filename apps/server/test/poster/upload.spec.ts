import { randomUUID } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas'
import { takeIn } from '../../src/poster/render/take-in.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { crowd } from '../factories/till.js'

let house: House
let operator: Caller
beforeAll(async () => {
  house = await startHouse()
  operator = await house.signInOperator()
})
afterAll(() => house?.close())
beforeEach(() => house.forgetRates())

interface Sent {
  status: number
  body: Record<string, unknown>
}
async function send(bytes: Buffer, type: string, caller: Caller = operator, key: string = randomUUID()): Promise<Sent> {
  const response = await fetch(`${house.url}/v1/operator/pictures`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { authorization: `Bearer ${caller.token}`, 'content-type': type, 'idempotency-key': key },
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** Left half red, right half blue; with a hole, its middle shines through. */
function aCanvas(width: number, height: number, hole = false): Canvas {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#ff0000'
  pen.fillRect(0, 0, width / 2, height)
  pen.fillStyle = '#0000ff'
  pen.fillRect(width / 2, 0, width / 2, height)
  if (hole) pen.clearRect(width / 4, height / 4, width / 2, height / 2)
  return canvas
}
const aJpeg = (width = 400, height = 300) => aCanvas(width, height).encodeSync('jpeg', 90)
const aPng = (width = 400, height = 300) => aCanvas(width, height).encodeSync('png')

/** The mean of a picture's red, 0 to 255. */
async function brightness(bytes: Uint8Array): Promise<number> {
  const image = await loadImage(Buffer.from(bytes))
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  const reds = pen.getImageData(0, 0, image.width, image.height).data.filter((_, at) => at % 4 === 0)
  return reds.reduce((sum, red) => sum + red, 0) / reds.length
}

async function kept(body: Record<string, unknown>): Promise<{ type: string | null; bytes: Buffer }> {
  const response = await fetch(house.url + new URL(String(body['url'])).pathname)
  expect(response.status).toBe(200)
  return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A whole PNG of a few kilobytes that claims to be so large; its pixels are all zero. */
function aBomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(1_000_000))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

describe('a picture', () => {
  it('is kept under the hash of its bytes, and twice is one', async () => {
    const [first, second] = [await send(aJpeg(), 'image/jpeg'), await send(aJpeg(), 'image/jpeg')]
    expect(first).toEqual({
      status: 201,
      body: { hash: expect.stringMatching(/^[0-9a-f]{64}$/), url: expect.any(String), widthPx: 400, heightPx: 300 },
    })
    expect(second.body).toEqual(first.body)
    const { type, bytes } = await kept(first.body)
    expect(type).toBe('image/jpeg')
    expect((await loadImage(bytes)).width).toBe(400)
  })

  it.each([
    ['image/png', aPng()],
    ['image/jpeg', aJpeg()],
    ['image/webp', aCanvas(400, 300).encodeSync('webp', 80)],
    ['image/webp', aCanvas(400, 300, true).encodeSync('webp', 80)],
  ])('may be %s', async (type, bytes) => {
    expect(await send(bytes, type)).toMatchObject({ status: 201, body: { widthPx: 400, heightPx: 300 } })
  })

  it('is shrunk to 1,500 pixels, keeps what shines through, and is written anew', async () => {
    const large = await send(aJpeg(3_000, 2_000), 'image/jpeg')
    expect(large.body).toMatchObject({ widthPx: 1_500, heightPx: 1_000 })
    const holed = await send(aCanvas(800, 400, true).encodeSync('png'), 'image/png')
    const { type, bytes } = await kept(holed.body)
    const pen = createCanvas(800, 400).getContext('2d')
    pen.drawImage(await loadImage(bytes), 0, 0)
    expect([type, pen.getImageData(400, 200, 1, 1).data[3]]).toEqual(['image/png', 0])
  })

  it('lies as its camera held it, and says nothing about where that was', async () => {
    const jpeg = aJpeg(400, 300)
    // Orientation 6 (a quarter clockwise), as an EXIF directory of one entry, with a place's name behind it.
    const exif = Buffer.concat([
      Buffer.from('Exif\0\0', 'latin1'),
      Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex'),
      Buffer.from('31.2304N,121.4737E'),
    ])
    const length = Buffer.alloc(2)
    length.writeUInt16BE(exif.length + 2)
    const held = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, exif, jpeg.subarray(2)])
    const sent = await send(held, 'image/jpeg')
    expect(sent).toMatchObject({ status: 201, body: { widthPx: 300, heightPx: 400 } })
    const { bytes } = await kept(sent.body)
    expect(bytes.includes('31.2304N') || bytes.includes('Exif')).toBe(false)
    const pen = createCanvas(300, 400).getContext('2d')
    pen.drawImage(await loadImage(bytes), 0, 0)
    const colours = [10, 390].map((y) => [...pen.getImageData(150, y, 1, 1).data].map((part) => (part > 127 ? 1 : 0)))
    expect(colours).toEqual([
      [1, 0, 0, 1],
      [0, 0, 1, 1],
    ])
  })

  it('of a large camera is taken, and the next one, too', async () => {
    expect(await send(aJpeg(6_000, 4_000), 'image/jpeg')).toMatchObject({ status: 201, body: { widthPx: 1_500 } })
    expect((await send(aPng(), 'image/png')).status).toBe(201)
  })

  it('is for operators, with a key that stands for its bytes', async () => {
    const [anna] = (await crowd(house, 1)) as [Caller]
    expect(await send(aPng(), 'image/png', anna)).toMatchObject({ status: 403, body: { code: 'not-an-operator' } })
    const key = randomUUID()
    expect((await send(aPng(), 'image/png', operator, key)).status).toBe(201)
    expect(await send(aPng(10, 10), 'image/png', operator, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    })
    expect(await send(aPng(), 'image/png', operator, 'x')).toMatchObject({ body: { code: 'idempotency-key-invalid' } })
  })
})

/** A JPEG whose second marker has no length: whoever takes the comment behind it for one lands on a frame of 16 × 16 in it. */
function hidingItsSize(jpeg: Buffer): Buffer {
  const comment = Buffer.alloc(65_535)
  comment.set([0xff, 0xfe, 0xff, 0xfd])
  const frame = [0xff, 0xc0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0]
  const room = Buffer.from([0xff, 0xfe, 0, 60, ...Buffer.alloc(58)])
  const whole = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0x01]), comment, room, jpeg.subarray(2)])
  whole.set(frame, 4 + whole.readUInt16BE(4))
  return whole
}

/** A JPEG with so many scans more, each as short as can be. */
function withScans(jpeg: Buffer, count: number): Buffer {
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0])
  return Buffer.concat([jpeg.subarray(0, -2), ...Array.from({ length: count }, () => scan), jpeg.subarray(-2)])
}

describe('refused', () => {
  const html = Buffer.from('<html><script>alert(1)</script></html>')
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="http://10.0.0.1/"/></svg>',
  )
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
  const [png, jpeg] = [aPng(), aJpeg()]

  it.each([
    ['a page that says PNG', html, 'image/png'],
    ['a drawing that says PNG', svg, 'image/png'],
    ['a GIF that says PNG', gif, 'image/png'],
    ['nothing', Buffer.alloc(0), 'image/png'],
    ['a PNG cut off', png.subarray(0, png.length - 30), 'image/png'],
    ['a PNG with a flipped bit', Buffer.from(png.map((byte, at) => (at === 60 ? byte ^ 4 : byte))), 'image/png'],
    ['a PNG’s head', png.subarray(0, 8), 'image/png'],
    ['a JPEG cut off', jpeg.subarray(0, jpeg.length >> 1), 'image/jpeg'],
    [
      'a JPEG of noise',
      Buffer.concat([jpeg.subarray(0, 30), Buffer.alloc(500, 7), Buffer.from([0xff, 0xd9])]),
      'image/jpeg',
    ],
    ['a JPEG that hides how large it is', hidingItsSize(jpeg), 'image/jpeg'],
    ['a JPEG that a decoder goes over a thousand times', withScans(jpeg, 1_000), 'image/jpeg'],
    ['a WebP cut off', aCanvas(90, 90).encodeSync('webp', 80).subarray(0, 60), 'image/webp'],
  ])('%s', async (_, bytes, type) => {
    expect(await send(bytes, type)).toMatchObject({ status: 422, body: { code: 'picture-broken' } })
  })

  it.each([
    ['30,000 × 30,000 pixels', aBomb(30_000, 30_000)],
    ['a strip', aBomb(40_000, 10)],
    ['2³¹ pixels wide', aBomb(2 ** 31 - 1, 1)],
  ])('a bomb of %s, before anybody decodes it', async (_, bytes) => {
    expect(await send(bytes, 'image/png')).toMatchObject({ status: 413, body: { code: 'picture-too-large' } })
  })

  it('more than 10 MB, whether it says so or not', async () => {
    const large = Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)])
    expect(await send(large, 'image/jpeg')).toMatchObject({ status: 413, body: { code: 'picture-too-large' } })
    const almost = Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024 - jpeg.length)])
    expect((await send(almost, 'image/jpeg')).status).toBe(201)
  })

  it.each(['image/gif', 'image/svg+xml', 'text/html', 'application/octet-stream'])('%s by its name', async (type) => {
    expect(await send(png, type)).toMatchObject({ status: 415, body: { code: 'picture-kind' } })
  })

  it('what WeChat does not let be shown', async () => {
    const canvas = createCanvas(2_000, 2_000)
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#ff00ff'
    pen.fillRect(0, 0, 2_000, 2_000)
    const sent = await send(canvas.encodeSync('png'), 'image/png')
    expect(sent).toMatchObject({ status: 422, body: { code: 'picture-refused' } })
  })

  it('nothing that shows on one ground alone: what lets something shine through is looked at on white and on black', async () => {
    const canvas = createCanvas(2_000, 3_000)
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, 1_000, 3_000)
    const bytes = canvas.encodeSync('png')
    const { look } = await takeIn({ kind: 'take-in', bytes, longestPx: 1_500, heavy: false })
    const seen = await loadImage(Buffer.from(look))
    expect([seen.width <= 750, seen.height <= 1_334]).toEqual([true, true])
    const on = createCanvas(2, 2).getContext('2d')
    on.drawImage(seen, 0, 0, 2, 2)
    const reds = [...on.getImageData(0, 0, 2, 2).data].filter((_, at) => at % 4 === 0)
    expect(reds.map((red) => Math.round(red / 255))).toEqual([1, 1, 1, 0])
  })

  it('nothing that shows in small alone: a picture between the pixels of a large one is mixed with them', async () => {
    const [side, small] = [2_640, 264]
    const canvas = createCanvas(side, side)
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, side, side)
    pen.fillStyle = '#000000'
    // Just where a picture of 264 px would take its pixels from, one of a hundred.
    for (let at = 0; at < small ** 2; at++) pen.fillRect((at % small) * 10 + 4, Math.floor(at / small) * 10 + 4, 2, 2)
    const bytes = canvas.encodeSync('png')
    const taken = await takeIn({ kind: 'take-in', bytes, longestPx: small, heavy: false })
    const [shown, seen] = [await brightness(taken.bytes), await brightness(taken.look)]
    expect(shown).toBeGreaterThan(200)
    expect(Math.abs(shown - seen)).toBeLessThan(10)
  })

  it('everything while WeChat cannot say, and nothing is kept', async () => {
    const before = await house.database.rows('SELECT COUNT(*) AS n FROM picture')
    await house.wires.wechat.cut()
    try {
      expect(await send(aPng(77, 77), 'image/png')).toMatchObject({ status: 503, body: { code: 'wechat-away' } })
    } finally {
      await house.wires.wechat.mend()
    }
    expect(await house.database.rows('SELECT COUNT(*) AS n FROM picture')).toEqual(before)
  })

  it('pictures on every other route', async () => {
    const response = await fetch(`${house.url}/v1/operator/share-subjects`, {
      method: 'POST',
      body: new Uint8Array(png),
      headers: {
        authorization: `Bearer ${operator.token}`,
        'content-type': 'image/png',
        'idempotency-key': randomUUID(),
      },
    })
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'json-invalid'])
  })
})
