import { randomBytes, randomUUID } from 'node:crypto'
import { RefundWithin } from '../../src/refund/refund-within.js'
import { type ShareEvent } from '../../src/share/share-events.js'
import { findingsIn } from '../factories/books.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { aClerk, buy, crowd, memberId } from '../factories/till.js'

let house: House
let clerk: Caller
beforeAll(async () => {
  house = await startHouse()
})
beforeEach(async () => {
  clerk = await aClerk(house)
  await house.database.run('DELETE FROM share_event')
})
afterAll(() => house.close())

const DAY_MS = 86_400_000
const [CARD, MOMENTS] = [1, 2]
const SHOP = 0
let next = 700_000_000

/** A link of a member's, or the shop's, of a material of its own. */
async function link(sharerId: number, channel = CARD): Promise<number> {
  const id = ++next
  const token = randomBytes(12).toString('hex').slice(0, 16)
  await house.database.run(
    `INSERT INTO share_link (id, token, sharer_id, subject_id, material_version, parent_id, root_id, depth, channel, minted_on, minted_at)
     VALUES (?, ?, ?, 1, ?, 0, ?, 1, ?, '2026-01-01', ?)`,
    [id, token, sharerId, id, id, channel, new Date(house.clock.now())],
  )
  return id
}

async function follow(member: Caller, linkId: number, own = 0): Promise<void> {
  house.clock.pass(1_000)
  await house.database.run(
    'INSERT INTO visit (id, link_id, person_id, visited_at, counted, own) SELECT ?, ?, person_id, ?, 1, ? FROM member WHERE id = ?',
    [++next, linkId, new Date(house.clock.now()), own, await memberId(house, member)],
  )
}

async function aPromoter(): Promise<{ caller: Caller; id: number }> {
  const [caller] = (await crowd(house, 1)) as [Caller]
  const { body } = await caller.must(200).get('/v1/promoter-terms')
  await caller.must(201).post('/v1/me/promoter-terms', { version: body['version'] })
  return { caller, id: await memberId(house, caller) }
}

/** A buyer who joined through `linkId`, or alone. */
async function aBuyer(linkId: number | null = null): Promise<Caller> {
  const [buyer] = (await crowd(house, 1)) as [Caller]
  await house.database.run('UPDATE member SET referrer_link_id = ? WHERE id = ?', [
    linkId,
    await memberId(house, buyer),
  ])
  return buyer
}

const linkOf = async (order: Record<string, unknown>) =>
  (
    await house.database.rows<{ link_id: number | null }>('SELECT link_id FROM sale_order WHERE id = ?', [
      Number(order['orderId']),
    ])
  )[0]?.link_id
const firstOrderOf = async (member: Caller) =>
  (
    await house.database.rows<{ first_order_id: number | null }>('SELECT first_order_id FROM member WHERE id = ?', [
      await memberId(house, member),
    ])
  )[0]?.first_order_id
const refund = (order: Record<string, unknown>, amountFen: number) =>
  clerk.must(201).post(`/v1/orders/${order['orderId']}/refunds`, { amountFen })
const undo = (order: Record<string, unknown>) => clerk.must(201).post(`/v1/orders/${order['orderId']}/undo`, {})

/** What the tallies were told of payments, oldest first, without days and times. */
async function told(): Promise<Record<string, unknown>[]> {
  const rows = await house.database.rows<{ events: string }>('SELECT events FROM share_event ORDER BY id')
  return rows
    .flatMap(({ events }) => JSON.parse(events) as ShareEvent[])
    .flatMap((event) => {
      if (event.kind !== 'paid') return []
      const { linkId, paidFen, commissionFen, orders, firstOrders } = event
      return [{ linkId, paidFen, commissionFen, orders, firstOrders }]
    })
}

test('an order names the latest link that counts, else the one at joining; who is paid does not matter', async () => {
  const promoter = await aPromoter()
  const [plain] = (await crowd(house, 1)) as [Caller]
  const joined = await link(promoter.id)
  const buyer = await aBuyer(joined)
  expect(await linkOf(await buy(house, clerk, buyer, 1_000))).toBe(joined)
  const followed = await link(promoter.id)
  await follow(buyer, followed)
  // Of somebody who is no promoter: nobody is paid for it, and the order is theirs all the same.
  const unpaid = await link(await memberId(house, plain))
  await follow(buyer, unpaid)
  expect(await linkOf(await buy(house, clerk, buyer, 2_000))).toBe(unpaid)
  await follow(buyer, await link(promoter.id, MOMENTS))
  await follow(buyer, await link(await memberId(house, buyer)), 1)
  expect(await linkOf(await buy(house, clerk, buyer, 3_000))).toBe(unpaid)
  const shops = await link(SHOP)
  await follow(buyer, shops)
  expect(await linkOf(await buy(house, clerk, buyer, 4_000))).toBe(shops)
  await house.database.run(`UPDATE session SET expires_at = '2099-01-01'`)
  house.clock.pass(8 * DAY_MS)
  expect(await linkOf(await buy(house, clerk, buyer, 5_000))).toBe(joined)
  expect(await linkOf(await buy(house, clerk, await aBuyer(), 5_000))).toBeNull()
  expect(await findingsIn(house)).toEqual([])
})

test('the tallies are told of every order with a link, of what goes back, and of first orders', async () => {
  const promoter = await aPromoter()
  const joined = await link(promoter.id)
  const followed = await link(promoter.id)
  const buyer = await aBuyer(joined)
  const first = await buy(house, clerk, buyer, 6_800)
  await follow(buyer, followed)
  const second = await buy(house, clerk, buyer, 10_000)
  await buy(house, clerk, await aBuyer(), 999)
  expect(await firstOrderOf(buyer)).toBe(Number(first['orderId']))
  await refund(first, 1_800)
  await refund(first, 5_000)
  await undo(second)
  expect(await told()).toEqual([
    { linkId: joined, paidFen: 6_800, commissionFen: 0, orders: 1, firstOrders: 1 },
    { linkId: followed, paidFen: 10_000, commissionFen: 1_000, orders: 1, firstOrders: 0 },
    { linkId: joined, paidFen: -1_800, commissionFen: 0, orders: 0, firstOrders: 0 },
    { linkId: joined, paidFen: -5_000, commissionFen: 0, orders: 0, firstOrders: -1 },
    { linkId: followed, paidFen: -10_000, commissionFen: -1_000, orders: -1, firstOrders: 0 },
  ])
  const [event] = await house.database.rows<{ events: string }>('SELECT events FROM share_event ORDER BY id LIMIT 1')
  const paidAt = await house.database.rows<{ paid_at: Date; paid_on: string }>(
    'SELECT paid_at, paid_on FROM sale_order WHERE id = ?',
    [Number(first['orderId'])],
  )
  expect(JSON.parse(event?.events ?? '')).toMatchObject([
    { atMs: paidAt[0]?.paid_at.getTime(), on: paidAt[0]?.paid_on, buyerId: await memberId(house, buyer) },
  ])
  expect(await findingsIn(house)).toEqual([])
})

test('when the first order is undone the next one is the first, and none when there is none', async () => {
  const promoter = await aPromoter()
  const [one, two] = [await link(promoter.id), await link(promoter.id)]
  const buyer = await aBuyer(one)
  const first = await buy(house, clerk, buyer, 1_000)
  await follow(buyer, two)
  const second = await buy(house, clerk, buyer, 2_000)
  await house.database.run('DELETE FROM share_event')
  await undo(first)
  expect(await firstOrderOf(buyer)).toBe(Number(second['orderId']))
  expect(await told()).toEqual([
    { linkId: one, paidFen: -1_000, commissionFen: 0, orders: -1, firstOrders: -1 },
    { linkId: two, paidFen: 0, commissionFen: 0, orders: 0, firstOrders: 1 },
  ])
  await undo(second)
  expect(await firstOrderOf(buyer)).toBeNull()
  const third = await buy(house, clerk, buyer, 3_000)
  expect(await firstOrderOf(buyer)).toBe(Number(third['orderId']))
  expect((await told()).slice(2)).toEqual([
    { linkId: two, paidFen: -2_000, commissionFen: -200, orders: -1, firstOrders: -1 },
    { linkId: two, paidFen: 3_000, commissionFen: 300, orders: 1, firstOrders: 1 },
  ])
  expect(await findingsIn(house)).toEqual([])
})

test('a refund inside an import tells the tallies too, once', async () => {
  const joined = await link((await aPromoter()).id)
  const order = await buy(house, clerk, await aBuyer(joined), 1_000)
  const command = {
    ...{ orderId: Number(order['orderId']), refundNo: `X-${randomUUID()}`, asks: [{ lineNo: 1, amountFen: 400 }] },
    ...{ clerkId: null, till: 'unspecified' as const, atMs: house.clock.now() },
  }
  const within = house.app.get(RefundWithin, { strict: false })
  for (let run = 0; run < 2; run++) await house.database.transaction((tx) => within.refund(tx, command))
  expect((await told()).slice(1)).toEqual([
    { linkId: joined, paidFen: -400, commissionFen: 0, orders: 0, firstOrders: 0 },
  ])
})

test('the audit names an order whose link was changed, and a first order that is none', async () => {
  const promoter = await aPromoter()
  const [joined, followed, other] = [await link(promoter.id), await link(promoter.id), await link(promoter.id)]
  const buyer = await aBuyer(joined)
  const id = await memberId(house, buyer)
  await follow(buyer, followed)
  const order = Number((await buy(house, clerk, buyer, 1_000))['orderId'])
  for (const wrong of [other, joined, 999, null]) {
    await house.database.run('UPDATE sale_order SET link_id = ? WHERE id = ?', [wrong, order])
    expect(await findingsIn(house)).toMatchObject([{ check: 'order-differs', row: `sale_order ${order}` }])
  }
  await house.database.run('UPDATE sale_order SET link_id = ? WHERE id = ?', [followed, order])
  for (const wrong of [null, 999]) {
    await house.database.run('UPDATE member SET first_order_id = ? WHERE id = ?', [wrong, id])
    expect(await findingsIn(house)).toMatchObject([{ check: 'order-differs', row: `member ${id}` }])
  }
  await house.database.run('UPDATE member SET first_order_id = ? WHERE id = ?', [order, id])
  expect(await findingsIn(house)).toEqual([])
})
