import QRCode from 'qrcode'
import type { PhoneHost } from '../../src/phone/host.js'
import type { Trouble } from '../../src/phone/troubles.js'
import { FIXTURE, PhoneHouse, type Phones } from './phone-house.js'
import { until } from './until.js'

let house: PhoneHouse
let phones: Phones

const CALLS = '/pages/calls/index'
const PICTURE = 'https://api.passalong.example/v1/picture'
const frame = (phone: string) => phones.of(phone)
const current = (phone: string) => frame(phone).evaluate(() => (window.passalongPhone as PhoneHost).currentPage())
const entered = (phone: string) =>
  frame(phone).evaluate(() => ((window.passalongPhone as PhoneHost).bundleApp() as { shown: object[] }).shown.at(-1))
const home = (phone: string) => frame(phone).evaluate(() => (window.passalongPhone as PhoneHost).goHome())
const trouble = (phone: string, name: Trouble, isOn = true) =>
  frame(phone).evaluate(([told, on]) => (window.passalongPhone as PhoneHost).trouble(told as Trouble, on as boolean), [
    name,
    isOn,
  ] as const)
/** The saved pictures of a phone as base64, newest first. */
const photos = (phone: string) =>
  frame(phone).evaluate(() =>
    Promise.all(
      (window.passalongPhone as PhoneHost).photos().map(async ({ file }) => {
        const bytes = new Uint8Array(await file.arrayBuffer())
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
      }),
    ),
  )
const held = async (phone: string, selector: string) => {
  const element = frame(phone).locator(selector)
  await element.dispatchEvent('pointerdown')
  await frame(phone).locator('.phone-choices').waitFor()
  await element.dispatchEvent('pointerup')
  await element.dispatchEvent('click')
}

/** A mini program code for the fixture's page, as the sandbox writes them. */
let code: Buffer
/** A file of this phone with that code. */
async function downloaded(phone: string): Promise<string> {
  const answer = await phones.call(phone, 'downloadFile', { url: PICTURE })
  expect(answer).toMatchObject({ errMsg: 'downloadFile:ok', statusCode: 200 })
  return String(answer['tempFilePath'])
}
const save = async (phone: string, filePath: string) => phones.call(phone, 'saveImageToPhotosAlbum', { filePath })

beforeAll(async () => {
  code = await QRCode.toBuffer('wxa:pages/calls/index?t.saved', { scale: 6 })
  house = await PhoneHouse.open(FIXTURE)
})
afterAll(() => house.close())
beforeEach(() => {
  house.host = ({ path }) =>
    path.endsWith('/v1/picture') ? { type: 'image/png', body: code } : { status: 404, body: { code: 'route-unknown' } }
})
afterEach(() => phones.close())

describe('the album', () => {
  beforeEach(async () => {
    phones = await house.phones({ A: 'lin', B: 'chen' }, CALLS)
  })

  test('is asked for once; refused, only the settings open it', async () => {
    const filePath = await downloaded('A')
    expect(await phones.call('A', 'getSetting')).toMatchObject({ authSetting: {} })
    const asked = save('A', filePath)
    await frame('A').locator('[data-phone=album-refuse]').click()
    const refused = { errMsg: 'saveImageToPhotosAlbum:fail auth deny' }
    expect(await asked).toEqual(refused)
    expect(await save('A', filePath)).toEqual(refused)
    expect(await phones.call('A', 'authorize', { scope: 'scope.writePhotosAlbum' })).toEqual({
      errMsg: 'authorize:fail auth deny',
    })
    expect(await photos('A')).toEqual([])
    const settled = phones.call('A', 'openSetting')
    await frame('A').locator('[data-phone=album-switch]').click()
    await frame('A').locator('[data-phone=settings-back]').click()
    expect(await settled).toMatchObject({ authSetting: { 'scope.writePhotosAlbum': true } })
    expect(await save('A', filePath)).toEqual({ errMsg: 'saveImageToPhotosAlbum:ok' })
  })

  test('keeps the very bytes, also when the phone is started anew, and shows them to their owner alone', async () => {
    const asked = save('A', await downloaded('A'))
    await frame('A').locator('[data-phone=album-allow]').click()
    expect(await asked).toMatchObject({ errMsg: 'saveImageToPhotosAlbum:ok' })
    await frame('A').evaluate(() => location.reload())
    await frame('A').waitForFunction(() => 'passalongPhone' in window)
    expect(await photos('A')).toEqual([code.toString('base64')])
    expect(await photos('B')).toEqual([])
    await home('A')
    await frame('A').locator('[data-phone=album]').click()
    await frame('A').locator('.phone-album-photo').click()
    await held('A', '.phone-preview')
    await frame('A').getByRole('button', { name: '识别图中的小程序码' }).click()
    await until(async () => expect(await entered('A')).toMatchObject({ scene: 1048, query: { scene: 't.saved' } }))
  })

  test('is held before another phone’s camera, or looked through by its own', async () => {
    const asked = save('A', await downloaded('A'))
    await frame('A').locator('[data-phone=album-allow]').click()
    await asked
    await home('B')
    await frame('B').locator('[data-phone=scan]').click()
    await frame('B').locator('[data-subject^="album:A:"]').click()
    await until(async () => expect(await entered('B')).toMatchObject({ scene: 1047, query: { scene: 't.saved' } }))
    await home('A')
    await frame('A').locator('[data-phone=scan]').click()
    await frame('A').locator('[data-phone=camera-album]').click()
    await frame('A').locator('.phone-camera .phone-album-photo').click()
    await until(async () => expect(await entered('A')).toMatchObject({ scene: 1049, query: { scene: 't.saved' } }))
    expect(await current('A')).toMatchObject({ route: 'pages/calls/index' })
  })

  test('says when the phone is full, or keeps WeChat out for good', async () => {
    const filePath = await downloaded('A')
    const asked = save('A', filePath)
    await frame('A').locator('[data-phone=album-allow]').click()
    await asked
    await trouble('A', 'storage-full')
    expect(await save('A', filePath)).toEqual({ errMsg: 'saveImageToPhotosAlbum:fail no space left on device' })
    await trouble('A', 'storage-full', false)
    await trouble('A', 'album-refused')
    expect(await save('A', filePath)).toMatchObject({
      errMsg: 'saveImageToPhotosAlbum:fail system permission denied',
      errno: 3,
    })
    expect(await photos('A')).toHaveLength(1)
    expect(await save('A', 'https://elsewhere.example/a.jpg')).toMatchObject({
      errMsg: 'saveImageToPhotosAlbum:fail file not exists',
    })
  })
})

describe('a picture', () => {
  beforeEach(async () => {
    phones = await house.phones({ A: 'lin', B: 'chen' }, CALLS)
  })

  test('goes to a chat by WeChat’s own sheet, and its code is followed there', async () => {
    const path = await downloaded('A')
    const given = phones.call('A', 'showShareImageMenu', { path })
    await frame('A').locator('[data-phone=image-send]').click()
    await frame('A').locator('[data-to=chen]').click()
    expect(await given).toEqual({ errMsg: 'showShareImageMenu:ok' })
    await home('B')
    await frame('B').locator('.phone-sent-picture').click()
    await held('B', '.phone-preview')
    await frame('B').getByRole('button', { name: '识别图中的小程序码' }).click()
    await until(async () => expect(await entered('B')).toMatchObject({ scene: 1048, query: { scene: 't.saved' } }))
  })

  test('put away, the sheet did nothing; it saves without asking', async () => {
    const path = await downloaded('A')
    const given = phones.call('A', 'showShareImageMenu', { path })
    await frame('A').locator('.phone-share-image .phone-sheet-cancel').click()
    expect(await given).toEqual({ errMsg: 'showShareImageMenu:fail cancel' })
    const again = phones.call('A', 'showShareImageMenu', { path })
    await frame('A').locator('[data-phone=image-save]').click()
    expect(await again).toEqual({ errMsg: 'showShareImageMenu:ok' })
    expect(await photos('A')).toHaveLength(1)
    expect(await phones.call('A', 'getSetting')).toMatchObject({ authSetting: {} })
  })

  test('is looked at large; a tap puts it away', async () => {
    const urls = [await downloaded('A')]
    expect(await phones.call('A', 'previewImage', { urls })).toMatchObject({ errMsg: 'previewImage:ok' })
    await frame('A').locator('.phone-preview').click()
    expect(await frame('A').locator('.phone-preview').count()).toBe(0)
    expect(await phones.call('A', 'getImageInfo', { src: urls[0] })).toMatchObject({ type: 'png', path: urls[0] })
  })
})

describe('files', () => {
  beforeEach(async () => {
    phones = await house.phones({ A: 'lin' }, CALLS)
  })

  /** Calls the file manager in the bundle's manner. */
  const manage = (name: string, options: object) =>
    frame('A').evaluate(
      ([called, given]) =>
        new Promise<Record<string, unknown>>((resolve) => {
          type Manager = Record<string, (options: object) => void>
          const { wx } = (window.passalongPhone as PhoneHost).bundleApp() as {
            wx: { getFileSystemManager: () => Manager }
          }
          wx.getFileSystemManager()[called as string]?.({ ...(given as object), success: resolve, fail: resolve })
        }),
      [name, options] as const,
    )

  test('are saved, read, and gone when they are removed', async () => {
    const filePath = 'wxfile://usr/poster.png'
    const saved = await manage('saveFile', { tempFilePath: await downloaded('A'), filePath })
    expect(saved).toEqual({ errMsg: 'saveFile:ok', savedFilePath: filePath })
    expect(await manage('access', { path: filePath })).toEqual({ errMsg: 'access:ok' })
    const { data } = await manage('readFile', { filePath, encoding: 'base64' })
    expect(data).toBe(code.toString('base64'))
    expect(await manage('readdir', { dirPath: 'wxfile://usr' })).toMatchObject({ files: ['poster.png'] })
    expect(await manage('unlink', { filePath })).toEqual({ errMsg: 'unlink:ok' })
    expect(await manage('access', { path: filePath })).toMatchObject({
      errMsg: `access:fail no such file or directory ${filePath}`,
    })
  })

  test('find no room on a full phone, nor outside of their folder', async () => {
    const tempFilePath = await downloaded('A')
    await trouble('A', 'storage-full')
    expect(await manage('saveFile', { tempFilePath })).toEqual({
      errMsg: 'saveFile:fail the maximum size of the file storage limit is exceeded',
      errno: 1300202,
    })
    const outside = { filePath: 'wxfile://elsewhere/a.txt', data: 'x' }
    expect((await manage('writeFile', outside))['errMsg']).toContain('permission denied')
  })

  test('come from a host with the header that was asked, whatever it answers', async () => {
    house.host = () => ({ status: 503, body: { code: 'poster-busy' } })
    const header = { Authorization: 'Bearer x' }
    expect(await phones.call('A', 'downloadFile', { url: PICTURE, header })).toMatchObject({ statusCode: 503 })
    expect(house.asked[0]?.headers).toMatchObject({ authorization: 'Bearer x' })
    await trouble('A', 'pictures-hang')
    expect(await phones.call('A', 'downloadFile', { url: PICTURE, timeout: 50 })).toMatchObject({
      errMsg: 'downloadFile:fail timeout',
    })
    await frame('A').evaluate(() => (window.passalongPhone as PhoneHost).setOnline(false))
    expect(await phones.call('A', 'downloadFile', { url: PICTURE })).toMatchObject({ errMsg: 'downloadFile:fail ' })
  })
})

describe('a canvas', () => {
  beforeEach(async () => {
    phones = await house.phones({ A: 'lin' }, CALLS)
  })

  const exported = (size: number) =>
    frame('A').evaluate(
      (side) =>
        new Promise<{ errMsg: string }>((resolve) => {
          const { wx } = (window.passalongPhone as PhoneHost).bundleApp() as {
            wx: { canvasToTempFilePath: (options: object) => void }
          }
          const canvas = document.createElement('canvas')
          canvas.width = side
          canvas.height = side
          wx.canvasToTempFilePath({ canvas, fileType: 'jpg', quality: 0.9, success: resolve, fail: resolve })
        }),
      size,
    )

  test('of more than 4,096 pixels gives no picture, on a phone of little memory much less', async () => {
    expect(await exported(4097)).toEqual({ errMsg: 'canvasToTempFilePath:fail create bitmap failed' })
    expect(await exported(600)).toMatchObject({ tempFilePath: expect.stringMatching(/^wxfile:\/\/tmp_.+\.jpg$/) })
    await trouble('A', 'small-canvas')
    expect(await exported(600)).toEqual({ errMsg: 'canvasToTempFilePath:fail create bitmap failed' })
  })

  test('draws emoji in colour, whatever fonts the computer has', async () => {
    const colours = await frame('A').evaluate(() => {
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = 80
      const pen = canvas.getContext('2d') as CanvasRenderingContext2D
      pen.font = '60px Twemoji'
      pen.fillText('😀', 4, 64)
      const { data } = pen.getImageData(0, 0, 80, 80)
      return data.filter((red, at) => at % 4 === 0 && red > 180 && (data[at + 2] ?? 255) < 120).length
    })
    expect(colours).toBeGreaterThan(500)
  })

  /** What a picture of the canvas's own says within `patienceMs` of being asked for `source`. */
  const pictured = (source: string, patienceMs = 60_000) =>
    frame('A').evaluate(
      ([address, longestMs]) =>
        new Promise<string>((resolve) => {
          type Query = { select: (name: string) => { fields: (fields: object) => Query } } & {
            exec: (done: (found: [{ node: { createImage: () => HTMLImageElement } }]) => void) => void
          }
          const { wx } = (window.passalongPhone as PhoneHost).bundleApp() as {
            wx: { createSelectorQuery: () => Query }
          }
          const query = wx.createSelectorQuery().select('#code').fields({ node: true })
          query.exec(([{ node }]) => {
            const image = node.createImage()
            image.onload = () => resolve('load')
            image.onerror = () => resolve('error')
            image.src = address as string
            setTimeout(() => resolve('silence'), longestMs as number)
          })
        }),
      [source, patienceMs] as const,
    )

  test('loads pictures as the phone gets them', async () => {
    expect(await pictured(PICTURE)).toBe('load')
    expect(await pictured(await downloaded('A'))).toBe('load')
    expect(await pictured('wxfile://tmp_gone.png')).toBe('error')
    await trouble('A', 'pictures-hang')
    expect(await pictured(`${PICTURE}?hangs`, 800)).toBe('silence')
    await trouble('A', 'pictures-hang', false)
    await frame('A').evaluate(() => (window.passalongPhone as PhoneHost).setOnline(false))
    expect(await pictured(`${PICTURE}?away`)).toBe('error')
  })
})

test('what is copied is said by WeChat itself', async () => {
  phones = await house.phones({ A: 'lin' }, CALLS)
  // It stands there for a moment: who looks afterwards may come too late.
  const seen = frame('A').getByRole('status').innerText()
  expect(await phones.call('A', 'setClipboardData', { data: 'words' })).toMatchObject({ errMsg: 'setClipboardData:ok' })
  expect(await seen).toBe('内容已复制')
  expect(await phones.call('A', 'getClipboardData')).toMatchObject({ data: 'words' })
})
