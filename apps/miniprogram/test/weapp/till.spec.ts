import { ORDER, usual } from './answers'
import { type Page, Phone, until } from './phone'

const checkout = {
  checkoutId: 'k1',
  expiresAt: '2999-01-01T00:00:00Z',
  member: { maskedName: '陈*', maskedPhone: null, tier: 'basic', points: 12, birthdayWeek: false },
  points: { balance: 1286, stepPoints: 100, stepFen: 100, shareBp: 5000 },
  coupons: [{ id: 'c1', title: '购物袋兑换券', kind: 'gift' }],
}
const order = ORDER
const SETTLEMENT = 'POST /v1/checkouts/k1/settlement'

async function scanned(phone: Phone): Promise<Page> {
  phone.scanned = { result: '28047719330461192462' }
  const scan = await phone.open('subpackages/till/scan/index')
  await scan.sees('扫会员码')
  await scan.tap('till-scan')
  await until(() => phone.went.includes('/subpackages/till/settle/index'))
  const page = await phone.open('subpackages/till/settle/index')
  await page.sees('陈*')
  return page
}

async function typeAmount(page: Page): Promise<void> {
  page.type('settle-receipt', 'WK-0001')
  for (const key of ['6', '8']) await page.tap(`key-${key}`)
  await page.sees('¥68.00')
}

test('a double tap sends one settlement; without an answer the retry carries the same key', async () => {
  const phone = new Phone()
  let reachable = false
  phone.answers = {
    ...usual({ member: false, clerk: true }),
    'GET /v1/orders/recent': () => [200, { orders: [] }],
    'POST /v1/checkouts': () => [201, checkout],
    [SETTLEMENT]: () => (reachable ? [201, order] : null),
  }
  const page = await scanned(phone)
  await page.tap('settle-submit')
  await page.sees('先输入小票号')
  await typeAmount(page)
  await page.tap('coupon-c1')
  await page.sees('将核销')

  await page.tapTwice('settle-submit')
  await page.sees('结果未知')
  expect(phone.calls(SETTLEMENT)).toHaveLength(1)
  expect(phone.calls(SETTLEMENT)[0]?.body).toEqual({ receiptNo: 'WK-0001', amountFen: 6800, giftCouponIds: ['c1'] })

  reachable = true
  await page.tap('till-retry')
  await page.sees('+680')
  const [first, second] = phone.calls(SETTLEMENT)
  expect(second).toEqual(first)
  await page.sees('推荐人是推手')
})

test('a refusal is shown where it happened, with what to do', async () => {
  const phone = new Phone()
  phone.scanned = { result: '28047719330461192462' }
  phone.answers = {
    ...usual({ member: false, clerk: true }),
    'GET /v1/orders/recent': () => [200, { orders: [order] }],
    'POST /v1/checkouts': () => [410, { code: 'member-code-expired', message: '会员码已过期，请会员刷新后再扫' }],
  }
  const page = await phone.open('subpackages/till/scan/index')
  await page.tap('till-scan')
  await page.sees('会员码已过期，请会员刷新后再扫')
  expect(phone.went).toEqual([])
  const [first] = phone.calls('POST /v1/checkouts')
  await page.tap('till-scan')
  await until(() => phone.calls('POST /v1/checkouts').length === 2)
  expect(phone.calls('POST /v1/checkouts')[1]?.key).not.toBe(first?.key)

  phone.scanned = { result: 'https://example.com/' }
  await page.tap('till-scan')
  await page.sees('这不是会员码')
})

test('an amount beyond what an order may be stays as it was typed, and is refused', async () => {
  const phone = new Phone()
  phone.answers = {
    ...usual({ member: false, clerk: true }),
    'GET /v1/orders/recent': () => [200, { orders: [] }],
    'POST /v1/checkouts': () => [201, checkout],
    [SETTLEMENT]: () => [400, { code: 'amount-too-large', message: '单笔金额不能超过 ¥999,999.99，请核对' }],
  }
  const page = await scanned(phone)
  page.type('settle-receipt', 'WK-0002')
  for (const key of ['1', '00', '00', '00']) await page.tap(`key-${key}`)
  await page.sees('¥1,000,000.00')
  await page.tap('settle-submit')
  await page.sees('单笔金额不能超过')
  expect(phone.calls(SETTLEMENT)[0]?.body).toMatchObject({ amountFen: 100_000_000 })
})

test('points pay only when the member asks; what they pay is shown first, and settled as shown', async () => {
  const phone = new Phone()
  const QUOTE = 'POST /v1/checkouts/k1/quote'
  let answers = false
  const quote = { amountFen: 6800, pointsToSpend: 1200, pointsFen: 1200, toPayFen: 5600, pointsMax: 1200 }
  const paid = { ...order, paidFen: 5600, pointsSpent: 1200, pointsFen: 1200 }
  phone.answers = {
    ...usual({ member: false, clerk: true }),
    'GET /v1/orders/recent': () => [200, { orders: [] }],
    'POST /v1/checkouts': () => [201, checkout],
    [QUOTE]: () => (answers ? [201, quote] : null),
    [SETTLEMENT]: () => [201, paid],
  }
  const page = await scanned(phone)
  await typeAmount(page)
  expect(phone.calls(QUOTE)).toHaveLength(0)
  await page.tap('till-points')
  await page.sees('可先关掉积分收款')
  answers = true
  await page.tap('settle-submit')
  await page.sees('用 1,200 积分')
  await page.sees('¥56.00')
  expect(phone.calls(SETTLEMENT)).toHaveLength(0)

  await page.tap('settle-submit')
  await page.sees('已记账')
  await page.sees('1,200 积分抵 ¥12.00')
  expect(phone.calls(SETTLEMENT)[0]?.body).toMatchObject({ amountFen: 6800, pointsToSpend: 1200 })
})

test('without the points of one step there is nothing to switch on', async () => {
  const phone = new Phone()
  const poor = { ...checkout, points: { ...checkout.points, balance: 99 } }
  phone.answers = {
    ...usual({ member: false, clerk: true }),
    'GET /v1/orders/recent': () => [200, { orders: [] }],
    'POST /v1/checkouts': () => [201, poor],
    [SETTLEMENT]: () => [201, order],
  }
  const page = await scanned(phone)
  await page.sees('积分不足 100')
  await page.tap('till-points')
  await typeAmount(page)
  await page.tap('settle-submit')
  await page.sees('已记账')
  expect(phone.calls(SETTLEMENT)[0]?.body).not.toHaveProperty('pointsToSpend')
})

test('a checkout that was left leads to the scan, also where no page lies below', async () => {
  const phone = new Phone()
  phone.answers = usual({ member: false, clerk: true })
  const page = await phone.open('subpackages/till/settle/index')
  await page.sees('这次收银已经离开')
  await page.tap('till-scan-again')
  await until(() => phone.went.includes('/subpackages/till/scan/index'))
})
