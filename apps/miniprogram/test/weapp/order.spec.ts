import { ORDER, usual } from './answers'
import { Phone, until } from './phone'

const paid = ORDER
const part = {
  ...paid,
  refundedFen: 2800,
  state: 'part-refunded',
  refunds: [
    {
      refundNo: 'r1',
      amountFen: 2800,
      growth: 280,
      points: 28,
      pointsReturned: 200,
      commissionFen: 280,
      at: '2026-11-21T12:05:00Z',
    },
  ],
}
const REFUND = 'POST /v1/orders/o1/refunds'

const away = { code: 'database-away', message: '系统正忙，请稍后再试' }

test.each([
  ['is lost', null],
  ['is that the database went away', [503, away]],
] as const)('a part is refunded once, also when the first answer %s and the sheet was put away', async (_, lost) => {
  const phone = new Phone()
  let reachable = false
  phone.answers = {
    ...usual({ member: false, clerk: true }),
    'GET /v1/orders': () => [200, paid],
    [REFUND]: () => (reachable ? [201, part] : lost && [...lost]),
  }
  const page = await phone.open('subpackages/till/order/index', { receiptNo: 'WK-0001' })
  await page.sees('¥68.00')
  await page.tap('order-refund')
  for (const key of ['2', '8']) await page.tap(`key-${key}`)
  await page.sees('¥28.00')
  await page.tap('refund-go')
  await page.sees('退给 陈* ¥28.00？')
  await page.tap('refund-confirm')
  await page.sees('请重试，不会重复退款')

  await page.tap('sheet-close')
  await until(() => page.find('refund-confirm') === undefined)
  reachable = true
  await page.tap('order-refund')
  await page.sees('退给 陈* ¥28.00？')
  await page.tap('refund-confirm')
  await page.sees('部分退款')
  const [first, second] = phone.calls(REFUND)
  expect(first?.body).toEqual({ amountFen: 2800 })
  expect(second).toEqual(first)
  await page.sees('还可退 ¥40.00')
  await page.sees('+400')
  await page.sees('退回积分 +200')
})

test('after an unknown outcome the order can be looked up: a refund that arrived is shown, and not given again', async () => {
  const phone = new Phone()
  let arrived = false
  phone.answers = {
    ...usual({ member: false, clerk: true }),
    'GET /v1/orders': () => [200, arrived ? part : paid],
    [REFUND]: () => null,
  }
  const page = await phone.open('subpackages/till/order/index', { receiptNo: 'WK-0001' })
  await page.tap('order-refund')
  for (const key of ['2', '8']) await page.tap(`key-${key}`)
  await page.sees('¥28.00')
  await page.tap('refund-go')
  await page.tap('refund-confirm')
  await page.sees('先查这一单')
  await page.tap('refund-look-up')
  await page.sees('查过了：还没有退这一笔')

  arrived = true
  await page.tap('refund-look-up')
  await page.sees('部分退款')
  expect(page.find('refund-confirm')).toBeUndefined()
  expect(phone.calls(REFUND)).toHaveLength(1)
  await page.tap('order-refund')
  await page.sees('全部退 ¥40.00')
})

test('an order is undone once, with one key however often it is tried, and says so', async () => {
  const phone = new Phone()
  const UNDO = 'POST /v1/orders/o1/undo'
  const now = Date.now()
  const fresh = {
    ...paid,
    paidAt: new Date(now - 60_000).toISOString(),
    undoUntil: new Date(now + 240_000).toISOString(),
  }
  let reachable = false
  phone.answers = {
    ...usual({ member: false, clerk: true }),
    'GET /v1/orders': () => [200, fresh],
    [UNDO]: () => (reachable ? [201, { ...fresh, state: 'undone', undoUntil: null }] : null),
  }
  const page = await phone.open('subpackages/till/order/index', { receiptNo: 'WK-0001' })
  // However long the page took to open.
  await page.sees(/撤销这一单 (4:00|[123]:\d\d)/)
  await page.tap('till-undo')
  await page.sees('撤销小票 WK-0001？')
  await page.tap('till-undo-go')
  await page.sees('请重试，不会重复撤销')
  reachable = true
  await page.tap('till-undo-go')
  await page.sees('已撤销')
  const [first, second] = phone.calls(UNDO)
  expect(second).toEqual(first)
  expect(page.find('till-undo')).toBeUndefined()
  expect(page.find('order-refund')).toBeUndefined()
})

test('an order whose five minutes are over offers no undo', async () => {
  const phone = new Phone()
  phone.answers = { ...usual({ member: false, clerk: true }), 'GET /v1/orders': () => [200, paid] }
  const page = await phone.open('subpackages/till/order/index', { receiptNo: 'WK-0001' })
  await page.sees('¥68.00')
  expect(page.find('till-undo')).toBeUndefined()
})
