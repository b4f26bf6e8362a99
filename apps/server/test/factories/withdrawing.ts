import { randomUUID } from 'node:crypto'
import { account, dayOf, type Movement } from '@passalong/domain'
import { Ledger } from '../../src/ledger/ledger.js'
import { SendWithdrawals } from '../../src/withdrawal/send-withdrawals.js'
import { type Answer, type Caller } from './caller.js'
import { type House } from './house.js'
import { crowd, memberId } from './till.js'

/** What somebody tells of themselves to be paid. */
export interface Owner {
  realName: string
  idNo: string
}

/** How long something that happens by itself is waited for, however busy the machine is. */
const PATIENCE_MS = 60_000

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

let owners = 0

/** Somebody with an ID number that nobody else has and that passes its checksum. */
export function anOwner(realName = '陈一诺'): Owner {
  const nth = owners++
  const body = `31010119${60 + (Math.floor(nth / 1_000) % 40)}0101${String(nth % 1_000).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return { realName, idNo: body + '10X98765432'[sum % 11] }
}

/** Commission that is available now, as if orders of long ago had been released. */
export async function earn(house: House, member: Caller, fen: number): Promise<void> {
  const [id, key, atMs] = [await memberId(house, member), randomUUID(), house.clock.now()]
  const [pending, available] = [account.commissionPending(id), account.commissionAvailable(id)]
  const common = { amount: fen, occurredAtMs: atMs, datedOn: dayOf(atMs), memberId: id, orderId: null }
  const movements: Movement[] = [
    {
      ...common,
      kind: 'order-commission',
      businessKey: `test:${key}:c`,
      source: account.commissionAccrued,
      destination: pending,
    },
    {
      ...common,
      kind: 'commission-released',
      businessKey: `test:${key}:r`,
      source: pending,
      destination: available,
    },
  ]
  const ledger = house.app.get(Ledger, { strict: false })
  await house.database.transaction((tx) => ledger.post(tx, movements))
}

/** Accepts the separate consent and gives name and ID. */
export async function identify(member: Caller, owner: Owner): Promise<void> {
  const { body } = await member.must(200).get('/v1/me/withdrawals')
  const { version } = body['consent'] as { version: string }
  await member.must(200).put('/v1/me/payee-identity', { ...owner, consentVersion: version })
}

/** A member who has identified themselves and has `fen` to withdraw. */
export async function payee(house: House, fen: number, owner: Owner = anOwner()): Promise<Caller> {
  const [member] = (await crowd(house, 1)) as [Caller]
  await earn(house, member, fen)
  await identify(member, owner)
  return member
}

/** Asks for a withdrawal with the tax that the quote shows; the answer may be a refusal. */
export async function withdraw(member: Caller, amountFen: number, key?: string) {
  const quote = await member.get(`/v1/me/withdrawal-quote?amountFen=${amountFen}`)
  return member.post('/v1/me/withdrawals', { amountFen, taxFen: quote.body['taxFen'] ?? 0 }, key)
}

/** What the sending job does now. */
export function pursue(house: House): Promise<number> {
  return house.app.get(SendWithdrawals, { strict: false }).runOnce()
}

/**
 * Runs the job, its clock moved on each time, until the withdrawal is in this state. WeChat takes its own time, whatever the
 * clock says: each try waits a little longer than the last, so that a slow machine turns no more of the clock than a fast one.
 */
export async function pursueUntil(house: House, member: Caller, id: unknown, state: string) {
  for (let tries = 0; tries < 200; tries++) {
    const { body } = await member.must(200).get(`/v1/me/withdrawals/${id}`)
    if (body['state'] === state) return body
    house.clock.pass(31_000)
    await pursue(house)
    await new Promise((resolve) => setTimeout(resolve, 5 * (tries + 1)))
  }
  const { body } = await member.get(`/v1/me/withdrawals/${id}`)
  throw new Error(`in vain waited for ${state}: ${JSON.stringify(body)}`)
}

/** Without running the job: until somebody else (a notification) brought it into this state. */
export async function untilState(member: Caller, id: unknown, state: string) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const { body } = await member.must(200).get(`/v1/me/withdrawals/${id}`)
    if (body['state'] === state) return body
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`in vain waited for ${state}`)
}

/** The member's money, fen, as the ledger's balances hold it. */
export async function purse(house: House, member: Caller) {
  const id = await memberId(house, member)
  const names = { available: account.commissionAvailable(id), withdrawing: account.commissionWithdrawing(id) }
  return house.app.get(Ledger, { strict: false }).balances(house.database, names)
}

/** The tap on 确认收款 in the member's WeChat. */
export async function confirm(house: House, member: Caller, withdrawal: Answer['body']): Promise<void> {
  const id = await memberId(house, member)
  const [person] = await house.database.rows<{ openid: string }>(
    'SELECT p.openid FROM person p JOIN member m ON m.person_id = p.id WHERE m.id = ?',
    [id],
  )
  const { package: packageInfo } = withdrawal['transfer'] as { package: string }
  await house.wechat('transfers/confirm', { openid: person?.openid ?? '', package: packageInfo })
}

/** Sends, confirms, and waits for the notification. */
export async function complete(house: House, member: Caller, id: unknown): Promise<Answer['body']> {
  await confirm(house, member, await pursueUntil(house, member, id, 'confirm'))
  return untilState(member, id, 'paid')
}

/** What left this member's withdrawals to WeChat and to the tax office in all, fen. */
export async function paidOut(house: House, member: Caller) {
  const rows = await house.database.rows<{ destination: string; total: number }>(
    'SELECT destination, SUM(amount) AS total FROM ledger_entry WHERE member_id = ? GROUP BY destination',
    [await memberId(house, member)],
  )
  const of = (name: string) => rows.find(({ destination }) => destination === name)?.total ?? 0
  return { wechat: of(account.payoutWechat), tax: of(account.taxWithheld) }
}
