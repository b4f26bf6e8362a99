import { randomUUID } from 'node:crypto'
import { findingsIn } from '../factories/books.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { aClerk, buy, crowd, memberId, openCheckout } from '../factories/till.js'

let house: House
let clerk: Caller
let member: Caller
beforeAll(async () => {
  house = await startHouse()
})
beforeEach(async () => {
  clerk = await aClerk(house)
  const [one] = (await crowd(house, 1)) as [Caller]
  member = one
})
afterAll(() => house.close())

const DAY_MS = 86_400_000
const points = async (of: Caller) => (await of.must(200).get('/v1/me')).body['points']
const settle = (checkout: string, body: object, key?: string) =>
  clerk.post(`/v1/checkouts/${checkout}/settlement`, { receiptNo: `P-${randomUUID().slice(0, 8)}`, ...body }, key)
const refund = (orderId: unknown, amountFen: number) =>
  clerk.must(201).post(`/v1/orders/${orderId}/refunds`, { amountFen })
const lotsOf = async (of: Caller) =>
  house.database.rows<{ remaining: number; validOn: string; returnedFromId: number | null }>(
    'SELECT remaining, valid_on AS validOn, returned_from_id AS returnedFromId FROM points_lot WHERE member_id = ? AND remaining > 0 ORDER BY id',
    [await memberId(house, of)],
  )

test('500 points pay 5 yuan of 68: the rest earns, and a quote says so before', async () => {
  await buy(house, clerk, member, 50_000)
  const checkout = await openCheckout(house, clerk, member)
  const quote = (usePoints: boolean) =>
    clerk.must(200).post(`/v1/checkouts/${checkout}/quote`, { amountFen: 6_800, usePoints })
  expect((await quote(true)).body).toEqual({
    amountFen: 6800,
    pointsToSpend: 500,
    pointsFen: 500,
    toPayFen: 6300,
    pointsMax: 500,
  })
  expect((await quote(false)).body).toMatchObject({ pointsToSpend: 0, toPayFen: 6800, pointsMax: 500 })
  const { status, body } = await settle(checkout, { amountFen: 6_800, pointsToSpend: 500 })
  expect({ status, ...body }).toMatchObject({
    status: 201,
    amountFen: 6800,
    pointsSpent: 500,
    pointsFen: 500,
    paidFen: 6300,
    growth: 630,
    points: 94,
    state: 'paid',
  })
  expect(await points(member)).toBe(94)
  expect((await clerk.post(`/v1/checkouts/${checkout}/quote`, { amountFen: 100, usePoints: true })).body).toMatchObject(
    {
      code: 'checkout-settled',
    },
  )
})

test('half of what is due at the most, in whole hundreds: 199 fen take none, 200 take 100', async () => {
  await buy(house, clerk, member, 50_000)
  const checkout = await openCheckout(house, clerk, member)
  for (const [amountFen, pointsMax] of [
    [199, 0],
    [200, 100],
    [399, 100],
    [999, 400],
    [1_000, 500],
    [99_999_999, 500],
  ])
    expect(
      (await clerk.must(200).post(`/v1/checkouts/${checkout}/quote`, { amountFen, usePoints: true })).body,
    ).toMatchObject({ pointsMax, pointsToSpend: pointsMax })
  const answer = await settle(checkout, { amountFen: 399, pointsToSpend: 200 })
  expect(answer.body).toMatchObject({ code: 'points-unusable', message: expect.stringContaining('100') })
  expect((await settle(checkout, { amountFen: 50_000, pointsToSpend: 600 })).body).toMatchObject({
    code: 'points-unusable',
    message: expect.stringContaining('500'),
  })
  for (const pointsToSpend of [50, 150, -100, 0.5, 1e300, '100', {}, [], true])
    expect((await settle(checkout, { amountFen: 50_000, pointsToSpend })).body).toMatchObject({
      code: 'points-invalid',
    })
  expect(await points(member)).toBe(500)
})

test('a receipt with points sent twice is one order; with other points it is another, and refused', async () => {
  await buy(house, clerk, member, 50_000)
  const checkout = await openCheckout(house, clerk, member)
  const sold = { receiptNo: 'PR-1', amountFen: 6_800, pointsToSpend: 500 }
  const first = await settle(checkout, sold)
  expect((await settle(checkout, sold)).body).toEqual(first.body)
  for (const pointsToSpend of [0, 400, 9_900])
    expect((await settle(checkout, { ...sold, pointsToSpend })).body).toMatchObject({ code: 'receipt-conflict' })
  expect(await points(member)).toBe(94)
})

test('a refund gives the points back with the money, to the last, and takes what was earned', async () => {
  const first = await buy(house, clerk, member, 50_000)
  const checkout = await openCheckout(house, clerk, member)
  const { body } = await settle(checkout, { amountFen: 6_800, pointsToSpend: 500 })
  const half = (await refund(body['orderId'], 3_150)).body
  expect(half).toMatchObject({ refunds: [{ amountFen: 3150, pointsReturned: 250, points: 47 }] })
  expect(await points(member)).toBe(94 + 250 - 47)
  const whole = (await refund(body['orderId'], 3_150)).body
  expect(whole).toMatchObject({ state: 'refunded', pointsSpent: 500 })
  expect(await points(member)).toBe(500)
  await refund(first['orderId'], 50_000)
  const own = `member:${await memberId(house, member)}:`
  const left = await house.database.rows('SELECT account FROM account_balance WHERE account LIKE ? AND amount <> 0', [
    `${own}%`,
  ])
  expect(left).toEqual([])
  expect(await lotsOf(member)).toEqual([])
})

test('points that ran out since come back as a lot of seven days; what the order earned ran out too and counts as taken', async () => {
  await buy(house, clerk, member, 50_000)
  const checkout = await openCheckout(house, clerk, member)
  const { body } = await settle(checkout, { amountFen: 2_000, pointsToSpend: 400 })
  await house.database.run(`UPDATE session SET expires_at = '2099-01-01'`)
  house.clock.pass(400 * DAY_MS)
  await refund(body['orderId'], 1_600)
  const lots = await lotsOf(member)
  expect(lots).toMatchObject([{ remaining: 400 }])
  expect(lots[0]?.returnedFromId).not.toBeNull()
  const today = Math.floor((house.clock.now() + 8 * 3_600_000) / DAY_MS)
  expect(lots[0]?.validOn).toBe(new Date((today + 7) * DAY_MS).toISOString().slice(0, 10))
})

test('the same points asked for 12 times at once are spent once', async () => {
  await buy(house, clerk, member, 50_000)
  const checkouts: string[] = []
  for (let index = 0; index < 12; index++) checkouts.push(await openCheckout(house, clerk, member))
  const answers = await Promise.all(
    checkouts.map((checkout) => settle(checkout, { amountFen: 1_000, pointsToSpend: 500 })),
  )
  const won = answers.filter(({ status }) => status === 201)
  expect(won.length).toBe(1)
  for (const { status, body } of answers.filter((one) => one.status !== 201))
    expect({ status, code: body['code'] }).toEqual({ status: 409, code: 'points-unusable' })
})

test('the auditor replays all of this and finds nothing', async () => {
  expect(await findingsIn(house)).toEqual([])
})
