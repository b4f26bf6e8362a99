import { randomUUID } from 'node:crypto'
import { TallyShares } from '../../src/chain/tally-shares.js'
import { SettleCheckout } from '../../src/checkout/settle-checkout.js'
import { findingsIn } from '../factories/books.js'
import { type Caller } from '../factories/caller.js'
import { type House, STORE, startHouse } from '../factories/house.js'
import { aClerk, crowd, freshCode, memberId, openCheckout } from '../factories/till.js'

let house: House
let clerk: Caller
beforeAll(async () => {
  house = await startHouse()
})
// A clerk's scans are limited by the minute; each test has a clerk of its own.
beforeEach(async () => {
  clerk = await aClerk(house)
})
afterAll(() => house.close())

const times = <T>(count: number, ask: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => ask(index)))
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()
const count = async (sql: string) => (await house.database.rows<{ n: number }>(sql))[0]?.n ?? -1

test('50 joins of one person at once make one member, one voucher', async () => {
  const wang = await house.signIn('wang')
  const version = (await wang.get('/v1/privacy-notice')).body['version']
  const answers = await times(50, () => wang.post('/v1/members', { privacyVersion: version, storeCode: STORE }))
  expect(statuses(answers)).toEqual([201, ...Array(49).fill(409)])
  expect(await count('SELECT COUNT(*) AS n FROM member WHERE joined_store_id IS NOT NULL')).toBe(1)
  expect(await count('SELECT COUNT(*) AS n FROM coupon')).toBe(1)
})

test('one code scanned 20 times at once opens one checkout', async () => {
  const [member] = (await crowd(house, 1)) as [Caller]
  const memberCode = await freshCode(house, member)
  const answers = await times(20, () => clerk.post('/v1/checkouts', { memberCode }))
  expect(statuses(answers)).toEqual([201, ...Array(19).fill(409)])
})

test('one settlement sent 50 times at once with one key is one order and 50 equal answers', async () => {
  const [member] = (await crowd(house, 1)) as [Caller]
  const checkout = await openCheckout(house, clerk, member)
  const key = randomUUID()
  const answers = await times(50, () =>
    clerk.post(`/v1/checkouts/${checkout}/settlement`, { receiptNo: 'K-1', amountFen: 6_800 }, key),
  )
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  expect((await member.get('/v1/me')).body).toMatchObject({ points: 68, growth: 680 })
})

test('one receipt number for 8 members at once becomes one order; the others are told', async () => {
  const members = await crowd(house, 8)
  const checkouts: string[] = []
  for (const member of members) checkouts.push(await openCheckout(house, clerk, member))
  const answers = await Promise.all(
    checkouts.map((checkout) =>
      clerk.post(`/v1/checkouts/${checkout}/settlement`, { receiptNo: 'S-1', amountFen: 100 }),
    ),
  )
  expect(statuses(answers)).toEqual([201, ...Array(7).fill(409)])
})

test('20 buyers of one promoter at once: every commission arrives, balance = sum of entries', async () => {
  const [promoter] = (await crowd(house, 1)) as [Caller]
  const terms = (await promoter.get('/v1/promoter-terms')).body['version']
  await promoter.must(201).post('/v1/me/promoter-terms', { version: terms })
  const promoterId = await memberId(house, promoter)
  const buyers = await crowd(house, 20, promoterId)
  const checkouts: string[] = []
  for (const buyer of buyers) checkouts.push(await openCheckout(house, clerk, buyer))
  await Promise.all(
    checkouts.map((checkout, index) =>
      clerk
        .must(201)
        .post(`/v1/checkouts/${checkout}/settlement`, { receiptNo: `P-${index}`, amountFen: 1_000 + index }),
    ),
  )
  const owed = Array.from({ length: 20 }, (_, index) => Math.floor((1_000 + index) / 10)).reduce((a, b) => a + b, 0)
  expect((await promoter.get('/v1/me')).body).toMatchObject({ pendingCommissionFen: owed })
  const account = `member:${promoterId}:commission:pending`
  expect(await count(`SELECT SUM(amount) AS n FROM ledger_entry WHERE destination = '${account}'`)).toBe(owed)
})

test('10 refunds of 10 yuan at once of an order of 50 yuan: five go through, nothing is left', async () => {
  const [member] = (await crowd(house, 1)) as [Caller]
  const checkout = await openCheckout(house, clerk, member)
  const { body } = await clerk
    .must(201)
    .post(`/v1/checkouts/${checkout}/settlement`, { receiptNo: 'Q-1', amountFen: 5_000 })
  const answers = await times(10, () => clerk.post(`/v1/orders/${body['orderId']}/refunds`, { amountFen: 1_000 }))
  expect(statuses(answers)).toEqual([...Array(5).fill(201), ...Array(5).fill(409)])
  expect((await member.get('/v1/me')).body).toMatchObject({ points: 0, growth: 0 })
})

test('6 purchases of one member at once are decided one after another: three at the basic rate, three at silver’s', async () => {
  const [member] = (await crowd(house, 1)) as [Caller]
  const checkouts: string[] = []
  for (let index = 0; index < 6; index++) checkouts.push(await openCheckout(house, clerk, member))
  const tills = await house.database.rows<{ id: number; storeId: number; personId: number }>(
    'SELECT DISTINCT c.id, c.store_id AS storeId, c.person_id AS personId FROM clerk c JOIN checkout k ON k.clerk_id = c.id WHERE k.id IN (?)',
    [checkouts],
  )
  // Straight at the use-case and in one turn of the loop, so that all six stand in one group.
  const till = house.app.get(SettleCheckout, { strict: false })
  const settle = (checkout: string, index: number) =>
    till.settle({
      request: { caller: 'test', key: randomUUID(), content: index },
      clerk: tills[0] as { id: number; storeId: number; personId: number },
      checkoutId: Number(checkout),
      receiptNo: `T-${index}`,
      amountFen: 10_000,
      pointsToSpend: 0,
      giftCouponIds: [],
    })
  await Promise.all(checkouts.map(settle))
  expect((await member.get('/v1/me')).body).toMatchObject({ growth: 6_000, points: 750, tier: 'gold' })
})

test('balances equal the sums of their entries after all of this', async () => {
  const differing = await house.database.rows(
    `SELECT b.account, b.amount, e.total FROM account_balance b JOIN (
       SELECT account, SUM(amount) AS total FROM (
         SELECT destination AS account, amount FROM ledger_entry UNION ALL SELECT source, -amount FROM ledger_entry
       ) moved GROUP BY account
     ) e ON e.account = b.account WHERE b.amount <> e.total`,
  )
  expect(differing).toEqual([])
})

test('a card opened 10 times at once is one visit that counts', async () => {
  const [sharer, visitor] = (await crowd(house, 2)) as [Caller, Caller]
  const link = await sharer.must(201).post('/v1/share-links', { subject: { kind: 'join' }, channel: 'card' })
  const token = link.body['token']
  await times(10, () => visitor.must(201).post('/v1/visits', { token, wxScene: 1007 }))
  await house.app.get(TallyShares, { strict: false }).run()
  expect((await sharer.get('/v1/me/chain')).body).toMatchObject({ visits: 1 })
})

test('of renewals of one session at once, one gets the new token', async () => {
  const [member] = (await crowd(house, 1)) as [Caller]
  const answers = await times(8, () => member.post('/v1/sessions/renewal'))
  expect(statuses(answers)).toEqual([201, ...Array(7).fill(401)])
  const [renewed] = answers.filter(({ status }) => status === 201)
  expect((await house.withToken(String(renewed?.body['token'])).get('/v1/me')).status).toBe(200)
})

test('the auditor replays all of this and finds nothing', async () => {
  expect(await findingsIn(house)).toEqual([])
})
