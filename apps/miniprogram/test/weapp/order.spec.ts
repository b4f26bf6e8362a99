import { usual } from './answers'
import { Phone, until } from './phone'

const paid = {
  orderId: 'o1',
  receiptNo: 'WK-0001',
  paidFen: 6800,
  refundedFen: 0,
  growth: 680,
  points: 68,
  commission: { amountFen: 680, reason: '介绍人是推手', reasonCode: 'won' },
  tierBefore: 'basic',
  tierAfter: 'basic',
  paidAt: '2026-11-21T12:00:00Z',
  state: 'paid',
  refunds: [] as object[],
  memberMaskedName: '陈*',
}
const part = {
  ...paid,
  refundedFen: 2800,
  state: 'part-refunded',
  refunds: [
    { refundNo: 'r1', amountFen: 2800, growth: 280, points: 28, commissionFen: 280, at: '2026-11-21T12:05:00Z' },
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
})
