import { retail, startTrial, type Trial } from './a-trial.js'

let trial: Trial
beforeEach(async () => {
  trial = await startTrial()
})
afterEach(() => trial.close())

const DAY = '2010-12-01 08:26:00'
const LATER = '2010-12-02 10:00:00'
const LAST = '2010-12-03 10:00:00'

/** Units of each line that went back, as `receipt/line: units`. */
async function backByLine(): Promise<string[]> {
  const rows = await trial.database.rows<{ receipt_no: string; line_no: number; refunded_quantity: number }>(
    `SELECT o.receipt_no, l.line_no, l.refunded_quantity FROM order_line l JOIN sale_order o ON o.id = l.order_id
      WHERE l.refunded_quantity > 0 ORDER BY o.receipt_no, l.line_no`,
  )
  return rows.map((row) => `${row.receipt_no}/${row.line_no}: ${row.refunded_quantity}`)
}

test('an invoice is one order with its lines, at Shanghai’s time; identical lines are two scans', async () => {
  const { summary, refused } = await trial.play(
    'online-retail',
    retail(
      ['536365', '85123A', 6, DAY, '2.55', '17850.0'],
      ['536365', '71053', 2, DAY, '3.395', '17850'],
      ['536365', '85123A', 6, DAY, '2.550', '17850.0'],
    ),
  )
  expect(refused).toEqual([])
  expect(summary).toEqual({
    read: 3,
    accepted: 3,
    refused: {},
    members: 1,
    orders: 1,
    paidFen: 1_530 + 679 + 1_530,
    refundedFen: 0,
    points: 37,
    growth: 373,
    tiers: { basic: 1, silver: 0, gold: 0 },
  })
  expect(await trial.database.rows('SELECT paid_at, paid_on FROM sale_order')).toEqual([
    { paid_at: new Date('2010-12-01T00:26:00Z'), paid_on: '2010-12-01' },
  ])
  expect(await trial.database.rows('SELECT DISTINCT unit_price FROM order_line WHERE item = ?', ['85123A'])).toEqual([
    { unit_price: '2.55' },
  ])
  expect(await trial.database.rows('SELECT person_id, import_ref, joined_at FROM member')).toEqual([
    { person_id: null, import_ref: 'online-retail:17850', joined_at: new Date('2010-12-01T00:26:00Z') },
  ])
})

test('a line that cannot be sold is refused with its reason, and the rest of its invoice goes on', async () => {
  const { summary, refused } = await trial.play(
    'online-retail',
    retail(
      ['1', 'A', 1, DAY, '1.00', ''],
      ['1', 'A', 1, DAY, '0', '7'],
      ['1', 'A', 0, DAY, '1.00', '7'],
      ['1', 'A', '1.5', DAY, '1.00', '7'],
      ['1', 'A', -1, DAY, '1.00', '7'],
      ['1', 'A', 1, DAY, '0.125', '7'],
      ['1', 'A', 8, DAY, '0.125', '7'],
      ['1', 'A', 1, DAY, '-1.00', '7'],
      ['1', '', 1, DAY, '1.00', '7'],
      ['', 'A', 1, DAY, '1.00', '7'],
      ['1', 'A', 1, '12/1/2010 8:26', '1.00', '7'],
      ['1', 'A', 1, DAY, '1.00', '8'],
      ['1', 'A', 1, DAY, '1,5', '7'],
      ['2', 'A', 9_999_999, DAY, '90.00', '9'],
      ['3', 'A', 1, DAY, '600000', '9'],
      ['3', 'B', 1, DAY, '600000', '9'],
      ['1', 'A'.repeat(57), 1, DAY, '1.00', '7'],
    ),
  )
  expect(refused).toEqual([
    '2 customer-missing',
    '3 price-zero',
    '4 quantity-zero',
    '5 quantity-fractional',
    '6 quantity-negative',
    '7 amount-fraction-of-fen',
    '9 price-negative',
    '10 item-missing',
    '11 receipt-number-missing',
    '12 date-unreadable',
    '13 receipt-of-another-customer',
    '14 row-malformed',
    '15 amount-too-large',
    '16 amount-too-large',
    '17 amount-too-large',
    '18 text-too-long',
  ])
  expect(summary).toMatchObject({ read: 17, accepted: 1, members: 3, orders: 1, paidFen: 100 })
})

test('a cancellation takes back the newest purchase of the same customer, item and price, over several orders', async () => {
  const { summary, refused } = await trial.play(
    'online-retail',
    retail(
      ['C9', 'A', -5, LAST, '1.00', '7'],
      ['1', 'A', 4, DAY, '1.0', '7'],
      ['2', 'A', 2, LATER, '1.00', '7'],
      ['2', 'B', 2, LATER, '1.00', '7'],
      ['2', 'A', 1, LATER, '1.00', '7'],
      ['3', 'A', 9, '2010-12-04 00:00:00', '1.00', '7'],
    ),
  )
  expect(refused).toEqual([])
  expect(await backByLine()).toEqual(['1/1: 2', '2/1: 2', '2/3: 1'])
  expect(await trial.database.rows('SELECT refund_no, amount_fen FROM refund ORDER BY refund_no')).toEqual([
    { refund_no: 'C9:1:1', amount_fen: 300 },
    { refund_no: 'C9:1:2', amount_fen: 200 },
  ])
  expect(summary).toMatchObject({ accepted: 6, orders: 3, paidFen: 1_800, refundedFen: 500, points: 13, growth: 130 })
})

test('a cancellation that nothing answers to is refused whole', async () => {
  const { summary, refused } = await trial.play(
    'online-retail',
    retail(
      ['1', 'A', 4, LATER, '1.00', '7'],
      ['2', 'A', 4, LATER, '1.00', '8'],
      ['C1', 'A', -1, DAY, '1.00', '7'],
      ['C1', 'A', -1, LAST, '1.01', '7'],
      ['C1', 'a', -1, LAST, '1.00', '7'],
      ['C1', 'A', -5, LAST, '1.00', '7'],
      ['C1', 'A', 1, LAST, '1.00', '7'],
      ['C1', 'A', -3, LAST, '1.00', '7'],
      ['C2', 'A', -2, LAST, '1.00', '7'],
      ['C2', 'A', -1, LAST, '1.00', '7'],
      ['C2', 'A', -1, LAST, '1.00', '7'],
    ),
  )
  expect(refused).toEqual([
    '4 cancellation-without-purchase',
    '5 cancellation-without-purchase',
    '6 cancellation-without-purchase',
    '7 cancellation-exceeds-purchase',
    '8 cancellation-quantity-not-negative',
    '10 cancellation-exceeds-purchase',
    '12 cancellation-exceeds-purchase',
  ])
  expect(await backByLine()).toEqual(['1/1: 4'])
  expect(summary).toMatchObject({ accepted: 4, refundedFen: 400, orders: 2 })
})

test('what is bought and cancelled at the same instant counts as bought first', async () => {
  const { summary } = await trial.play(
    'online-retail',
    retail(['C1', 'A', -1, DAY, '8.00', '7'], ['1', 'A', 1, DAY, '8.00', '7']),
  )
  expect(summary).toMatchObject({ accepted: 2, paidFen: 800, refundedFen: 800, points: 0, growth: 0 })
})

test('a refund takes growth off the day of its order, and the tier with it', async () => {
  const { summary } = await trial.play(
    'online-retail',
    retail(['1', 'A', 2, DAY, '300.00', '7'], ['C1', 'A', -2, LAST, '300.00', '7'], ['2', 'B', 1, LAST, '10.00', '7']),
  )
  // The last order was bought at the refund's instant, so before it, by a gold member: 2 points a yuan, for good.
  expect(summary).toMatchObject({ points: 20, growth: 100, tiers: { basic: 1, silver: 0, gold: 0 } })
})

test('the same receipt with other content is refused, and so is a cancellation that has changed', async () => {
  await trial.play('online-retail', retail(['1', 'A', 4, DAY, '1.00', '7'], ['C1', 'A', -1, LATER, '1.00', '7']))
  const { refused, summary } = await trial.play(
    'online-retail',
    retail(['1', 'A', 5, DAY, '1.00', '7'], ['1', 'B', 1, DAY, '1.00', '7'], ['C1', 'A', -2, LATER, '1.00', '7']),
  )
  expect(refused).toEqual(['2 receipt-conflict', '3 receipt-conflict', '4 receipt-conflict'])
  expect(summary).toMatchObject({ accepted: 0, orders: 0, paidFen: 0, refundedFen: 0 })
})
