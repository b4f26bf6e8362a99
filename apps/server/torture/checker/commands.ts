import { type Database } from '../../src/platform/database/database.js'
import { acknowledgement, isAcknowledgement, type Outcome, outcomeOf, type Told } from '../journal.js'
import { byAbout, type Effects } from './effects.js'
import { type Violations } from './violations.js'

/**
 * Holds the effects in the database against the client's journal: acknowledged exactly once, refused not at all, unknown at
 * most once. What has an answer for good is exactly there or not.
 */
export function checkCommands(told: readonly Told[], effects: Effects, violations: Violations): void {
  for (const one of told) {
    checkRepeats(one, violations)
    if (one.act === 'settle') checkSettlement(one, effects, violations)
    if (one.act === 'scan') checkOwn(one, effects.checkouts, 'checkoutId', violations)
    if (one.act === 'withdraw') checkOwn(one, effects.withdrawals, 'id', violations)
  }
  checkRefunds(told, effects, violations)
  checkUndos(told, effects, violations)
  for (const act of ['scan', 'withdraw'] as const)
    for (const [memberId, commands] of byAbout(told, act, 'memberId')) {
      const found = effects[act === 'scan' ? 'scansOf' : 'withdrawalsOf'].get(memberId) ?? 0
      checkCount(`${act} of member ${memberId}`, commands, found, violations)
    }
}

/** Every repeat of an acknowledged command gets the first answer, word for word. */
function checkRepeats(one: Told, violations: Violations): void {
  const bodies = one.heard.filter(isAcknowledgement).map(({ body }) => JSON.stringify(body))
  if (new Set(bodies).size > 1) violations.add('repeat-differs', `${name(one)} was answered in several ways`)
}

function checkOwn(one: Told, there: ReadonlySet<string>, field: string, violations: Violations): void {
  if (outcomeOf(one) === 'acknowledged' && !there.has(idIn(one, field)))
    violations.add('acknowledged-lost', `${name(one)}: what it made is not there`)
}

function checkSettlement(one: Told, effects: Effects, violations: Violations): void {
  const orders = effects.orders.get(String(one.about['receiptNo'])) ?? []
  const outcome = outcomeOf(one)
  if (orders.length > 1) violations.add('more-than-once', `${name(one)} made ${orders.length} orders`)
  if (outcome === 'refused' && orders.length > 0) violations.add('refused-done', `${name(one)} made an order`)
  if (outcome === 'acknowledged' && !orders.some(({ id }) => String(id) === idIn(one, 'orderId')))
    violations.add('acknowledged-lost', `${name(one)}: its order is not there`)
}

/** The refunds of an order are exactly those that were acknowledged, amount by amount, and at most the unknown ones besides. */
function checkRefunds(told: readonly Told[], effects: Effects, violations: Violations): void {
  const asked = byAbout(told, 'refund', 'orderId')
  for (const orderId of new Set([...asked.keys(), ...effects.refunds.keys()])) {
    const commands = asked.get(orderId) ?? []
    const there = [...(effects.refunds.get(orderId) ?? [])]
    const take = (one: Told) => {
      const index = there.indexOf(Number(one.body['amountFen']))
      if (index >= 0) there.splice(index, 1)
      return index >= 0
    }
    for (const one of of(commands, 'acknowledged'))
      if (!take(one)) violations.add('acknowledged-lost', `${name(one)}: the refund of order ${orderId} is not there`)
    for (const one of of(commands, 'unknown')) take(one)
    if (there.length > 0)
      violations.add('more-than-once', `order ${orderId} has refunds that nobody was told of: ${there.join(', ')}`)
  }
}

/** An order is undone once, by the one command that was told so. */
function checkUndos(told: readonly Told[], effects: Effects, violations: Violations): void {
  const asked = byAbout(told, 'undo', 'orderId')
  for (const orders of effects.orders.values())
    for (const { id, undone } of orders)
      checkCount(`undo of order ${id}`, asked.get(String(id)) ?? [], undone ? 1 : 0, violations)
}

function checkCount(what: string, commands: readonly Told[], found: number, violations: Violations): void {
  const least = of(commands, 'acknowledged').length
  const most = least + of(commands, 'unknown').length
  if (found < least) violations.add('acknowledged-lost', `${what}: ${found} of ${least} are there`)
  if (found > most) violations.add('more-than-once', `${what}: ${found} are there and not ${most}`)
}

/** The answer that is kept under each key is the one that was heard, and a refused command has left no key. */
export async function checkKeys(database: Database, told: readonly Told[], violations: Violations): Promise<void> {
  const rows = await database.rows<{ caller: string; key: string; answer: string | null }>(
    'SELECT caller, request_key AS `key`, answer FROM request_key',
  )
  const kept = new Map(rows.map(({ caller, key, answer }) => [`${caller} ${key}`, answer]))
  for (const one of told) {
    // A visit is known by its row, and of a link what is kept is the link and not its card.
    if (one.act === 'visit' || one.act === 'mint') continue
    const answer = kept.get(`${one.caller} ${one.key}`)
    const heard = acknowledgement(one)
    if (heard && answer !== JSON.stringify(heard))
      violations.add('key', `${name(one)}: another answer than the acknowledged one is kept`)
    if (!heard && answer !== undefined) violations.add('key', `${name(one)} was refused and has left its key`)
  }
}

const of = (commands: readonly Told[], outcome: Outcome) => commands.filter((one) => outcomeOf(one) === outcome)
const name = ({ act, no, key }: Told) => `${act} ${no} (${key})`
const idIn = (one: Told, field: string) => String(acknowledgement(one)?.[field])
