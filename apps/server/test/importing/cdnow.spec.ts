import { gzipSync } from 'node:zlib'
import { cdnow, startTrial, type Trial } from './a-trial.js'

let trial: Trial
beforeEach(async () => {
  trial = await startTrial()
})
afterEach(() => trial.close())

const nothing = { growth: 0, points: 0, tiers: { basic: 0, silver: 0, gold: 0 } }

test('rows are purchases at noon of their day, identical ones too, and earn what the till gives', async () => {
  const { summary, refused } = await trial.play(
    'cdnow',
    cdnow(
      ['00004', 19970101, 2, '29.33'],
      ['00004', 19970118, 1, '9.99'],
      ['00004', 19970118, 1, '9.99'],
      ['7', 19970102, 1, '0.09'],
    ),
  )
  expect(refused).toEqual([])
  // 2,933 + 999 + 999 + 9 fen: floor(fen / 10) growth, floor(fen / 100) points, each by itself.
  expect(summary).toEqual({
    read: 4,
    accepted: 4,
    refused: {},
    members: 2,
    orders: 4,
    paidFen: 4_940,
    refundedFen: 0,
    points: 29 + 9 + 9,
    growth: 293 + 99 + 99,
    tiers: { basic: 2, silver: 0, gold: 0 },
  })
  const orders = await trial.database.rows('SELECT receipt_no, paid_at FROM sale_order ORDER BY paid_at, receipt_no')
  expect(orders).toEqual([
    { receipt_no: '00004-19970101-1', paid_at: new Date('1997-01-01T04:00:00Z') },
    { receipt_no: '7-19970102-1', paid_at: new Date('1997-01-02T04:00:00Z') },
    { receipt_no: '00004-19970118-1', paid_at: new Date('1997-01-18T04:00:00Z') },
    { receipt_no: '00004-19970118-2', paid_at: new Date('1997-01-18T04:00:00Z') },
  ])
})

test('a customer is played in time, whatever the order of rows: the tier before each order sets its rate', async () => {
  const { summary } = await trial.play(
    'cdnow',
    cdnow(['1', 19970301, 1, '100.00'], ['1', 19970101, 1, '300.00'], ['1', 19970201, 1, '300.00']),
  )
  // Basic until 3,000 growth, silver until 6,000, then gold: 300 × 1, 300 × 1.5, 100 × 2.
  expect(summary).toMatchObject({ points: 300 + 450 + 200, growth: 7_000, tiers: { basic: 0, silver: 0, gold: 1 } })
})

test('points that run out with the last day of the file are gone; a day earlier they are not', async () => {
  const rows = [['1', 19970115, 1, '50.00']]
  const before = await trial.play('cdnow', cdnow(...rows, ['2', 19980130, 1, '1.00']))
  expect(before.summary.points).toBe(50 + 1)
  const at = await trial.play('cdnow', cdnow(...rows, ['2', 19980130, 1, '1.00'], ['3', 19980131, 1, '1.00']))
  expect(at.summary.points).toBe(2)
})

test('growth counts for 365 days, and the review of the last day is done while that of the next is not', async () => {
  const rows = [['1', 19970101, 1, '300.00']]
  const before = await trial.play('cdnow', cdnow(...rows, ['2', 19971231, 1, '1.00']))
  expect(before.summary).toMatchObject({ growth: 3_010, tiers: { basic: 1, silver: 1, gold: 0 } })
  const at = await trial.play('cdnow', cdnow(...rows, ['2', 19971231, 1, '1.00'], ['3', 19980101, 1, '1.00']))
  expect(at.summary).toMatchObject({ growth: 20, tiers: { basic: 3, silver: 0, gold: 0 } })
  const [member] = await trial.database.rows(
    `SELECT tier, tier_since_on, standing_on FROM member WHERE import_ref = 'cdnow:1'`,
  )
  expect(member).toEqual({ tier: 'basic', tier_since_on: '1998-01-01', standing_on: '1998-01-01' })
})

test('every refused row has its reason, and its customer is a member all the same', async () => {
  const { summary, refused } = await trial.play(
    'cdnow',
    cdnow(
      ['1', 19970101, 1, '0.00'],
      ['2', 19970101, 1, '-3.00'],
      ['3', 19970101, 1, '1.001'],
      ['4', 19970101, 1, '1000000.00'],
      ['5', 19970101, 1, 'free'],
      ['6', 19970230, 1, '1.00'],
      ['7', 'yesterday', 1, '1.00'],
      ['8', 20990101, 1, '1.00'],
      ['', 19970101, 1, '1.00'],
      ['9', 19970101, '1.5', '1.00'],
      ['10', 19970101, 1],
      ['11', 19970101, 0, '1.00'],
      ['12', 19970101, 1, '999999.99'],
    ),
  )
  expect(refused).toEqual([
    '2 amount-zero',
    '3 amount-negative',
    '4 amount-fraction-of-fen',
    '5 amount-too-large',
    '6 amount-unreadable',
    '7 date-unreadable',
    '8 date-unreadable',
    '9 date-in-the-future',
    '10 customer-missing',
    '11 quantity-fractional',
    '12 row-malformed',
    '13 quantity-zero',
  ])
  expect(summary).toMatchObject({ read: 13, accepted: 1, members: 11, orders: 1, paidFen: 99_999_999 })
  expect(Object.values(summary.refused).reduce((a, b) => a + b, 0)).toBe(12)
})

test('a file may be gzipped, may have columns in another order and case, and may hold no row at all', async () => {
  const csv = 'Amount,Customer,note,CDs,Date\r\n"5.00","1","a ""b"", c",1,1997-01-01\r\n\r\n'
  expect((await trial.play('cdnow', gzipSync(csv))).summary).toMatchObject({ read: 1, accepted: 1, paidFen: 500 })
  expect((await trial.play('cdnow', cdnow())).summary).toEqual({
    ...nothing,
    read: 0,
    accepted: 0,
    refused: {},
    members: 0,
    orders: 0,
    paidFen: 0,
    refundedFen: 0,
  })
})

test.each([
  ['', 'import.file-empty'],
  ['customer,date,amount\n1,19970101,1.00\n', 'import.columns-missing'],
  ['customer,date,cds,amount\n"1,19970101,1,1.00\n2,19970101,1,1.00\n', 'import.file-broken-csv'],
  [gzipSync(cdnow(['1', 19970101, 1, '1.00'])).subarray(0, 40), 'import.file-broken-gzip'],
])('a file that cannot be read leaves no trace: %j is %s', async (csv, key) => {
  const before = await trial.checksums()
  await expect(trial.play('cdnow', csv)).rejects.toMatchObject({ key })
  expect(await trial.checksums()).toEqual(before)
})
