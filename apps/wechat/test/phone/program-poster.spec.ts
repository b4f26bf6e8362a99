import type { PhoneHost } from '../../src/phone/host.js'
import type { Trouble } from '../../src/phone/troubles.js'
import { ShopHost, TOKEN } from './a-shop-host.js'
import { PhoneHouse, type Phones, SHIPPED } from './phone-house.js'
import { until } from './until.js'

let house: PhoneHouse
let phones: Phones
let shop: ShopHost

const frame = () => phones.of('A')
const on = (id: string) => frame().locator(`#${id}`).filter({ visible: true }).last()
const sees = (words: string | RegExp) => frame().getByText(words).filter({ visible: true }).first().waitFor()
const sentLinks = () => shop.asked.filter((asked) => asked === `POST share-links/${TOKEN}/sent`)

beforeAll(async () => {
  house = await PhoneHouse.open(SHIPPED)
})
afterAll(() => house.close())
beforeEach(() => {
  shop = new ShopHost()
  house.host = (asked) => shop.answer(asked)
})
afterEach(() => phones.close())

/** Opens the share tab; `troubles` stand from the beginning. */
async function open(...troubles: Trouble[]): Promise<void> {
  phones = await house.phones({ A: 'lin', B: 'chen' })
  for (const trouble of troubles) await set(trouble, true)
  await frame().evaluate(() => (window.passalongPhone as PhoneHost).open('/pages/share/index'))
}

const set = (trouble: Trouble, isOn: boolean) =>
  frame().evaluate(([name, on]) => (window.passalongPhone as PhoneHost).trouble(name as Trouble, on as boolean), [
    trouble,
    isOn,
  ] as const)

interface Saved {
  type: string
  sizeBytes: number
  width: number
  height: number
  /** How many pixels are clearly blue. */
  blue: number
}

/** The newest picture of the album, as its own bytes decode; null when there is none. */
async function saved(): Promise<Saved | null> {
  return frame().evaluate(async () => {
    const [photo] = (window.passalongPhone as PhoneHost).photos()
    if (!photo) return null
    const { width, height } = await createImageBitmap(photo.file)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D
    pen.drawImage(await createImageBitmap(photo.file), 0, 0)
    const { data } = pen.getImageData(0, 0, width, height)
    let blue = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at + 2] ?? 0) > (data[at] ?? 0) + 80) blue += 1
    return { type: photo.file.type, sizeBytes: photo.file.size, width, height, blue }
  })
}

async function savePoster(): Promise<Saved> {
  await on('poster-save').click()
  await frame().locator('[data-phone=album-allow]').click()
  await until(async () => expect(await saved()).not.toBeNull())
  return (await saved()) as Saved
}

test('what is saved is a whole JPEG whose code leads another phone to this member’s link, and it counts as sent', async () => {
  await open()
  await on('poster-picture').waitFor()
  expect(await savePoster()).toMatchObject({ type: 'image/jpeg', width: 750, height: 1334 })
  await until(async () => expect(sentLinks()).toHaveLength(1))
  expect(house.errors).toEqual([])
  await phones.of('B').locator('[data-phone=scan]').click()
  await phones.of('B').locator('[data-subject^="album:A:"]').click()
  const page = () => phones.of('B').evaluate(() => (window.passalongPhone as PhoneHost).currentPage())
  const query = { scene: `t.${TOKEN}` }
  await until(async () => expect(await page()).toMatchObject({ route: 'pages/join/index', query }))
})

test.each([
  [375, 667],
  [375, 812],
  [390, 844],
])('on a phone of %i × %i all that can be done with the poster stands above the tab bar', async (width, height) => {
  await open()
  await frame().evaluate(
    ([w, h]) => Object.assign((window.frameElement as HTMLElement).style, { width: `${w}px`, height: `${h}px` }),
    [width, height] as const,
  )
  await on('poster-picture').waitFor()
  for (const id of ['poster-forward', 'poster-save', 'share-send']) {
    const isOnTop = () =>
      on(id).evaluate((button) => {
        const { left, top, width, height } = button.getBoundingClientRect()
        const places = [0.1, 0.9].map((at) => document.elementFromPoint(left + width / 2, top + height * at))
        return window.innerHeight === window.frameElement?.clientHeight && places.every((one) => button.contains(one))
      })
    await until(async () => expect([id, await isOnTop()]).toEqual([id, true]))
  }
})

test('refused once, it is explained; the settings open the album, and the poster is saved', async () => {
  await open()
  await on('poster-save').click()
  await frame().locator('[data-phone=album-refuse]').click()
  await sees('保存到相册，需要你的同意')
  expect(await saved()).toBeNull()
  expect(sentLinks()).toEqual([])
  await on('album-settings').click()
  await frame().locator('[data-phone=album-switch]').click()
  await frame().locator('[data-phone=settings-back]').click()
  await until(async () => expect(await saved()).not.toBeNull())
  expect(await frame().locator('.phone-settings').count()).toBe(0)
})

test('refused for good, the poster can still be opened large and passed on', async () => {
  await open('album-refused')
  await on('poster-save').click()
  await on('album-zoom').click()
  await frame().locator('.phone-preview').click()
  await on('album-forward').click()
  await frame().locator('[data-phone=image-send]').click()
  await frame().locator('[data-to=chen]').click()
  await until(async () => expect(sentLinks()).toHaveLength(1))
  expect(await saved()).toBeNull()
})

test('a full phone shows the poster and says why nothing was saved', async () => {
  await open('storage-full')
  await on('poster-picture').waitFor()
  await on('poster-save').click()
  await Promise.all([sees(/存储已满/), frame().locator('[data-phone=album-allow]').click()])
  expect(await saved()).toBeNull()
  await set('storage-full', false)
  // Two taps in quick succession are one.
  await until(async () => {
    await on('poster-save').click()
    expect(await saved()).not.toBeNull()
  })
})

test('without the code the poster says so and the card is offered; a retry brings it', async () => {
  shop.refusal = { status: 503, body: { code: 'poster-code-away', message: '小程序码暂时取不到' } }
  await open()
  await sees('你的小程序码暂时取不到')
  await on('poster-retry').waitFor()
  expect(await on('poster-save').isDisabled()).toBe(true)
  await on('share-send').click()
  await frame().locator('[data-to=chen]').click()
  await until(async () => expect(sentLinks()).toHaveLength(1))
  shop.refusal = null
  await on('poster-retry').click()
  await on('poster-picture').waitFor()
})

test('a host of pictures that hangs is waited for, named, and tried again by a tap', async () => {
  await open('pictures-hang')
  await sees('小程序码没有加载出来')
  expect(await on('poster-save').isDisabled()).toBe(true)
  await set('pictures-hang', false)
  await on('poster-retry').click()
  await on('poster-picture').waitFor()
})

test('a canvas that gives no picture is made good by the server’s own', async () => {
  await open('small-canvas')
  await on('poster-picture').waitFor()
  expect(shop.asked).toContain(`GET posters/${TOKEN}/picture`)
})

test('an emoji in the name is drawn in colour', async () => {
  await open()
  const plain = await savePoster()
  await phones.close()
  shop.name = '林小满🐳🐳'
  await open()
  const emoji = await savePoster()
  expect(emoji.blue - plain.blue).toBeGreaterThan(100)
})
