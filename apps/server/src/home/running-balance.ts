import { account } from '@passalong/domain'
import { type SqlValue, type Tx } from '../platform/database/database.js'

/** Where an entry stands in a member's history. */
export interface Place {
  id: number
  at: Date
}

interface Movement {
  id: number
  source: string
  destination: string
  amount: number
}

/** Further back than this many entries nobody is told what they had then. */
const REACH = 500

// One statement, so that entries and balances are of one moment; a balance comes as a row without an instant.
const MOVED = `(SELECT id, occurred_at AS at, source, destination, amount FROM ledger_entry
    WHERE member_id = ? AND (occurred_at > ? OR (occurred_at = ? AND id >= ?))
    ORDER BY occurred_at DESC, id DESC LIMIT ${REACH + 1})
  UNION ALL
  (SELECT 0, NULL, account, '', amount FROM account_balance WHERE account IN (?))`

/**
 * What the account of each entry held after it, by entry id, from the newest to `oldest`: today's balances, walked back.
 * Empty when that is too far back.
 */
export async function balancesAfter(
  reader: Pick<Tx, 'rows'>,
  memberId: number,
  oldest: Place,
): Promise<ReadonlyMap<number, number>> {
  const accounts = [
    account.points(memberId),
    account.commissionPending(memberId),
    account.commissionAvailable(memberId),
    account.commissionWithdrawing(memberId),
    account.commissionPayroll(memberId),
  ]
  const values: SqlValue[] = [memberId, oldest.at, oldest.at, oldest.id, accounts]
  const rows = await reader.rows<Movement & { at: Date | null }>(MOVED, values)
  const held = new Map(rows.filter(({ at }) => at === null).map(({ source, amount }) => [source, amount]))
  const entries = rows.filter(({ at }) => at !== null)
  if (entries.length > REACH) return new Map()
  const newest = entries.sort((a, b) => Number(b.at) - Number(a.at) || b.id - a.id)
  return walkBack(newest, held)
}

/** @param entries newest first; @param held balances now, an account that is missing is empty */
function walkBack(entries: readonly Movement[], held: Map<string, number>): ReadonlyMap<number, number> {
  const after = new Map<number, number>()
  const balance = (name: string) => held.get(name) ?? 0
  for (const { id, source, destination, amount } of entries) {
    after.set(id, balance(destination.startsWith('member:') ? destination : source))
    held.set(source, balance(source) + amount)
    held.set(destination, balance(destination) - amount)
  }
  return after
}
