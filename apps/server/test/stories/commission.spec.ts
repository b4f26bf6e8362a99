import { type CommissionRules, defaultCommissionRules } from '@passalong/domain'
import { ReleaseCommissions } from '../../src/commission/release-commissions.js'
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
})
afterEach(() => (version > 1 ? rules({}) : undefined))
afterAll(() => house.close())

const DAY_MS = 86_400_000

async function promoter(referrerId: number | null = null): Promise<{ caller: Caller; id: number }> {
  const [caller] = (await crowd(house, 1, referrerId)) as [Caller]
  const { body } = await caller.must(200).get('/v1/promoter-terms')
  await caller.must(201).post('/v1/me/promoter-terms', { version: body['version'] })
  return { caller, id: await memberId(house, caller) }
}

async function friendOf(id: number): Promise<Caller> {
  const [friend] = (await crowd(house, 1, id)) as [Caller]
  return friend
}

// A version never says something else.
let version = 1
const rules = (changed: Partial<CommissionRules>) => {
  const text = JSON.stringify({ ...defaultCommissionRules, ...changed, version: ++version })
  return house.database.run(
    `INSERT INTO commission_rules (version, rules, decided_by, decided_at) VALUES (?, ?, 1, ${house.clock.literal()})`,
    [version, text],
  )
}
const held = async (id: number, account: string) => {
  const rows = await house.database.rows<{ amount: number }>('SELECT amount FROM account_balance WHERE account = ?', [
    `member:${id}:commission:${account}`,
  ])
  return rows[0]?.amount ?? 0
}
const refund = (orderId: unknown, amountFen: number) =>
  clerk.must(201).post(`/v1/orders/${orderId}/refunds`, { amountFen })
const release = async () => {
  await house.database.run(`UPDATE session SET expires_at = '2099-01-01'`)
  house.clock.pass(8 * DAY_MS)
  await house.app.get(ReleaseCommissions, { strict: false }).release()
}
const secondLevel = {
  secondLevelOn: true,
  secondLevelApproval: { approvedBy: '法务', approvedOn: '2026-11-01', reference: 'L-1' },
}

test('a second level is paid once it was approved, and refunds take both levels back by the rates of the order', async () => {
  const upline = await promoter()
  const near = await promoter(upline.id)
  const friend = await friendOf(near.id)
  await buy(house, clerk, friend, 1_000)
  expect([await held(near.id, 'pending'), await held(upline.id, 'pending')]).toEqual([100, 0])
  await rules(secondLevel)
  const order = await buy(house, clerk, friend, 9_999)
  expect(order['commission']).toMatchObject({ amountFen: 999 + 499, reasonCode: 'won' })
  expect([await held(near.id, 'pending'), await held(upline.id, 'pending')]).toEqual([100 + 999, 499])
  await rules({})
  const part = (await refund(order['orderId'], 3_333)).body
  expect(part['refunds']).toMatchObject([{ commissionFen: 999 - 666 + (499 - 333) }])
  expect([await held(near.id, 'pending'), await held(upline.id, 'pending')]).toEqual([100 + 666, 333])
  await refund(order['orderId'], 6_666)
  expect([await held(near.id, 'pending'), await held(upline.id, 'pending')]).toEqual([100, 0])
  const waiting = await house.database.rows('SELECT 1 FROM commission WHERE order_id = ? AND due_on IS NOT NULL', [
    String(order['orderId']),
  ])
  expect(waiting).toEqual([])
})

test('a commission waits as many days as the rules say when it is earned', async () => {
  const { id } = await promoter()
  await rules({ releaseAfterDays: 30, defaultBp: [3_000] })
  const order = await buy(house, clerk, await friendOf(id), 1_000)
  const [row] = await house.database.rows<{ days: number; line: number; version: number }>(
    `SELECT DATEDIFF(c.due_on, o.paid_on) AS days, l.commission_bp AS line, c.rule_version AS version
       FROM commission c JOIN sale_order o ON o.id = c.order_id JOIN order_line l ON l.order_id = o.id WHERE o.id = ?`,
    [String(order['orderId'])],
  )
  expect(row).toEqual({ days: 31, line: 3_000, version })
  expect(await held(id, 'pending')).toBe(300)
})

test('once it was released a refund takes it from where it went, below zero if it must', async () => {
  const free = await promoter()
  const employee = await promoter()
  const orders = [
    await buy(house, clerk, await friendOf(free.id), 6_000),
    await buy(house, clerk, await friendOf(employee.id), 6_000),
  ]
  await house.database.run(
    `INSERT INTO clerk (id, person_id, store_id, name, state, applied_at)
     SELECT m.id, m.person_id, s.id, '店员', 'active', ${house.clock.literal()} FROM member m JOIN store s ON s.code = 'WK01' WHERE m.id = ?`,
    [employee.id],
  )
  await release()
  expect([await held(free.id, 'available'), await held(employee.id, 'payroll')]).toEqual([600, 600])
  for (const { orderId } of orders) await refund(orderId, 1_000)
  expect([await held(free.id, 'available'), await held(employee.id, 'payroll')]).toEqual([500, 500])
  // As if a withdrawal had taken it all meanwhile.
  const account = `member:${free.id}:commission:available`
  await house.database.run('UPDATE account_balance SET amount = amount - 500 WHERE account = ?', [account])
  await refund(orders[0]?.['orderId'], 5_000)
  expect([await held(free.id, 'available'), await held(free.id, 'pending')]).toEqual([-500, 0])
  await house.database.run('UPDATE account_balance SET amount = amount + 500 WHERE account = ?', [account])
})

test('nobody earns from what they buy with another account of theirs', async () => {
  const { id } = await promoter()
  const friend = await friendOf(id)
  const verified = Buffer.alloc(32, 7)
  for (const member of [id, await memberId(house, friend)])
    await house.database.run(`INSERT INTO payee_identity VALUES (?, 'x', 'x', ?, 'v', ${house.clock.literal()})`, [
      member,
      verified,
    ])
  const order = await buy(house, clerk, friend, 1_000)
  expect(order['commission']).toMatchObject({ amountFen: 0, reasonCode: 'same-person' })
  expect(await held(id, 'pending')).toBe(0)
})

test('a refund and the release at once: the commission is taken from the one place in which it is', async () => {
  const { id } = await promoter()
  const orders = []
  for (let index = 0; index < 6; index++) orders.push(await buy(house, clerk, await friendOf(id), 1_000))
  await house.database.run(`UPDATE session SET expires_at = '2099-01-01'`)
  house.clock.pass(8 * DAY_MS)
  const releasing = house.app.get(ReleaseCommissions, { strict: false })
  await Promise.all([...orders.map(({ orderId }) => refund(orderId, 1_000)), releasing.release(), releasing.release()])
  await releasing.release()
  expect([await held(id, 'pending'), await held(id, 'available')]).toEqual([0, 0])
})

test('the auditor replays all of this and finds nothing', async () => {
  expect(await findingsIn(house)).toEqual([])
})
