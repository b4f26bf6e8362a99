import { randomUUID } from 'node:crypto'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { aMaterial } from '../poster/a-material.js'

let house: House
let lin: Caller
let chen: Caller
beforeAll(async () => {
  house = await startHouse({ JOBS: 'off' })
  lin = await house.join('lin')
  chen = await house.join('chen')
})
afterAll(() => house?.close())
beforeEach(async () => {
  await fault(null)
  house.forgetRates()
  expect(await rename('林小满')).toMatchObject({ status: 200 })
  expect(await unportray()).toMatchObject({ status: 200, body: { nickname: '林小满', avatarUrl: null } })
})

const fault = (fault: 'away' | null) => house.wechat('content-safety', { fault })
const home = async (member = lin) => (await member.must(200).get('/v1/me')).body
const rename = (nickname: string, key: string = randomUUID(), by = lin) => by.put('/v1/me/profile', { nickname }, key)

const unportray = () => lin.send('DELETE', '/v1/me/portrait', undefined, { 'idempotency-key': randomUUID() })

/** A portrait of one colour, larger than any that is kept. */
function aFace(colour: string, side = 600): Buffer {
  const canvas = createCanvas(side, side)
  const pen = canvas.getContext('2d')
  pen.fillStyle = colour
  pen.fillRect(0, 0, side, side)
  return canvas.encodeSync('jpeg', 90)
}

async function portray(bytes: Buffer, { type = 'image/jpeg', key = randomUUID() as string, by = lin } = {}) {
  const response = await fetch(`${house.url}/v1/me/portrait`, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { authorization: `Bearer ${by.token}`, 'content-type': type, 'idempotency-key': key },
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const pathOf = (url: unknown) => new URL(String(url)).pathname
async function kept(url: unknown) {
  const response = await fetch(house.url + pathOf(url))
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, cached: response.headers.get('cache-control'), bytes }
}

async function colourOf(bytes: Buffer): Promise<number[]> {
  const image = await loadImage(bytes)
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  return [...pen.getImageData(image.width / 2, image.height / 2, 1, 1).data].slice(0, 3)
}

describe('a name', () => {
  it('is changed once WeChat has let it, and stands on cards at once', async () => {
    expect(await rename(' 小满 ')).toMatchObject({ status: 200, body: { nickname: '小满', avatarUrl: null } })
    expect((await home())['nickname']).toBe('小满')
    await fault('away')
    const { body } = await lin.must(201).post('/v1/share-links', { subject: { kind: 'join' }, channel: 'card' })
    expect(String(body['title'])).toContain('小满')
  })

  it.each([
    ['赌博小王', 422, 'nickname-refused'],
    ['', 400, 'nickname-invalid'],
    ['长'.repeat(21), 400, 'nickname-invalid'],
    ['小\u202e满', 400, 'nickname-invalid'],
    ['小\u2028满', 400, 'nickname-invalid'],
    // Nothing of these is to be seen.
    ['\u200d\u200d', 400, 'nickname-invalid'],
    ['\u3164', 400, 'nickname-invalid'],
    ['\ufe0f\u034f', 400, 'nickname-invalid'],
    ['\u2800\u2800', 400, 'nickname-invalid'],
  ])('%s is refused and changes nothing', async (nickname, status, code) => {
    expect(await rename(nickname)).toMatchObject({ status, body: { code } })
    expect((await home())['nickname']).toBe('林小满')
  })

  it('that WeChat says nothing about changes nothing, and may be tried again with the same key', async () => {
    const key = randomUUID()
    await fault('away')
    expect(await rename('小满', key)).toMatchObject({ status: 503, body: { code: 'wechat-away' } })
    expect((await home())['nickname']).toBe('林小满')
    await fault(null)
    expect((await rename('小满', key)).status).toBe(200)
    await rename('小小满')
    // A repeat answers as the first time and does nothing again.
    expect((await rename('小满', key)).body['nickname']).toBe('小满')
    expect((await home())['nickname']).toBe('小小满')
    expect(await rename('别的', key)).toMatchObject({ body: { code: 'idempotency-key-reused' } })
    await fault('away')
    expect((await rename('小满', key)).body['nickname']).toBe('小满')
  })
})

describe('a portrait', () => {
  it('is shrunk, and found at an address that is gone with it', async () => {
    const { status, body } = await portray(aFace('#2040ff'))
    expect(status).toBe(200)
    expect((await home())['avatarUrl']).toBe(body['avatarUrl'])
    const first = await kept(body['avatarUrl'])
    expect(first.cached).toBe('private, max-age=86400')
    expect(await loadImage(first.bytes)).toMatchObject({ width: 264, height: 264 })
    const [red = 0, , blue = 0] = await colourOf(first.bytes)
    expect(blue).toBeGreaterThan(red + 100)
    const second = (await portray(aFace('#20ff40'))).body['avatarUrl']
    expect(second).not.toBe(body['avatarUrl'])
    expect((await kept(body['avatarUrl'])).status).toBe(404)
    expect(await unportray()).toMatchObject({ body: { avatarUrl: null } })
    expect((await kept(second)).status).toBe(404)
    expect((await home())['avatarUrl']).toBeNull()
    const [{ count } = { count: -1 }] = await house.database.rows<{ count: number }>(
      'SELECT COUNT(*) AS count FROM member_portrait WHERE address IN (?)',
      [[body['avatarUrl'], second].map((url) => String(url).split('/').at(-1) ?? '')],
    )
    expect(count).toBe(0)
  })

  it('sent twice is taken once', async () => {
    const key = randomUUID()
    const first = await portray(aFace('#2040ff'), { key })
    expect(await portray(aFace('#2040ff'), { key })).toEqual(first)
    expect(await portray(aFace('#20ff40'), { key })).toMatchObject({ body: { code: 'idempotency-key-reused' } })
    // Whoever did not hear the first answer gets it, whatever has become of WeChat.
    await fault('away')
    expect(await portray(aFace('#2040ff'), { key })).toEqual(first)
  })

  it.each([
    ['what WeChat refuses', () => aFace('#ff00ff'), 'image/jpeg', 422, 'picture-refused'],
    ['what is no picture', () => Buffer.from('hello'), 'image/jpeg', 422, 'picture-broken'],
    ['another kind', () => aFace('#2040ff'), 'image/gif', 415, 'picture-kind'],
    ['too much', () => Buffer.alloc(2 * 1024 * 1024 + 1), 'image/jpeg', 413, 'portrait-too-large'],
  ])('that is %s is refused and the one before stays', async (_, bytes, type, status, code) => {
    const before = (await portray(aFace('#2040ff'))).body['avatarUrl']
    expect(await portray(bytes(), { type })).toMatchObject({ status, body: { code } })
    expect((await home())['avatarUrl']).toBe(before)
  })

  it('that WeChat says nothing about is not taken; a stranger brings none', async () => {
    await fault('away')
    expect(await portray(aFace('#2040ff'))).toMatchObject({ status: 503, body: { code: 'wechat-away' } })
    expect((await home())['avatarUrl']).toBeNull()
    const guest = await house.signIn('zhou')
    expect((await portray(aFace('#2040ff'), { by: guest })).body['code']).toBe('not-a-member')
  })

  it('stands on its member’s posters alone, drawn by the phone or by the server', async () => {
    const material = await aMaterial(house)
    const poster = async (member: Caller) =>
      (await member.must(201).post('/v1/posters', { materialId: String(material.id), cut: 'tall' })).body
    const before = await poster(lin)
    const drawn = async (tag?: string) => {
      const headers = { authorization: `Bearer ${lin.token}`, ...(tag ? { 'if-none-match': tag } : {}) }
      return fetch(house.url + pathOf(before['pictureUrl']), { headers })
    }
    const plain = await drawn()
    const { avatarUrl } = (await portray(aFace('#2040ff'))).body
    expect((await poster(lin))['pictures']).toMatchObject({ avatar: avatarUrl })
    expect(Object.keys((await poster(chen))['pictures'] as object)).not.toContain('avatar')
    const again = await drawn(String(plain.headers.get('etag')))
    expect(again.status).toBe(200)
    expect(await blueOf(Buffer.from(await again.arrayBuffer()))).toBeGreaterThan(
      (await blueOf(Buffer.from(await plain.arrayBuffer()))) + 1_000,
    )
  })
})

/** How many pixels are clearly blue. */
async function blueOf(jpeg: Buffer): Promise<number> {
  const image = await loadImage(jpeg)
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data } = pen.getImageData(0, 0, image.width, image.height)
  let blue = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at + 2] ?? 0) > (data[at] ?? 0) + 80) blue += 1
  return blue
}
