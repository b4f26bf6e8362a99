import QRCode from 'qrcode'
import type { PhoneHost } from '../../src/phone/host.js'
import { FIXTURE, PhoneHouse, type Phones } from './phone-house.js'
import { until } from './until.js'

let house: PhoneHouse
let phones: Phones

const CALLS = '/pages/calls/index'
const page = (phone: string) => phones.of(phone).locator('page')
const current = (phone: string) => phones.of(phone).evaluate(() => (window.passalongPhone as PhoneHost).currentPage())
const entered = (phone: string) =>
  phones.of(phone).evaluate(() => {
    const shown = (window.passalongPhone as PhoneHost).bundleApp()?.['shown'] as object[]
    return shown.at(-1)
  })
const home = (phone: string) => phones.of(phone).evaluate(() => (window.passalongPhone as PhoneHost).goHome())

/** Draws a code that says `words` on the fixture's canvas. */
async function showCode(phone: string, words: string): Promise<void> {
  const { modules } = QRCode.create(words)
  const bits = Array.from({ length: modules.size ** 2 }, (_, index) =>
    modules.get(Math.floor(index / modules.size), index % modules.size),
  )
  await phones.of(phone).evaluate(
    ([cells, size]) => {
      const canvas = document.querySelector('canvas') as HTMLCanvasElement
      canvas.width = canvas.height = (size as number) * 8 + 64
      const pen = canvas.getContext('2d') as CanvasRenderingContext2D
      for (const [index, isDark] of (cells as number[]).entries()) {
        const [x, y] = [index % (size as number), Math.floor(index / (size as number))]
        if (isDark) pen.fillRect(32 + x * 8, 32 + y * 8, 8, 8)
      }
    },
    [bits, modules.size] as const,
  )
}

beforeAll(async () => {
  house = await PhoneHouse.open(FIXTURE)
})
afterAll(() => house.close())
afterEach(() => phones.close())

describe('cards', () => {
  beforeEach(async () => {
    phones = await house.phones({ A: 'lin', B: 'chen', C: 'wang' }, CALLS)
  })

  test('a share button asks the page, waits for its promise, and sends to the friend that is chosen', async () => {
    await page('A').locator('.share').click()
    const sheet = phones.of('A').getByRole('dialog')
    await sheet.locator('[data-to=chen]').waitFor()
    expect(await sheet.locator('.phone-friend').allInnerTexts()).toEqual(
      expect.arrayContaining(['周\n周末群', '陈\n陈一诺']),
    )
    await sheet.locator('[data-to=chen]').click()
    await home('B')
    const card = phones.of('B').locator('.phone-card')
    expect(await card.innerText()).toContain('Late title')
    await card.click()
    await until(async () =>
      expect(await current('B')).toMatchObject({ route: 'pages/calls/index', query: { t: 'late' } }),
    )
    expect(await entered('B')).toMatchObject({ path: 'pages/calls/index', query: { t: 'late' }, scene: 1007 })
  })

  test('the menu shares too; a card in the group is opened by its own scene, and can be sent on', async () => {
    await phones.of('A').locator('[data-phone=menu]').click()
    await phones.of('A').getByRole('button', { name: '转发' }).click()
    await phones.of('A').locator('[data-to="group:weekend"]').click()
    await home('B')
    await phones.of('B').locator('.phone-forward').click()
    await phones.of('B').locator('[data-to=wang]').click()
    await home('C')
    const cards = phones.of('C').locator('.phone-card')
    await until(async () => expect(await cards.count()).toBe(2))
    expect(await cards.first().innerText()).toContain('From menu')
    await phones.of('C').locator('[data-chat="group:weekend"] .phone-card').click()
    await until(async () => expect(await entered('C')).toMatchObject({ scene: 1008 }))
  })

  test('a page that offers no card cannot be shared', async () => {
    await phones.call('A', 'reLaunch', { url: '/pages/parts/index' })
    await phones.of('A').locator('[data-phone=menu]').click()
    await phones.of('A').getByRole('button', { name: '当前页面不可转发' }).click()
    expect(await phones.of('A').locator('.phone-share').count()).toBe(0)
  })
})

describe('groups', () => {
  const inGroup = (phone: string, group: string) => phones.of(phone).locator(`[data-chat="group:${group}"] .phone-card`)
  const groupInfo = (phone: string) => phones.call(phone, 'getGroupEnterInfo')

  beforeEach(async () => {
    phones = await house.phones({ A: 'chen', B: 'wang', D: 'zhao' }, CALLS)
  })

  test('a card in a group tells which kind of chat it came from, and whose group, sealed', async () => {
    await page('A').locator('.share').click()
    await phones.of('A').locator('[data-to="group:readers"]').click()
    for (const phone of ['B', 'D']) {
      await home(phone)
      await inGroup(phone, 'readers').click()
      await until(async () => expect(await current(phone)).toMatchObject({ query: { t: 'late' } }))
      const options = { scene: 1008, chatType: 3, apiCategory: 'default', query: { t: 'late' } }
      expect(await entered(phone)).toMatchObject(options)
      expect(await phones.callSync(phone, 'getEnterOptionsSync')).toMatchObject(options)
      expect(await phones.callSync(phone, 'getLaunchOptionsSync')).toMatchObject({ scene: 1001 })
      expect(await groupInfo(phone)).toEqual({
        errMsg: 'getGroupEnterInfo:ok',
        encryptedData: expect.stringMatching(/^[\w+/]+=*$/),
        iv: expect.stringMatching(/^[\w+/]{22}==$/),
      })
    }
    expect(await entered('B')).not.toHaveProperty('shareTicket')
  })

  test('no group is told of what came another way, nor to who has left it', async () => {
    const wrongScene = { errMsg: 'getGroupEnterInfo:fail scene error', errCode: 40097 }
    expect(await groupInfo('B')).toEqual(wrongScene)
    await page('A').locator('.share').click()
    await phones.of('A').locator('[data-to=wang]').click()
    await home('B')
    await phones.of('B').locator('[data-chat=chen] .phone-card').click()
    await until(async () => expect(await entered('B')).toMatchObject({ scene: 1007, chatType: 1 }))
    expect(await groupInfo('B')).toEqual(wrongScene)
    await page('A').locator('.share').click()
    await phones.of('A').locator('[data-to="group:readers"]').click()
    await home('B')
    await inGroup('B', 'readers').click()
    await until(async () => expect(await entered('B')).toMatchObject({ scene: 1008 }))
    const body = JSON.stringify({ person: 'wang', group: 'group:readers', member: false })
    await fetch(`${house.wechat}/wechat/groups/members`, { method: 'POST', body })
    expect(await groupInfo('B')).toMatchObject({ errCode: 65206 })
    await home('B')
    await phones.of('B').locator('[data-phone=open-program]').click()
    expect(await groupInfo('B')).toEqual(wrongScene)
  })

  test('a page that asks for share tickets gets them by a scene of their own, and no promise of a group', async () => {
    await phones.call('A', 'updateShareMenu', { withShareTicket: true })
    await page('A').locator('.share').click()
    await phones.of('A').locator('[data-to="group:readers"]').click()
    await home('D')
    await inGroup('D', 'readers').click()
    await until(async () =>
      expect(await entered('D')).toMatchObject({ scene: 1044, shareTicket: expect.any(String), chatType: 3 }),
    )
    expect(await groupInfo('D')).toMatchObject({ errMsg: 'getGroupEnterInfo:ok' })
    expect(await phones.callSync('D', 'getGroupEnterInfo')).toBeUndefined()
  })

  test('every phone tells of another machine', async () => {
    const machines = await Promise.all(['A', 'B', 'D'].map((phone) => phones.callSync(phone, 'getDeviceInfo')))
    expect(new Set(machines.map((machine) => JSON.stringify(machine))).size).toBe(3)
    expect(machines[0]).toMatchObject({ model: expect.any(String), system: expect.any(String) })
    const info = await phones.callSync('A', 'getSystemInfoSync')
    expect(info).toMatchObject({ model: (machines[0] as { model: string }).model, platform: 'android' })
  })
})

describe('Moments', () => {
  const open = async (phone: string) => {
    await home(phone)
    await phones.of(phone).locator('[data-phone=moments]').click()
    await phones.of(phone).locator('.phone-moment-link').click()
  }
  const alone = (phone: string) => phones.of(phone).locator('.phone-single')

  beforeEach(async () => {
    phones = await house.phones({ A: 'lin', B: 'chen' }, CALLS)
    await phones.callSync('B', 'setStorageSync', 'session', 'kept')
    await phones.of('A').locator('[data-phone=menu]').click()
    await phones.of('A').getByRole('button', { name: '分享到朋友圈' }).click()
    const posted = phones.of('A').getByText('已发表').waitFor()
    await phones.of('A').locator('[data-phone=post-moment]').click()
    await posted
  })

  test('a page opens there alone: nobody is signed in, nothing leads away from it', async () => {
    await open('B')
    await alone('B').locator('[data-page="pages/calls/index"]').waitFor()
    expect(await current('B')).toMatchObject({ route: 'pages/calls/index', query: { t: 'moment' } })
    expect(await entered('B')).toMatchObject({ scene: 1154, apiCategory: 'browseOnly', query: { t: 'moment' } })
    expect(await phones.call('B', 'login')).toEqual({ errMsg: 'login:fail not available in single page mode' })
    const told = phones.of('B').getByText('请前往小程序使用完整服务').waitFor()
    expect((await phones.call('B', 'navigateTo', { url: '/pages/parts/index' }))['errMsg']).toContain('navigateTo:fail')
    await told
    expect(await current('B')).toMatchObject({ route: 'pages/calls/index' })
    expect(await phones.callSync('B', 'getStorageSync', 'session')).toBe('')
    expect(await alone('B').locator('.phone-tabs').count()).toBe(0)
    house.host = () => ({ body: { seen: true } })
    const asked = await phones.call('B', 'request', { url: 'https://api.passalong.example/v1/visits' })
    expect(asked).toMatchObject({ data: { seen: true } })
  })

  test('its bar opens the mini program at the same address; without it, one is back on Moments', async () => {
    await open('B')
    await alone('B').locator('[data-phone=single-close]').click()
    expect(await alone('B').count()).toBe(0)
    await phones.of('B').locator('.phone-moment-link').click()
    await alone('B').locator('[data-phone=single-enter]').click()
    await until(async () =>
      expect(await entered('B')).toMatchObject({ scene: 1155, apiCategory: 'default', query: { t: 'moment' } }),
    )
    expect(await alone('B').count()).toBe(0)
    expect(await phones.callSync('B', 'getStorageSync', 'session')).toBe('kept')
    expect(await phones.call('B', 'login')).toMatchObject({ errMsg: 'login:ok' })
    expect(house.errors).toEqual([])
  })

  test('a page that puts the entry away cannot be posted', async () => {
    await phones.call('A', 'hideShareMenu', { menus: ['shareTimeline'] })
    await phones.of('A').locator('[data-phone=menu]').click()
    await phones.of('A').getByRole('button', { name: '转发' }).waitFor()
    expect(await phones.of('A').getByRole('button', { name: '分享到朋友圈' }).count()).toBe(0)
  })
})

describe('the camera', () => {
  const subject = (phone: string, id: string) => phones.of(phone).locator(`[data-subject="${id}"]`)

  beforeEach(async () => {
    const sign = await QRCode.toBuffer('https://wxacode.sandbox.passalong.example/?p=pages%2Fcalls%2Findex&s=s.WK01')
    house.host = ({ path }) =>
      path === 'api.passalong.example/v1/stores/WK01/code.png'
        ? { type: 'image/png', body: sign }
        : { status: 404, body: {} }
    phones = await house.phones({ A: 'lin', B: 'chen' }, CALLS)
  })

  test('reads the sign of the store out of its pixels and opens the page with its scene', async () => {
    await home('A')
    await phones.of('A').locator('[data-phone=scan]').click()
    await subject('A', 'sign').click()
    const query = { scene: 's.WK01' }
    await until(async () => expect(await current('A')).toMatchObject({ route: 'pages/calls/index', query }))
    expect(await entered('A')).toMatchObject({ scene: 1047 })
  })

  test('gives the mini program the path of a mini program code', async () => {
    const scanned = phones.call('A', 'scanCode')
    await subject('A', 'sign').click()
    expect(await scanned).toMatchObject({ scanType: 'WX_CODE', path: 'pages/calls/index?scene=s.WK01', result: '' })
  })

  test('reads another phone’s screen: what stands there now, or says that it sees nothing', async () => {
    const scanned = phones.call('A', 'scanCode')
    await subject('A', 'B').click()
    await phones.of('A').getByText('没有看到码').waitFor()
    await showCode('B', '12345678901234567890')
    expect(await scanned).toMatchObject({ errMsg: 'scanCode:ok', scanType: 'QR_CODE', result: '12345678901234567890' })
  })

  test('sees nothing of a code that is covered, and can be put away', async () => {
    await showCode('B', 'covered')
    await phones.of('B').locator('[data-phone=menu]').click()
    const scanned = phones.call('A', 'scanCode')
    await subject('A', 'B').click()
    await phones.of('A').getByText('没有看到码').waitFor()
    await phones.of('A').locator('[data-phone=camera-close]').click()
    expect(await scanned).toMatchObject({ errMsg: 'scanCode:fail cancel' })
  })
})

describe('what WeChat guards', () => {
  const details = (type: string) => phones.details('A', type)

  beforeEach(async () => {
    phones = await house.phones({ A: 'lin' }, CALLS)
  })

  test('the privacy guide is asked for once, and its refusal is told', async () => {
    expect(await phones.call('A', 'getPrivacySetting')).toMatchObject({ needAuthorization: true })
    const asked = phones.call('A', 'requirePrivacyAuthorize')
    await phones.of('A').getByRole('button', { name: '不允许' }).click()
    expect(await asked).toMatchObject({ errMsg: 'requirePrivacyAuthorize:fail privacy permission is not authorized' })
    await page('A').locator('.agree').click()
    await until(async () => expect(await details('agreeprivacyauthorization')).toHaveLength(1))
    expect(await phones.call('A', 'getPrivacySetting')).toMatchObject({ needAuthorization: false })
    expect(await phones.call('A', 'requirePrivacyAuthorize')).toMatchObject({ errMsg: 'requirePrivacyAuthorize:ok' })
  })

  test('a phone number is a code for the server, or a refusal', async () => {
    await page('A').locator('.agree').click()
    await page('A').locator('.phone').click()
    await phones.of('A').getByRole('button', { name: '不允许' }).click()
    await until(async () =>
      expect(await details('getphonenumber')).toEqual([{ errMsg: 'getPhoneNumber:fail user deny' }]),
    )
    await page('A').locator('.phone').click()
    await phones.of('A').getByRole('button', { name: '允许', exact: true }).click()
    await until(async () =>
      expect((await details('getphonenumber'))[1]).toEqual({ errMsg: 'getPhoneNumber:ok', code: expect.any(String) }),
    )
  })

  test('login gives a fresh code each time', async () => {
    const first = await phones.call('A', 'login')
    const second = await phones.call('A', 'login')
    expect(first).toMatchObject({ errMsg: 'login:ok', code: expect.any(String) })
    expect(second['code']).not.toBe(first['code'])
  })
})
