import { type Asked, PhoneHouse, type Phones, SHIPPED } from './phone-house.js'

let house: PhoneHouse
let phones: Phones

const store = { code: 'WK01', name: '小满生活 武康路店', city: '上海', gift: { title: '购物袋兑换券', validDays: 7 } }

/** Enough of the API for a guest to look around. */
function api({ method, path }: Asked) {
  const name = path.replace('api.passalong.example/v1/', '').replace(/\?.*/, '')
  if (`${method} ${name}` === 'POST sessions') {
    return { body: { token: 'guest', expiresAt: '2099-01-01T00:00:00.000Z', member: false, clerk: null } }
  }
  if (name === 'stores/WK01') return { body: store }
  if (name === 'privacy-notice') return { body: { version: '1', title: 'Notice', paragraphs: ['One'] } }
  if (name === 'me')
    return { status: 403, body: { code: 'not-a-member', message: 'x', messageEn: 'x', requestId: 'r' } }
  return { status: 404, body: { code: 'route-unknown', message: 'x', messageEn: 'x', requestId: 'r' } }
}

beforeAll(async () => {
  house = await PhoneHouse.open(SHIPPED)
})
afterAll(() => house.close())
beforeEach(() => {
  house.host = api
})
afterEach(() => phones.close())

test('the shipped mini program opens in two frames: the page to join, and home with its tabs', async () => {
  phones = await house.phones({ A: 'lin', B: 'chen' }, '/pages/join/index?scene=s.WK01')
  const join = phones.of('A').locator('page[data-route="pages/join/index"]')
  await join.getByText(store.name).waitFor()
  await join.locator('#join-nickname').fill('小满')
  expect(await join.locator('#join-nickname').inputValue()).toBe('小满')
  await phones.of('B').evaluate(() => window.passalongPhone?.open('/pages/home/index'))
  await phones.of('B').locator('page[data-route="pages/home/index"]').locator('#guest-scan').waitFor()
  expect(await phones.of('B').locator('.phone-tab').count()).toBe(4)
  expect(house.errors).toEqual([])
})

test('every page of the bundle opens without a fault and uses only what the phone has', async () => {
  phones = await house.phones({ A: 'lin' })
  const routes = await phones.of('A').evaluate(() => {
    const { pages, subPackages = [] } = window.passalongBundle.json.app
    return [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))]
  })
  expect(routes.length).toBeGreaterThan(5)
  for (const route of routes) {
    await phones.of('A').evaluate((path) => window.passalongPhone?.open(`/${path}`), route)
    const page = phones.of('A').locator(`page[data-route="${route}"]`)
    await page.locator('view').first().waitFor({ state: 'attached' })
  }
  expect(house.errors).toEqual([])
})
