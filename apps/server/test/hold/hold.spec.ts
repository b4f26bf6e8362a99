import { randomBytes } from 'node:crypto'
import { text } from '@passalong/contract'
import { dayOf, dayText } from '@passalong/domain'
import { ReleaseCommissions } from '../../src/commission/release-commissions.js'
import { findingsIn } from '../factories/books.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { aClerk, buy, crowd, memberId } from '../factories/till.js'
import { anOwner, identify, purse } from '../factories/withdrawing.js'

const DAY_MS = 86_400_000
let house: House
let clerk: Caller
let operator: Caller

beforeAll(async () => {
  house = await startHouse()
  clerk = await aClerk(house)
  operator = await house.signInOperator()
})
afterAll(() => house?.close())
beforeEach(() => house.forgetRates())

/** Lets days pass, through which everybody stays signed in. */
async function pass(days: number): Promise<void> {
  house.clock.pass(days * DAY_MS)
  await house.database.run('UPDATE session SET expires_at = ?', [new Date(house.clock.now() + 30 * DAY_MS)])
}

const release = () => house.app.get(ReleaseCommissions, { strict: false }).release()

/** A promoter with a friend of theirs; `suspicious`: both were seen under one phone number. */
async function pair(suspicious: boolean) {
  const [payee] = (await crowd(house, 1)) as [Caller]
  const id = await memberId(house, payee)
  await house.database.run(`UPDATE member SET promoter_since = ?, promoter_terms_version = 'x' WHERE id = ?`, [
    new Date(house.clock.now()),
    id,
  ])
  const [friend] = (await crowd(house, 1, id)) as [Caller]
  const friendId = await memberId(house, friend)
  if (suspicious) {
    const mark = randomBytes(32)
    for (const member of [id, friendId])
      await house.database.run('INSERT INTO identity_seen (mark, kind, member_id, first_seen_at) VALUES (?, 1, ?, ?)', [
        mark,
        member,
        new Date(house.clock.now()),
      ])
  }
  return { payee, id, friend }
}

/** A purchase of the friend whose commission is due and was judged. */
async function judged(suspicious: boolean, amountFen = 10_000) {
  const two = await pair(suspicious)
  const order = await buy(house, clerk, two.friend, amountFen)
  await pass(9)
  await release()
  return { ...two, orderId: Number(order['orderId']) }
}

async function row(orderId: number) {
  const [found] = await house.database.rows<{
    due_on: string | null
    released_to: string | null
    taken_back_fen: number
  }>('SELECT due_on, released_to, taken_back_fen FROM commission WHERE order_id = ? AND level = 1', [orderId])
  return found
}

const pendingOf = async (payee: Caller) => (await payee.must(200).get('/v1/me/commissions')).body['pendingFen']
const shown = async (payee: Caller) => {
  const { items } = (await payee.must(200).get('/v1/me/commissions')).body as { items: Record<string, unknown>[] }
  return items[0] as Record<string, unknown>
}
const queue = async () => (await operator.must(200).get('/v1/operator/holds')).body as unknown as Queue
interface Queue {
  items: { id: string; amountFen: number; score: number; reasons: { code: string; text: string }[]; state: string }[]
  scoring: { lastAt: string | null; stopped: boolean }
}
const decide = (orderId: number, decision: string, note?: string) =>
  operator.post(`/v1/operator/holds/${orderId}-1/decision`, { decision, ...(note && { note }) })

it('what nothing speaks against is released; what looks like one person is held, and the payee is told so', async () => {
  const good = await judged(false)
  expect((await purse(house, good.payee)).available).toBe(1_000)
  const held = await judged(true)
  expect(await row(held.orderId)).toMatchObject({ due_on: null, released_to: null })
  expect((await purse(house, held.payee)).available).toBe(0)
  expect(await pendingOf(held.payee)).toBe(1_000)
  expect(await shown(held.payee)).toMatchObject({ state: 'held', amountFen: 1_000, releasedAt: null })
  expect(String((await shown(held.payee))['reviewNote'])).toContain('人工审核')
  const waiting = (await queue()).items.find(({ id }) => id === `${held.orderId}-1`)
  expect(waiting).toMatchObject({ amountFen: 1_000, state: 'held' })
  expect(waiting?.reasons[0]).toMatchObject({ code: 'same-identity', text: expect.stringContaining('同一个人') })
  // It waits for a person now, whatever day it is.
  await pass(30)
  expect(await release()).toBe(0)
  expect(await findingsIn(house)).toEqual([])
})

it('what waited for months is judged by what happened around it then', async () => {
  const { payee, friend } = await pair(false)
  for (let order = 0; order < 10; order++) await buy(house, clerk, friend, 10_000)
  await pass(90)
  await release()
  expect((await purse(house, payee)).available).toBe(0)
  expect(await pendingOf(payee)).toBe(10_000)
})

it('a refund of a part takes from what is held and does not let go of it', async () => {
  const { orderId, payee } = await judged(true)
  await clerk.must(201).post(`/v1/orders/${orderId}/refunds`, { amountFen: 4_000 })
  expect(await row(orderId)).toMatchObject({ due_on: null, taken_back_fen: 400 })
  expect(await release()).toBe(0)
  expect(await pendingOf(payee)).toBe(600)
  expect(await findingsIn(house)).toEqual([])
  await clerk.must(201).post(`/v1/orders/${orderId}/refunds`, { amountFen: 6_000 })
  expect(await pendingOf(payee)).toBe(0)
  expect((await queue()).items.map(({ id }) => id)).not.toContain(`${orderId}-1`)
  // Nothing is left to pay: whatever is decided, nothing moves.
  await decide(orderId, 'release')
  await release()
  expect((await purse(house, payee)).available).toBe(0)
  expect(await findingsIn(house)).toEqual([])
})

it('an operator lets go once: paid today, and never held again', async () => {
  const { orderId, payee } = await judged(true)
  const done = await decide(orderId, 'release', '老客户，已电话核实')
  expect([done.status, done.body]).toMatchObject([201, { state: 'released', note: '老客户，已电话核实' }])
  expect(await row(orderId)).toMatchObject({ due_on: dayText(dayOf(house.clock.now())) })
  expect((await decide(orderId, 'void')).body['code']).toBe('hold-decided')
  await release()
  expect((await purse(house, payee)).available).toBe(1_000)
  expect(await shown(payee)).toMatchObject({ state: 'available', reviewNote: null })
  await clerk.must(201).post(`/v1/orders/${orderId}/refunds`, { amountFen: 10_000 })
  expect((await purse(house, payee)).available).toBe(0)
  expect(await findingsIn(house)).toEqual([])
})

it('a partial refund between letting go and paying keeps its day', async () => {
  const { orderId, payee } = await judged(true)
  await decide(orderId, 'release')
  await clerk.must(201).post(`/v1/orders/${orderId}/refunds`, { amountFen: 1_000 })
  expect(await findingsIn(house)).toEqual([])
  expect(await release()).toBe(1)
  expect((await purse(house, payee)).available).toBe(900)
  expect(await findingsIn(house)).toEqual([])
})

it('a void takes what is left out of pending, once; the member reads why, and a refund afterwards takes nothing more', async () => {
  const { orderId, payee } = await judged(true)
  await clerk.must(201).post(`/v1/orders/${orderId}/refunds`, { amountFen: 3_000 })
  const answers = await Promise.all([
    decide(orderId, 'void', '同一人'),
    decide(orderId, 'release'),
    decide(orderId, 'void'),
  ])
  const won = answers.find(({ status }) => status === 201)
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  // Whoever won: what follows is about a void.
  if (won?.body['state'] === 'released') return
  expect(await pendingOf(payee)).toBe(0)
  expect(await shown(payee)).toMatchObject({ state: 'voided' })
  const { entries } = (await payee.must(200).get('/v1/me/entries')).body as { entries: { title: string }[] }
  expect(entries.map(({ title }) => title)).toContain(text('entry.commission-voided'))
  await clerk.must(201).post(`/v1/orders/${orderId}/refunds`, { amountFen: 7_000 })
  expect([await pendingOf(payee), (await purse(house, payee)).available]).toEqual([0, 0])
  expect(await release()).toBe(0)
  expect(await findingsIn(house)).toEqual([])
})

it('a void alone, and decisions about what is not held', async () => {
  const { orderId, payee } = await judged(true)
  expect((await decide(orderId, 'void')).body).toMatchObject({ state: 'voided' })
  expect(await row(orderId)).toMatchObject({ due_on: null, released_to: 'voided' })
  expect(await pendingOf(payee)).toBe(0)
  await clerk.must(201).post(`/v1/orders/${orderId}/refunds`, { amountFen: 10_000 })
  expect(await findingsIn(house)).toEqual([])
  expect((await decide(1, 'release')).body['code']).toBe('hold-unknown')
  expect((await operator.post('/v1/operator/holds/x/decision', { decision: 'void' })).status).toBe(404)
  expect((await decide(orderId, 'pay')).status).toBe(400)
  expect((await payee.get('/v1/operator/holds')).status).toBe(403)
})

it('the auditor sees a hold that was let go behind its back, and one that nobody decided', async () => {
  const { orderId } = await judged(true)
  await house.database.run(`UPDATE commission SET due_on = available_on WHERE order_id = ?`, [orderId])
  expect((await findingsIn(house)).map(({ check }) => check)).toContain('commission-differs')
  await house.database.run('UPDATE commission SET due_on = NULL WHERE order_id = ?', [orderId])
  await decide(orderId, 'void')
  await house.database.run(`UPDATE reward_hold SET state = 'held' WHERE order_id = ?`, [orderId])
  expect((await findingsIn(house)).map(({ check }) => check)).toContain('commission-differs')
  await house.database.run(`UPDATE reward_hold SET state = 'voided' WHERE order_id = ?`, [orderId])
  expect(await findingsIn(house)).toEqual([])
})

it('what cannot be scored is not released, and the alarm stands until it can', async () => {
  const { payee, friend } = await pair(false)
  await buy(house, clerk, friend, 10_000)
  await pass(9)
  await house.database.run('RENAME TABLE identity_seen TO identity_hidden')
  const before = house.logged.length
  await expect(release()).rejects.toThrow('could not be scored')
  await house.database.run('RENAME TABLE identity_hidden TO identity_seen')
  expect((await purse(house, payee)).available).toBe(0)
  expect(house.logged.slice(before).some((line) => line.includes('"alert":"scoring-stopped"'))).toBe(true)
  expect((await queue()).scoring.stopped).toBe(true)
  await release()
  expect((await purse(house, payee)).available).toBe(1_000)
  expect((await queue()).scoring.stopped).toBe(false)
})

it('scoring that is silent while something is due has stopped too', async () => {
  const { friend } = await pair(false)
  await buy(house, clerk, friend, 10_000)
  await house.database.run(`DELETE FROM job_progress WHERE name = 'hold-stopped'`)
  await house.database.run(`UPDATE job_progress SET updated_at = '2020-01-01' WHERE name = 'hold-scored'`)
  expect((await queue()).scoring.stopped).toBe(false)
  await pass(9)
  expect((await queue()).scoring.stopped).toBe(true)
})

it('numbers under which a member was seen are remembered, also those that were refused', async () => {
  const first = await house.join('lin')
  const second = await house.join('chen')
  const seen = async (member: Caller) => {
    const sql = 'SELECT kind, HEX(mark) AS mark FROM identity_seen WHERE member_id = ? ORDER BY kind'
    return house.database.rows<{ kind: number; mark: string }>(sql, [await memberId(house, member)])
  }
  await first.must(201).post('/v1/me/phone', { code: await house.wechatCode('phone', 'lin') })
  const taken = await second.post('/v1/me/phone', { code: await house.wechatCode('phone', 'lin') })
  expect(taken.body['code']).toBe('phone-taken')
  const owner = anOwner()
  await identify(first, owner)
  await identify(first, anOwner())
  expect((await seen(first)).map(({ kind }) => kind)).toEqual([1, 2, 2])
  expect(await seen(second)).toEqual((await seen(first)).slice(0, 1))
})
