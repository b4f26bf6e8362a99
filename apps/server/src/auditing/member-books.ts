import {
  type AuditedCommission,
  type AuditedLine,
  type AuditedLot,
  type AuditedMember,
  type AuditedOrder,
  type AuditedRefund,
  type AuditedSpend,
  type AuditedWithdrawal,
  COMMISSIONS,
  LINES,
  LOTS,
  MEMBERS,
  ORDERS,
  REFUND_LINES,
  REFUNDS,
  SPENDS,
  WITHDRAWALS,
} from './audited-rows.js'
import { ENTRY_SELECT, type Entry, type EntryRow, entryOf } from './entry.js'
import { type RulesByVersion } from './rules-history.js'
import { type Snapshot } from './snapshot.js'

/** All that is recorded of one member. */
export interface MemberBooks {
  member: AuditedMember
  /** Entries of the member's history: as buyer and as payee. */
  entries: Entry[]
  balances: Map<string, number>
  growthDays: { memberId: number; day: string; growth: number }[]
  lots: AuditedLot[]
  orders: AuditedOrder[]
  withdrawals: AuditedWithdrawal[]
  /** Withdrawals of other members under an ID that this member withdrew with: one person, whose month they count for. */
  samePayee: AuditedWithdrawal[]
  rules: RulesByVersion
}

/** The parts of the accounts that belong to a member. */
export const MEMBER_ACCOUNTS = [
  'growth',
  'points',
  'commission:pending',
  'commission:available',
  'commission:payroll',
  'commission:withdrawing',
] as const

/** The accounts that belong to a member. */
export function accountsOf(memberId: number): string[] {
  return MEMBER_ACCOUNTS.map((kind) => `member:${memberId}:${kind}`)
}

/** The books of all members, `size` members at a time. */
export async function* memberBooks(
  snapshot: Snapshot,
  size: number,
  rules: RulesByVersion,
): AsyncGenerator<MemberBooks> {
  for await (const members of snapshot.pieces<AuditedMember>(MEMBERS, 0, size, ({ id }) => id)) {
    const ids = members.map(({ id }) => id)
    const byMember = (row: { memberId: number | null }) => row.memberId ?? 0
    const orders = groupBy(await ordersOf(snapshot, ids), byMember)
    const entries = groupBy(await entriesOf(snapshot, 'e.member_id', ids), byMember)
    const growthDays = groupBy(
      await snapshot.rowsOf<MemberBooks['growthDays'][number]>(
        'SELECT member_id AS memberId, day, growth FROM growth_day',
        'member_id',
        ids,
      ),
      byMember,
    )
    const lots = groupBy(await snapshot.rowsOf<AuditedLot>(LOTS, 'member_id', ids), byMember)
    const orderAccounts = [...orders.values()].flat().map(({ id }) => `order:${id}:paid`)
    const balances = await balancesOf(snapshot, [...ids.flatMap(accountsOf), ...orderAccounts])
    const withdrawals = groupBy(await snapshot.rowsOf<AuditedWithdrawal>(WITHDRAWALS, 'member_id', ids), byMember)
    const peers = await samePayees(snapshot, ids)
    for (const member of members) {
      const own = withdrawals.get(member.id) ?? []
      yield {
        member,
        balances,
        rules,
        entries: entries.get(member.id) ?? [],
        growthDays: growthDays.get(member.id) ?? [],
        lots: lots.get(member.id) ?? [],
        orders: orders.get(member.id) ?? [],
        withdrawals: own,
        samePayee: peers(member.id, own),
      }
    }
  }
}

async function samePayees(snapshot: Snapshot, memberIds: readonly number[]) {
  const payees = 'SELECT id_index FROM withdrawal WHERE member_id IN (?)'
  const rows = await snapshot.rows<AuditedWithdrawal>(`${WITHDRAWALS} WHERE id_index IN (${payees})`, [[...memberIds]])
  return (memberId: number, own: readonly AuditedWithdrawal[]) =>
    rows.filter((row) => row.memberId !== memberId && own.some(({ idIndex }) => idIndex.equals(row.idIndex)))
}

async function ordersOf(snapshot: Snapshot, memberIds: readonly number[]): Promise<AuditedOrder[]> {
  type Bare = Omit<AuditedOrder, 'lines' | 'refunds' | 'commissions' | 'spends' | 'entries'>
  const bare = await snapshot.rowsOf<Bare>(ORDERS, 'o.member_id', memberIds)
  const ids = bare.map(({ id }) => id)
  const byOrder = (row: { orderId: number | null }) => row.orderId ?? 0
  const lines = groupBy(await snapshot.rowsOf<AuditedLine>(LINES, 'order_id', ids, 'ORDER BY line_no'), byOrder)
  const refunds = groupBy(await refundsOf(snapshot, ids), byOrder)
  const commissions = groupBy(
    await snapshot.rowsOf<AuditedCommission>(COMMISSIONS, 'order_id', ids, 'ORDER BY order_id, level'),
    byOrder,
  )
  const spends = groupBy(await snapshot.rowsOf<AuditedSpend>(SPENDS, 'order_id', ids, 'ORDER BY turn'), byOrder)
  const entries = groupBy(await entriesOf(snapshot, 'e.order_id', ids), byOrder)
  return bare.map((order) => ({
    ...order,
    lines: lines.get(order.id) ?? [],
    refunds: refunds.get(order.id) ?? [],
    commissions: commissions.get(order.id) ?? [],
    spends: spends.get(order.id) ?? [],
    entries: entries.get(order.id) ?? [],
  }))
}

async function refundsOf(snapshot: Snapshot, orderIds: readonly number[]): Promise<AuditedRefund[]> {
  const rows = await snapshot.rowsOf<Omit<AuditedRefund, 'lines'>>(REFUNDS, 'order_id', orderIds)
  const refundIds = rows.map(({ id }) => id)
  const select = 'ORDER BY line_no'
  const back = await snapshot.rowsOf<AuditedRefund['lines'][number]>(REFUND_LINES, 'refund_id', refundIds, select)
  const byRefund = groupBy(back, ({ refundId }) => refundId)
  return rows.map((refund) => ({ ...refund, lines: byRefund.get(refund.id) ?? [] }))
}

async function entriesOf(snapshot: Snapshot, column: string, keys: readonly number[]): Promise<Entry[]> {
  return (await snapshot.rowsOf<EntryRow>(`${ENTRY_SELECT} FROM ledger_entry e`, column, keys, 'ORDER BY e.id')).map(
    entryOf,
  )
}

async function balancesOf(snapshot: Snapshot, accounts: readonly string[]): Promise<Map<string, number>> {
  const select = 'SELECT account, amount FROM account_balance'
  const rows = await snapshot.rowsOf<{ account: string; amount: number }>(select, 'account', accounts)
  return new Map(rows.map(({ account, amount }) => [account, amount]))
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => number): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
