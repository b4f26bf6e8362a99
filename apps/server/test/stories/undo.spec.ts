import { randomUUID } from 'node:crypto'
import { findingsIn } from '../factories/books.js'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House, STORE, startHouse } from '../factories/house.js'
import { aClerk, buy, crowd, memberId, openCheckout } from '../factories/till.js'

let house: House
let clerk: Caller
beforeAll(async () => {
  house = await startHouse()
})
beforeEach(async () => {
  clerk = await aClerk(house)
})
afterAll(() => house.close())

const MINUTE_MS = 60_000
const undo = (orderId: unknown, key: string = randomUUID()) => clerk.post(`/v1/orders/${orderId}/undo`, {}, key)
const home = async (of: Caller) => (await of.must(200).get('/v1/me')).body

async function aPromoterAndFriend(): Promise<{ promoter: Caller; friend: Caller }> {
  const [promoter] = (await crowd(house, 1)) as [Caller]
  const { body } = await promoter.must(200).get('/v1/promoter-terms')
  await promoter.must(201).post('/v1/me/promoter-terms', { version: body['version'] })
  const [friend] = (await crowd(house, 1, await memberId(house, promoter))) as [Caller]
  return { promoter, friend }
}

/** Everything of a member that an order moves, as rows. */
async function books(member: Caller) {
  const id = await memberId(house, member)
  const rows = (sql: string) => house.database.rows(sql, [id])
  return {
    balances: await house.database.rows(
      'SELECT account, amount FROM account_balance WHERE account LIKE ? AND amount <> 0 ORDER BY account',
      [`member:${id}:%`],
    ),
    lots: await rows('SELECT id, remaining, expired FROM points_lot WHERE member_id = ? AND remaining > 0 ORDER BY id'),
    growth: await rows('SELECT day, growth FROM growth_day WHERE member_id = ? AND growth <> 0'),
    standing: await rows('SELECT tier, tier_since_on, tier_review_on FROM member WHERE id = ?'),
  }
}

test('undo is the exact reverse: money, points both ways, growth, tier, commission', async () => {
  const { promoter, friend } = await aPromoterAndFriend()
  await buy(house, clerk, friend, 20_000)
  const before = await books(friend)
  const earned = await home(promoter)
  const checkout = await openCheckout(house, clerk, friend)
  const sold = { receiptNo: 'U-1', amountFen: 40_000, pointsToSpend: 200 }
  const key = randomUUID()
  const settled = await clerk.must(201).post(`/v1/checkouts/${checkout}/settlement`, sold, key)
  const { orderId, undoUntil, paidAt } = settled.body
  expect(Date.parse(String(undoUntil)) - Date.parse(String(paidAt))).toBe(5 * MINUTE_MS)
  expect(await home(friend)).toMatchObject({ tier: 'silver' })
  house.clock.pass(4 * MINUTE_MS)
  const undone = await undo(orderId)
  expect({ status: undone.status, ...undone.body }).toMatchObject({ status: 201, state: 'undone', undoUntil: null })
  expect(await books(friend)).toEqual(before)
  expect(await home(promoter)).toMatchObject({ pendingCommissionFen: earned['pendingCommissionFen'] })
  const orders = await house.database.rows('SELECT amount FROM account_balance WHERE account = ? AND amount <> 0', [
    `order:${orderId}:paid`,
  ])
  expect(orders).toEqual([])
  const waiting = await house.database.rows('SELECT 1 FROM commission WHERE order_id = ? AND due_on IS NOT NULL', [
    String(orderId),
  ])
  expect(waiting).toEqual([])
  // The old key still gets its first answer; the number is free for a new one, at the same checkout.
  const again = await clerk.must(201).post(`/v1/checkouts/${checkout}/settlement`, sold, key)
  expect(again.body).toEqual(settled.body)
  const corrected = await clerk.post(`/v1/checkouts/${checkout}/settlement`, { ...sold, amountFen: 4_000 })
  expect(corrected).toMatchObject({ status: 201, body: { paidFen: 3_800 } })
  expect(corrected.body['orderId']).not.toBe(orderId)
})

test('lists and the search show what was undone, and the order that took its number before it', async () => {
  const [member] = (await crowd(house, 1)) as [Caller]
  const first = await buy(house, clerk, member, 1_000)
  await undo(first['orderId'])
  const find = () => clerk.must(200).get(`/v1/orders?receiptNo=${first['receiptNo']}`)
  expect((await find()).body).toMatchObject({ orderId: first['orderId'], state: 'undone', refunds: [] })
  const recent = (await clerk.must(200).get('/v1/orders/recent')).body['orders']
  expect(recent).toEqual(
    expect.arrayContaining([expect.objectContaining({ orderId: first['orderId'], state: 'undone' })]),
  )
  const checkout = await openCheckout(house, clerk, member)
  const sold = { receiptNo: first['receiptNo'], amountFen: 1_000 }
  const second = (await clerk.must(201).post(`/v1/checkouts/${checkout}/settlement`, sold)).body
  expect((await find()).body).toMatchObject({ orderId: second['orderId'], state: 'paid' })
})

test('a voucher that was used can be used again', async () => {
  const lin = await house.join('lin', { storeCode: STORE })
  const vouchers = async () => ((await home(lin))['coupons'] as { id: string }[]).map(({ id }) => id)
  const own = await vouchers()
  const checkout = await openCheckout(house, clerk, lin)
  const sold = { receiptNo: 'UV-1', amountFen: 1_000, giftCouponIds: own }
  const { body } = await clerk.must(201).post(`/v1/checkouts/${checkout}/settlement`, sold)
  expect(await vouchers()).toEqual([])
  await undo(body['orderId'])
  expect(await vouchers()).toEqual(own)
})

const refused = (answer: Answer) => ({ status: answer.status, code: answer.body['code'] })

test('refused: after a refund, after 5 minutes, twice, for another store’s order; nothing is refunded after it', async () => {
  const [member] = (await crowd(house, 1)) as [Caller]
  const part = await buy(house, clerk, member, 1_000)
  await clerk.must(201).post(`/v1/orders/${part['orderId']}/refunds`, { amountFen: 1 })
  expect(refused(await undo(part['orderId']))).toEqual({ status: 409, code: 'undo-after-refund' })
  const late = await buy(house, clerk, member, 1_000)
  house.clock.pass(5 * MINUTE_MS + 1)
  expect(refused(await undo(late['orderId']))).toEqual({ status: 409, code: 'undo-too-late' })
  const twice = await buy(house, clerk, member, 1_000)
  const key = randomUUID()
  const first = await undo(twice['orderId'], key)
  expect(refused(await undo(twice['orderId']))).toEqual({ status: 409, code: 'order-undone' })
  expect((await undo(twice['orderId'], key)).body).toEqual(first.body)
  const refund = await clerk.post(`/v1/orders/${twice['orderId']}/refunds`, { amountFen: 1 })
  expect(refused(refund)).toEqual({ status: 409, code: 'order-undone' })
  const other = await buy(house, clerk, member, 1_000)
  await house.database.run('UPDATE sale_order SET store_id = store_id + 1000000 WHERE id = ?', [
    String(other['orderId']),
  ])
  expect(refused(await undo(other['orderId']))).toEqual({ status: 404, code: 'order-unknown' })
  await house.database.run('UPDATE sale_order SET store_id = store_id - 1000000 WHERE id = ?', [
    String(other['orderId']),
  ])
  expect(refused(await undo('nope'))).toEqual({ status: 404, code: 'order-unknown' })
})

test('one undo 30 times at once: one with 30 keys, the same answer with one key; a refund beside it is one or the other', async () => {
  const [member] = (await crowd(house, 1)) as [Caller]
  const times = <T>(ask: () => Promise<T>) => Promise.all(Array.from({ length: 30 }, ask))
  const one = await buy(house, clerk, member, 1_000)
  const answers = await times(() => undo(one['orderId']))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(29).fill(409)])
  const two = await buy(house, clerk, member, 1_000)
  const key = randomUUID()
  const same = await times(() => undo(two['orderId'], key))
  expect(new Set(same.map(({ text }) => text)).size).toBe(1)
  const three = await buy(house, clerk, member, 1_000)
  const mixed = await Promise.all([
    undo(three['orderId']),
    clerk.post(`/v1/orders/${three['orderId']}/refunds`, { amountFen: 1_000 }),
  ])
  expect(mixed.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await home(member)).toMatchObject({ points: 0, growth: 0 })
})

test('the auditor replays all of this and finds nothing', async () => {
  expect(await findingsIn(house)).toEqual([])
})
