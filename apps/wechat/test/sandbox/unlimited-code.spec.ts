import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { PNG } from 'pngjs'
import { CODE_PREFIX } from '../../src/sandbox/code-picture.js'
import { MINUTE_MS } from '../../src/sandbox/sandbox.js'
import { TestSandbox } from './a-sandbox.js'

const PAGE = 'pages/join/index'
const LONGEST = "aZ09!#$&'()*+,/:;=?@-._~bcdefghi"

let wechat: TestSandbox
let access_token: string
beforeEach(async () => {
  wechat = await TestSandbox.start()
  access_token = await wechat.token()
})
afterEach(() => wechat.stop())

const draw = (body: Record<string, unknown>) => wechat.post('/wxa/getwxacodeunlimit', body, { access_token })
const errcodeOf = async (body: Record<string, unknown>) =>
  (await draw({ scene: 's.WK01', page: PAGE, ...body })).json.errcode

const decoder = new Worker(new URL('./decode-worker.mjs', import.meta.url))
afterAll(() => decoder.terminate())

/** What a phone reads in the picture when it sees it `times` smaller. */
async function read(picture: Buffer, times = 1): Promise<{ page: string; scene: string }> {
  decoder.postMessage({ picture, times })
  const [written] = (await once(decoder, 'message')) as [string | null]
  if (!written?.startsWith(CODE_PREFIX)) throw new Error(`not a mini program code: ${written}`)
  const end = written.indexOf('?')
  return { page: written.slice(CODE_PREFIX.length, end), scene: written.slice(end + 1) }
}

describe('the picture', () => {
  it('carries page and scene, at its own size and at half of it', async () => {
    const { status, type, raw } = await draw({ scene: 's.WK01', page: PAGE })
    expect({ status, type }).toEqual({ status: 200, type: 'image/png' })
    expect(PNG.sync.read(raw)).toMatchObject({ width: 430, height: 430 })
    expect(await read(raw)).toEqual({ page: PAGE, scene: 's.WK01' })
    expect(await read(raw, 2)).toEqual({ page: PAGE, scene: 's.WK01' })
  })

  it.each([280, 430, 731, 1280])('carries a share token at %i px', async (width) => {
    const { raw } = await draw({ scene: 't.aB3dE5gH7jK9mN1p', page: PAGE, width })
    expect(PNG.sync.read(raw).width).toBe(width)
    expect(await read(raw)).toEqual({ page: PAGE, scene: 't.aB3dE5gH7jK9mN1p' })
    expect(await read(raw, 2)).toEqual({ page: PAGE, scene: 't.aB3dE5gH7jK9mN1p' })
  })

  it('of a share link is read when a poster has shrunk it to a hundred pixels', async () => {
    const { raw } = await draw({ scene: 't.aB3dE5gH7jK9mN1p', page: PAGE, width: 400 })
    expect(await read(raw, 4)).toEqual({ page: PAGE, scene: 't.aB3dE5gH7jK9mN1p' })
  })

  it('carries the longest scene with every allowed sign', async () => {
    expect(LONGEST).toHaveLength(32)
    expect(await read((await draw({ scene: LONGEST, page: PAGE })).raw)).toEqual({ page: PAGE, scene: LONGEST })
  })

  it('is read in another colour and on a transparent ground', async () => {
    const { raw } = await draw({
      scene: 's.WK01',
      page: PAGE,
      line_color: { r: '47', g: 107, b: 85 },
      is_hyaline: true,
    })
    const png = PNG.sync.read(raw)
    expect(png.data[3]).toBe(0)
    expect(await read(raw)).toEqual({ page: PAGE, scene: 's.WK01' })
  })

  it('opens the home page when no page is named', async () => {
    expect((await read((await draw({ scene: 's.WK01' })).raw)).page).toBe('pages/home/index')
  })

  it('has a quiet zone and the seal of the brand in its middle', async () => {
    const png = PNG.sync.read((await draw({ scene: 's.WK01', page: PAGE })).raw)
    const at = (x: number, y: number) => [...png.data.subarray((y * 430 + x) * 4, (y * 430 + x) * 4 + 3)]
    for (const n of [0, 10, 20, 215, 410, 429]) {
      expect(at(n, 5)).toEqual([255, 255, 255])
      expect(at(424, n)).toEqual([255, 255, 255])
    }
    expect(at(205, 225)).toEqual([0xe2, 0x49, 0x2b])
  })
})

describe('refusals', () => {
  it('come as JSON in HTTP 200', async () => {
    const refused = await draw({ page: PAGE })
    expect(refused).toMatchObject({ status: 200, type: 'application/json; charset=UTF-8', json: { errcode: 40169 } })
  })

  it('name the scene', async () => {
    for (const scene of ['', 'x'.repeat(33), 7, null]) expect(await errcodeOf({ scene })).toBe(40169)
    for (const scene of ['s%2EWK01', '门店', 'a b', 'a"b', 'a\nb']) expect(await errcodeOf({ scene })).toBe(40129)
  })

  it('name the page', async () => {
    for (const page of ['/pages/join/index', 'pages/join/index?a=1', 'pages/none/index', '', 7]) {
      expect(await errcodeOf({ page })).toBe(41030)
    }
    expect(await errcodeOf({ page: 'subpackages/till/pages/scan/index' })).toBeUndefined()
    expect(await errcodeOf({ page: 'pages/none/index', check_path: false })).toBeUndefined()
    wechat.pages = null
    expect(await errcodeOf({ page: 'pages/none/index' })).toBeUndefined()
  })

  it('name the other fields', async () => {
    for (const width of [279, 1281, 430.5, '430']) expect(await errcodeOf({ width })).toBe(40097)
    expect(await errcodeOf({ env_version: 'beta' })).toBe(40097)
    expect(await errcodeOf({ check_path: 'true' })).toBe(40097)
    expect(await errcodeOf({ is_hyaline: 1 })).toBe(40097)
    expect(await errcodeOf({ line_color: { r: 0, g: 0, b: 256 } })).toBe(40097)
    expect(await errcodeOf({ env_version: 'trial' })).toBeUndefined()
  })

  it('name the token', async () => {
    const body = { scene: 's.WK01', page: PAGE }
    expect((await wechat.post('/wxa/getwxacodeunlimit', body)).json.errcode).toBe(41001)
    wechat.nowMs += 120 * MINUTE_MS
    expect(await errcodeOf({})).toBe(42001)
  })

  it('come after 5,000 codes in a minute', async () => {
    const one = () => draw({ scene: '' })
    for (let nth = 0; nth < 5_000; nth += 250) {
      for (const { json } of await Promise.all(Array.from({ length: 250 }, one))) expect(json.errcode).toBe(40169)
    }
    expect((await one()).json.errcode).toBe(45009)
    wechat.nowMs += MINUTE_MS
    expect((await one()).json.errcode).toBe(40169)
  })
})
