import { randomUUID } from 'node:crypto'
import { account } from '@passalong/domain'
import { checkBooks } from '../../torture/checker/books.js'
import { Violations } from '../../torture/checker/violations.js'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House, startHouseOfToday } from '../factories/house.js'
import { aClerk, crowd, memberId } from '../factories/till.js'
import { TwoApis } from '../factories/two-apis.js'
import { complete, paidOut, payee, purse } from '../factories/withdrawing.js'

/** Everything that comes at once comes to two API processes, which share nothing but the database. */
const MANY = 50

let house: House
let apis: TwoApis
let clerk: Caller
beforeAll(async () => {
  house = await startHouseOfToday()
  apis = await TwoApis.start(house)
})
afterAll(async () => {
  await apis?.close()
  await house?.close()
})
// Rates are counted by caller and minute; each test has a clerk of its own.
beforeEach(async () => {
  house.forgetRates()
  clerk = await aClerk(house)
})
// After every race the books are right by themselves, and with them every balance is the sum of its entries.
afterEach(async () => {
  const violations = new Violations()
  await checkBooks(house.database, violations)
  expect(violations.list).toEqual([])
})

const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort()
const oneOf = (count: number) => [201, ...Array(count - 1).fill(409)]
const texts = (answers: Answer[]) => new Set(answers.map(({ text }) => text))
const rows = async (sql: string, values: (string | number)[]) =>
  (await house.database.rows<{ n: number }>(sql, values))[0]?.n ?? -1

/** A checkout that stands open, without a scan: a code is good once in 30 seconds. */
async function open(member: Caller): Promise<number> {
  const id = Math.floor(Math.random() * 1e12) + 1e9
  const now = new Date()
  const [till] = await house.database.rows<{ id: number; storeId: number }>(
    `SELECT c.id, c.store_id AS storeId FROM clerk c JOIN member m ON m.person_id = c.person_id WHERE m.id = ?`,
    [await memberId(house, clerk)],
  )
  await house.database.run(
    'INSERT INTO checkout (id, store_id, clerk_id, member_id, opened_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
    [id, till?.storeId ?? 0, till?.id ?? 0, await memberId(house, member), now, new Date(now.getTime() + 600_000)],
  )
  return id
}

async function aMember(): Promise<Caller> {
  const [member] = (await crowd(house, 1)) as [Caller]
  return member
}

/** Pays at one of the two processes, whose time is the real one. */
async function pay(member: Caller, amountFen: number): Promise<Answer['body']> {
  const path = `/v1/checkouts/${await open(member)}/settlement`
  const [answer] = await apis.atOnce(1, clerk, (there) =>
    there.must(201).post(path, { receiptNo: randomUUID().slice(0, 20), amountFen }),
  )
  return answer?.body ?? {}
}

test('the same payment 50 times: one order, and the first answer for everybody', async () => {
  const member = await aMember()
  const path = `/v1/checkouts/${await open(member)}/settlement`
  const [key, body] = [randomUUID(), { receiptNo: 'SAME-1', amountFen: 6_800 }]
  const answers = await apis.atOnce(MANY, clerk, (there) => there.must(201).post(path, body, key))
  expect(texts(answers).size).toBe(1)
  expect((await member.get('/v1/me')).body).toMatchObject({ points: 68, growth: 680 })
})

test('one checkout settled with 50 receipts: one of them, the others are told', async () => {
  const member = await aMember()
  const path = `/v1/checkouts/${await open(member)}/settlement`
  const answers = await apis.atOnce(MANY, clerk, (there, index) =>
    there.post(path, { receiptNo: `FIFTY-${index}`, amountFen: 1_000 }),
  )
  expect(statuses(answers)).toEqual(oneOf(MANY))
  expect((await member.get('/v1/me')).body).toMatchObject({ points: 10, growth: 100 })
})

test('the same 100 points spent 50 times: one order gets them', async () => {
  const member = await aMember()
  await pay(member, 10_000)
  const checkouts: number[] = []
  for (let index = 0; index < MANY; index++) checkouts.push(await open(member))
  const answers = await apis.atOnce(MANY, clerk, (there, index) =>
    there.post(`/v1/checkouts/${checkouts[index]}/settlement`, {
      receiptNo: `POINTS-${index}`,
      amountFen: 250,
      pointsToSpend: 100,
    }),
  )
  expect(statuses(answers)).toEqual(oneOf(MANY))
  expect(new Set(answers.map(({ body }) => body['code']))).toEqual(new Set([undefined, 'points-unusable']))
  // 100 spent, 1 earned by the 1.50 that were paid.
  expect((await member.get('/v1/me')).body).toMatchObject({ points: 1 })
})

test('the same withdrawal 50 times: one bill; under 50 keys: one is taken, 49 hear that one is open', async () => {
  const [one, other] = [await payee(house, 5_000), await payee(house, 5_000)]
  const body = { amountFen: 2_000, taxFen: 0 }
  const key = randomUUID()
  const same = await apis.atOnce(MANY, one, (there) => there.must(201).post('/v1/me/withdrawals', body, key))
  expect(texts(same).size).toBe(1)
  const answers = await apis.atOnce(MANY, other, (there) => there.post('/v1/me/withdrawals', body))
  expect(statuses(answers)).toEqual(oneOf(MANY))
  for (const member of [one, other]) {
    expect(await purse(house, member)).toEqual({ available: 3_000, withdrawing: 2_000 })
    const id = await memberId(house, member)
    expect(await rows('SELECT COUNT(*) AS n FROM withdrawal WHERE member_id = ?', [id])).toBe(1)
  }
})

test('the same approval 50 times, half of them refusals: one decides', async () => {
  const member = await payee(house, 30_000)
  const operator = await house.signInOperator()
  const { body } = await member.must(201).post('/v1/me/withdrawals', { amountFen: 30_000, taxFen: 0 })
  expect(body['state']).toBe('waiting-approval')
  const answers = await apis.atOnce(MANY, operator, (there, index) =>
    there.post(`/v1/operator/withdrawals/${body['id']}/decision`, { decision: index % 4 < 2 ? 'approve' : 'refuse' }),
  )
  expect(statuses(answers)).toEqual(oneOf(MANY))
  const approved = answers.find(({ status }) => status === 201)?.body['state'] === 'sending'
  const left = approved ? { available: 0, withdrawing: 30_000 } : { available: 30_000, withdrawing: 0 }
  expect(await purse(house, member)).toEqual(left)
})

test('the same refund 50 times: one refund; under 50 keys: one takes all, nothing is left for the others', async () => {
  const member = await aMember()
  const orders = [await pay(member, 5_000), await pay(member, 5_000)]
  const [one, other] = orders.map(({ orderId }) => `/v1/orders/${orderId}/refunds`) as [string, string]
  const key = randomUUID()
  const same = await apis.atOnce(MANY, clerk, (there) => there.must(201).post(one, { amountFen: 5_000 }, key))
  expect(texts(same).size).toBe(1)
  const answers = await apis.atOnce(MANY, clerk, (there) => there.post(other, { amountFen: 5_000 }))
  expect(statuses(answers)).toEqual(oneOf(MANY))
  expect((await member.get('/v1/me')).body).toMatchObject({ points: 0, growth: 0 })
})

test('the same undo 50 times: the exact reverse, once; under 50 keys: one undoes, the others are told', async () => {
  const member = await aMember()
  const orders = [await pay(member, 5_000), await pay(member, 5_000)]
  const [one, other] = orders.map(({ orderId }) => `/v1/orders/${orderId}/undo`) as [string, string]
  const key = randomUUID()
  const same = await apis.atOnce(MANY, clerk, (there) => there.must(201).post(one, {}, key))
  expect(texts(same).size).toBe(1)
  const answers = await apis.atOnce(MANY, clerk, (there) => there.post(other, {}))
  expect(statuses(answers)).toEqual(oneOf(MANY))
  expect((await member.get('/v1/me')).body).toMatchObject({ points: 0, growth: 0 })
})

test('200 withdrawals of 1 yuan against 10 yuan: one at a time is open, ten in all are paid, the eleventh finds nothing', async () => {
  const member = await payee(house, 1_000)
  const ask = (there: Caller) => there.post('/v1/me/withdrawals', { amountFen: 100, taxFen: 0 })
  let paid = 0
  for (let count = 200; paid < 10; count = 20) {
    const answers = await apis.atOnce(count, member, ask)
    expect(statuses(answers)).toEqual(oneOf(count))
    expect(await purse(house, member)).toEqual({ available: 900 - paid * 100, withdrawing: 100 })
    await complete(house, member, answers.find(({ status }) => status === 201)?.body['id'])
    paid++
  }
  expect(statuses(await apis.atOnce(20, member, ask))).toEqual(Array(20).fill(409))
  expect(await purse(house, member)).toEqual({ available: 0, withdrawing: 0 })
  expect(await paidOut(house, member)).toEqual({ wechat: 1_000, tax: 0 })
})

test('50 buyers of one upline at once: every commission arrives', async () => {
  const upline = await aMember()
  const terms = (await upline.get('/v1/promoter-terms')).body['version']
  await upline.must(201).post('/v1/me/promoter-terms', { version: terms })
  const uplineId = await memberId(house, upline)
  const buyers = await crowd(house, MANY, uplineId)
  const checkouts: number[] = []
  for (const buyer of buyers) checkouts.push(await open(buyer))
  await apis.atOnce(MANY, clerk, (there, index) =>
    there
      .must(201)
      .post(`/v1/checkouts/${checkouts[index]}/settlement`, { receiptNo: `UP-${index}`, amountFen: 1_000 + index * 7 }),
  )
  const owed = checkouts.reduce((sum, _, index) => sum + Math.floor((1_000 + index * 7) / 10), 0)
  expect((await upline.get('/v1/me')).body).toMatchObject({ pendingCommissionFen: owed })
  const pending = account.commissionPending(uplineId)
  expect(await rows('SELECT SUM(amount) AS n FROM ledger_entry WHERE destination = ?', [pending])).toBe(owed)
})
