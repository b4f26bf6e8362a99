import { type Findings } from './finding.js'
import { MEMBER_ACCOUNTS } from './member-books.js'
import { type Snapshot } from './snapshot.js'

const NAMED = 100

/** Tables whose rows belong to a row elsewhere, as [table, key, column, owner's table]. */
const belongings: readonly [table: string, key: string, column: string, owner: string][] = [
  ['sale_order', 'c.id', 'member_id', 'member'],
  ['sale_order', 'c.id', 'store_id', 'store'],
  ['order_line', "CONCAT(c.order_id, '/', c.line_no)", 'order_id', 'sale_order'],
  ['refund', 'c.id', 'order_id', 'sale_order'],
  ['refund_line', "CONCAT(c.refund_id, '/', c.line_no)", 'refund_id', 'refund'],
  ['commission', "CONCAT(c.order_id, '/', c.level)", 'order_id', 'sale_order'],
  ['points_lot', 'c.id', 'member_id', 'member'],
  ['points_spend', "CONCAT(c.order_id, '/', c.turn)", 'order_id', 'sale_order'],
  ['withdrawal', 'c.id', 'member_id', 'member'],
  ['payee_identity', 'c.member_id', 'member_id', 'member'],
  ['growth_day', "CONCAT(c.member_id, '/', c.day)", 'member_id', 'member'],
]

/** Rows that belong to nobody are in no member's books and would go unseen there. */
export async function auditOwners(snapshot: Snapshot, findings: Findings): Promise<void> {
  for (const [table, key, column, owner] of belongings) {
    const lost = await snapshot.rows<{ rowKey: string | number; ownerId: number }>(
      `SELECT ${key} AS rowKey, c.${column} AS ownerId FROM ${table} c LEFT JOIN ${owner} o ON o.id = c.${column}
        WHERE o.id IS NULL LIMIT ?`,
      [NAMED],
    )
    for (const { rowKey, ownerId } of lost)
      findings.add('row-without-owner', `${table} ${rowKey}`, `${owner} ${ownerId}`)
  }
}

const BALANCES_AT_ONCE = 1_000
const OWNED = new RegExp(`^(?:member:(\\d{1,16}):(?:${MEMBER_ACCOUNTS.join('|')})|order:(\\d{1,16}):paid)$`)

/**
 * Balance rows of accounts that no member and no order has; those of members and orders are checked in their books.
 * Resolves to the number of balance rows.
 */
export async function auditStrayBalances(snapshot: Snapshot, findings: Findings): Promise<number> {
  let count = 0
  const select = 'SELECT account, amount FROM account_balance WHERE account > ? ORDER BY account LIMIT ?'
  for await (const rows of snapshot.pieces<{ account: string }>(
    select,
    '',
    BALANCES_AT_ONCE,
    ({ account }) => account,
  )) {
    count += rows.length
    const owners = rows.map(({ account }) => ({ account, owned: OWNED.exec(account) }))
    const members = await existing(
      snapshot,
      'member',
      owners.flatMap(({ owned }) => owned?.[1] ?? []),
    )
    const orders = await existing(
      snapshot,
      'sale_order',
      owners.flatMap(({ owned }) => owned?.[2] ?? []),
    )
    for (const { account, owned } of owners) {
      const known = owned && (owned[1] ? members.has(owned[1]) : orders.has(owned[2] ?? ''))
      if (!known) findings.add('balance-without-entries', `account_balance ${account}`, account)
    }
  }
  return count
}

async function existing(snapshot: Snapshot, table: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await snapshot.rowsOf<{ id: number }>(`SELECT id FROM ${table}`, 'id', [...new Set(ids)])
  return new Set(rows.map(({ id }) => String(id)))
}
