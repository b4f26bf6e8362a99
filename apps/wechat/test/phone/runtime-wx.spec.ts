import type { PhoneHost } from '../../src/phone/host.js'
import { FIXTURE, PhoneHouse, type Phones } from './phone-house.js'

let house: PhoneHouse
let phones: Phones

const route = () => phones.of('A').evaluate(() => (window.passalongPhone as PhoneHost).currentPage()?.route)
const go = (name: string, url: string) => phones.call('A', name, { url })
const types = async () => (await phones.told('A')).map(({ type }) => type)

beforeAll(async () => {
  house = await PhoneHouse.open(FIXTURE)
})
afterAll(() => house.close())
beforeEach(async () => {
  house.host = () => ({ status: 404, body: { code: 'route-unknown' } })
  phones = await house.phones({ A: 'lin' }, '/pages/parts/index')
})
afterEach(() => phones.close())

describe('turning pages', () => {
  test('pages lie on one another; a page of a subpackage brings its own scripts', async () => {
    expect(await go('navigateTo', '/pages/calls/index?a=1')).toEqual({ errMsg: 'navigateTo:ok' })
    expect(await go('navigateTo', '../../sub/deep/index?b=2')).toEqual({ errMsg: 'navigateTo:ok' })
    expect(await phones.of('A').locator('.deep').innerText()).toBe('deep words')
    expect(await types()).toEqual(expect.arrayContaining(['show', 'hide']))
    await phones.of('A').locator('[data-page="sub/deep/index"] [data-phone=back]').click()
    expect(await route()).toBe('pages/calls/index')
    expect(await phones.call('A', 'navigateBack')).toEqual({ errMsg: 'navigateBack:ok' })
    expect(await route()).toBe('pages/parts/index')
    expect((await types()).at(-1)).toBe('unload')
    expect((await phones.call('A', 'navigateBack'))['errMsg']).toBe(
      'navigateBack:fail cannot navigate back at first page.',
    )
  })

  test('tabs are switched, never stacked, and live on', async () => {
    expect((await go('navigateTo', '/pages/tab/index'))['errMsg']).toBe(
      'navigateTo:fail can not navigateTo a tabbar page',
    )
    expect((await go('redirectTo', '/pages/tab/index'))['errMsg']).toBe(
      'redirectTo:fail can not redirectTo a tabbar page',
    )
    expect((await go('switchTab', '/pages/calls/index'))['errMsg']).toBe(
      'switchTab:fail can not switch to no-tabBar page',
    )
    await phones.of('A').locator('.name').fill('kept')
    await go('navigateTo', '/pages/calls/index')
    await go('switchTab', '/pages/tab/index')
    expect(await types()).toContain('unload')
    await phones.of('A').locator('[data-tab=Parts]').click()
    expect(await phones.of('A').locator('.name').inputValue()).toBe('KEPT')
    expect(await phones.details('A', 'tab')).toEqual([{ index: 0, pagePath: 'pages/parts/index', text: 'Parts' }])
  })

  test('at most ten pages, and none that the mini program lacks', async () => {
    for (let count = 2; count <= 10; count += 1) await go('navigateTo', '/pages/calls/index')
    expect((await go('navigateTo', '/pages/calls/index'))['errMsg']).toBe('navigateTo:fail webview count limit exceed')
    expect((await go('navigateTo', '/pages/none'))['errMsg']).toBe('navigateTo:fail page "pages/none" is not found')
    await go('reLaunch', '/pages/calls/index?x=y')
    expect((await phones.call('A', 'navigateBack'))['errMsg']).toContain('fail')
    await phones.of('A').locator('[data-page="pages/calls/index"] [data-phone=home]').last().click()
    expect(await route()).toBe('pages/parts/index')
  })

  test('the bar shows the title of the page, and what the page sets', async () => {
    const title = phones.of('A').locator('[data-page="pages/calls/index"] .phone-nav-title')
    await go('navigateTo', '/pages/calls/index')
    expect(await title.innerText()).toBe('Calls')
    await phones.call('A', 'setNavigationBarTitle', { title: 'Other' })
    expect(await title.innerText()).toBe('Other')
  })

  test('what is fixed, and heights of the window, keep between the bars', async () => {
    await go('navigateTo', '/pages/calls/index')
    const box = await phones.of('A').locator('.fixed').boundingBox()
    expect(box).toMatchObject({ width: 375, y: expect.closeTo(812 - 72.4, 0), height: expect.closeTo(72.4, 0) })
  })
})

describe('requests', () => {
  const request = (options: object) => phones.call('A', 'request', options)

  test('go to the host that the hosts table names, with method, header and body', async () => {
    house.host = ({ path }) => ({ status: 201, body: { path } })
    const url = 'https://api.passalong.example/v1/members'
    const header = { Authorization: 'Bearer x' }
    const answer = await request({ url, method: 'POST', header, data: { a: 1 } })
    expect(answer).toMatchObject({
      errMsg: 'request:ok',
      statusCode: 201,
      data: { path: 'api.passalong.example/v1/members' },
    })
    expect(answer['header']).toMatchObject({ 'x-answer': 'yes' })
    const [asked] = house.asked
    expect(asked).toMatchObject({ method: 'POST', body: '{"a":1}' })
    expect(asked?.headers).toMatchObject({ authorization: 'Bearer x', 'content-type': 'application/json' })
  })

  test('a refusal is an answer; data of GET becomes its query; text that is no JSON stays text', async () => {
    house.host = () => ({ status: 404, type: 'text/plain', body: 'nothing' })
    const url = 'https://api.passalong.example/v1/orders'
    expect(await request({ url, data: { no: 'a b' } })).toMatchObject({ statusCode: 404, data: 'nothing' })
    expect(house.asked[0]?.path).toBe('api.passalong.example/v1/orders?no=a%20b')
  })

  test('without a network, after its time, and when it is given up, a request fails', async () => {
    house.host = () => null
    const url = 'https://api.passalong.example/v1/slow'
    expect(await request({ url, timeout: 50 })).toMatchObject({ errMsg: 'request:fail timeout' })
    const setOnline = (online: boolean) =>
      phones.of('A').evaluate((isOn) => (window.passalongPhone as PhoneHost).setOnline(isOn), online)
    await setOnline(false)
    expect(await request({ url })).toMatchObject({ errMsg: 'request:fail ' })
    expect(await phones.call('A', 'login')).toMatchObject({ errMsg: 'login:fail ' })
    expect(await phones.call('A', 'getNetworkType')).toMatchObject({ networkType: 'none' })
    await setOnline(true)
    const aborted = await phones.of('A').evaluate((address) => {
      type Request = (options: object) => { abort: () => void }
      const { wx } = (window.passalongPhone as PhoneHost).bundleApp() as { wx: { request: Request } }
      return new Promise((resolve) => wx.request({ url: address, fail: resolve }).abort())
    }, url)
    expect(aborted).toMatchObject({ errMsg: 'request:fail abort' })
    expect(await request({ url: 'http://api.passalong.example/' })).toMatchObject({
      errMsg: 'request:fail url not in domain list',
    })
  })

  test('ten go at once, the eleventh waits', async () => {
    const counts = await phones.of('A').evaluate(async (url) => {
      type Request = (options: object) => void
      const { wx } = (window.passalongPhone as PhoneHost).bundleApp() as { wx: { request: Request } }
      const sent: (() => void)[] = []
      window.fetch = () => new Promise((resolve) => sent.push(() => resolve(new Response('{}'))))
      const settled = () => new Promise((resolve) => setTimeout(resolve))
      const answers = Array.from({ length: 11 }, () => new Promise((success) => wx.request({ url, success })))
      await settled()
      const before = sent.length
      sent[0]?.()
      await answers[0]
      await settled()
      return [before, sent.length]
    }, 'https://api.passalong.example/v1/slow')
    expect(counts).toEqual([10, 11])
  })
})

describe('what is kept and asked', () => {
  test('values are kept as they are, on this phone alone', async () => {
    await phones.callSync('A', 'setStorageSync', 'session', { token: 't' })
    expect(await phones.callSync('A', 'getStorageSync', 'session')).toEqual({ token: 't' })
    expect(await phones.call('A', 'getStorage', { key: 'none' })).toEqual({ errMsg: 'getStorage:fail data not found' })
    await phones.close()
    phones = await house.phones({ A: 'lin', B: 'chen' }, '/pages/parts/index')
    await phones.callSync('A', 'setStorageSync', 'a', 1)
    await phones.callSync('B', 'setStorageSync', 'b', 2)
    expect(await phones.callSync('A', 'getStorageInfoSync')).toMatchObject({ keys: ['a'] })
    await phones.callSync('A', 'clearStorageSync')
    expect(await phones.callSync('B', 'getStorageSync', 'b')).toBe(2)
  })

  test('toasts, questions and choices are drawn in the phone', async () => {
    await phones.call('A', 'showToast', { title: 'Joined', duration: 600_000 })
    expect(await phones.of('A').getByRole('status').innerText()).toBe('Joined')
    const asked = phones.call('A', 'showModal', { title: 'Leave?', content: 'Sure?', confirmText: 'Yes' })
    await phones.of('A').getByRole('alertdialog').getByText('Yes').click()
    expect(await asked).toEqual({ errMsg: 'showModal:ok', confirm: true, cancel: false, content: null })
    const chosen = phones.call('A', 'showActionSheet', { itemList: ['One', 'Two'] })
    await phones.of('A').getByRole('button', { name: 'Two' }).click()
    expect(await chosen).toEqual({ errMsg: 'showActionSheet:ok', tapIndex: 1 })
    const dismissed = phones.call('A', 'showActionSheet', { itemList: ['One'] })
    await phones.of('A').locator('.phone-choices-cancel').click()
    expect(await dismissed).toEqual({ errMsg: 'showActionSheet:fail cancel' })
  })

  test('the window is what is left between the bars', async () => {
    expect(await phones.callSync('A', 'getWindowInfo')).toMatchObject({ windowWidth: 375, windowHeight: 812 - 88 - 84 })
    await go('navigateTo', '/pages/calls/index')
    expect(await phones.callSync('A', 'getWindowInfo')).toMatchObject({ windowHeight: 812 - 88, statusBarHeight: 44 })
  })

  test('a call that the phone lacks throws by its name; a script sees nothing of the browser', async () => {
    await expect(phones.callSync('A', 'startBluetoothDevicesDiscovery')).rejects.toThrow(
      'wx.startBluetoothDevicesDiscovery is not in this phone',
    )
    expect(await phones.callSync('A', 'canIUse', 'startBluetoothDevicesDiscovery')).toBe(false)
    expect(await phones.callSync('A', 'canIUse', 'request.object.url')).toBe(true)
    const leaks = await phones.of('A').evaluate(() => (window.passalongPhone as PhoneHost).bundleApp()?.['leaks'])
    expect(leaks).toEqual(Array(6).fill('undefined'))
  })

  test('the app hears how it was entered, left and entered again', async () => {
    await phones.of('A').locator('[data-phone=close]').click()
    await phones.of('A').locator('[data-phone=open-program]').click()
    const shown = () => phones.of('A').evaluate(() => (window.passalongPhone as PhoneHost).bundleApp()?.['shown'])
    expect(await shown()).toEqual([
      expect.objectContaining({ path: 'pages/parts/index', scene: 1001 }),
      'hidden',
      expect.objectContaining({ path: 'pages/parts/index', scene: 1089 }),
    ])
  })
})
