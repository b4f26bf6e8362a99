import { type Tier } from '@passalong/domain'
import { ENTRY_SELECT, type Entry, type EntryRow, entryOf } from './entry.js'
import { type Snapshot } from './snapshot.js'

/** A member as the audit sees one; days are YYYY-MM-DD. */
export interface AuditedMember {
  id: number
  tier: Tier
  sinceOn: string | null
  reviewOn: string | null
  standingOn: string
}

export interface AuditedLine {
  orderId: number
  lineNo: number
  item: string | null
  unitPrice: string | null
  quantity: number
  paidFen: number
  refundedQuantity: number
  refundedFen: number
  pointsSpent: number
  pointsReturned: number
  commissionBp: number
  commissionSecondBp: number
}

export interface AuditedRefund {
  id: number
  orderId: number
  amountFen: number
  growth: number
  points: number
  commissionFen: number
  refundedAt: Date
  lines: { refundId: number; lineNo: number; quantity: number; amountFen: number }[]
}

export interface AuditedCommission {
  orderId: number
  level: number
  payeeId: number | null
  buyerId: number
  baseFen: number
  rateBp: number
  amountFen: number
  takenBackFen: number
  reasonCode: string
  decision: string
  decidedAt: Date
  availableOn: string
}

export interface AuditedOrder {
  id: number
  memberId: number
  imported: number
  contentHash: Buffer
  paidFen: number
  growth: number
  points: number
  pointsPerTenYuan: number
  tierBefore: Tier
  tierAfter: Tier
  pointsLotId: number | null
  paidAt: Date
  paidOn: string
  lines: AuditedLine[]
  refunds: AuditedRefund[]
  commission: AuditedCommission | null
  /** Entries of the order, the payee's too. */
  entries: Entry[]
}

export interface AuditedLot {
  id: number
  memberId: number
  orderId: number | null
  earnedOn: string
  validOn: string
  earned: number
  remaining: number
  expired: number
  expiredTakenBack: number
}

/** All that is recorded of one member. */
export interface MemberBooks {
  member: AuditedMember
  /** Entries of the member's history: as buyer and as payee. */
  entries: Entry[]
  balances: Map<string, number>
  growthDays: { memberId: number; day: string; growth: number }[]
  lots: AuditedLot[]
  orders: AuditedOrder[]
}

const MEMBERS =
  'SELECT id, tier, tier_since_on AS sinceOn, tier_review_on AS reviewOn, standing_on AS standingOn FROM member WHERE id > ? ORDER BY id LIMIT ?'
const ORDERS = `SELECT o.id, o.member_id AS memberId, COALESCE(s.kind = 'import', 0) AS imported, o.content_hash AS contentHash, o.paid_fen AS paidFen,
  o.growth, o.points, o.points_per_ten_yuan AS pointsPerTenYuan, o.tier_before AS tierBefore, o.tier_after AS tierAfter,
  o.points_lot_id AS pointsLotId, o.paid_at AS paidAt, o.paid_on AS paidOn FROM sale_order o LEFT JOIN store s ON s.id = o.store_id`
const LINES = `SELECT order_id AS orderId, line_no AS lineNo, item, unit_price AS unitPrice, quantity, paid_fen AS paidFen,
  refunded_quantity AS refundedQuantity, refunded_fen AS refundedFen, points_spent AS pointsSpent, points_returned AS pointsReturned,
  commission_bp AS commissionBp, commission_second_bp AS commissionSecondBp FROM order_line`
const REFUNDS = `SELECT id, order_id AS orderId, amount_fen AS amountFen, growth, points, commission_fen AS commissionFen,
  refunded_at AS refundedAt FROM refund`
const REFUND_LINES =
  'SELECT refund_id AS refundId, line_no AS lineNo, quantity, amount_fen AS amountFen FROM refund_line'
const COMMISSIONS = `SELECT order_id AS orderId, level, payee_id AS payeeId, buyer_id AS buyerId, base_fen AS baseFen, rate_bp AS rateBp,
  amount_fen AS amountFen, taken_back_fen AS takenBackFen, reason_code AS reasonCode, decision, decided_at AS decidedAt,
  available_on AS availableOn FROM commission`
const LOTS = `SELECT id, member_id AS memberId, order_id AS orderId, earned_on AS earnedOn, valid_on AS validOn, earned, remaining,
  expired, expired_taken_back AS expiredTakenBack FROM points_lot`

/** The accounts that belong to a member. */
export function accountsOf(memberId: number): string[] {
  return ['growth', 'points', 'commission:pending', 'commission:available'].map((kind) => `member:${memberId}:${kind}`)
}

/** The books of all members, `size` members at a time. */
export async function* memberBooks(snapshot: Snapshot, size: number): AsyncGenerator<MemberBooks> {
  for await (const members of snapshot.pieces<AuditedMember>(MEMBERS, 0, size, ({ id }) => id)) {
    const ids = members.map(({ id }) => id)
    const orders = groupBy(await ordersOf(snapshot, ids), ({ memberId }) => memberId)
    const entries = groupBy(await entriesOf(snapshot, 'e.member_id', ids), ({ memberId }) => memberId ?? 0)
    const growthDays = groupBy(
      await snapshot.rowsOf<MemberBooks['growthDays'][number]>(
        'SELECT member_id AS memberId, day, growth FROM growth_day',
        'member_id',
        ids,
      ),
      ({ memberId }) => memberId,
    )
    const lots = groupBy(await snapshot.rowsOf<AuditedLot>(LOTS, 'member_id', ids), ({ memberId }) => memberId)
    const orderAccounts = [...orders.values()].flat().map(({ id }) => `order:${id}:paid`)
    const balances = await balancesOf(snapshot, [...ids.flatMap(accountsOf), ...orderAccounts])
    for (const member of members)
      yield {
        member,
        balances,
        entries: entries.get(member.id) ?? [],
        growthDays: growthDays.get(member.id) ?? [],
        lots: lots.get(member.id) ?? [],
        orders: orders.get(member.id) ?? [],
      }
  }
}

async function ordersOf(snapshot: Snapshot, memberIds: readonly number[]): Promise<AuditedOrder[]> {
  type Bare = Omit<AuditedOrder, 'lines' | 'refunds' | 'commission' | 'entries'>
  const bare = await snapshot.rowsOf<Bare>(ORDERS, 'o.member_id', memberIds)
  const ids = bare.map(({ id }) => id)
  const byOrder = (row: { orderId: number | null }) => row.orderId ?? 0
  const lines = groupBy(await snapshot.rowsOf<AuditedLine>(LINES, 'order_id', ids, 'ORDER BY line_no'), byOrder)
  const refundRows = await snapshot.rowsOf<Omit<AuditedRefund, 'lines'>>(REFUNDS, 'order_id', ids)
  const refundIds = refundRows.map(({ id }) => id)
  const backRows = await snapshot.rowsOf<AuditedRefund['lines'][number]>(
    REFUND_LINES,
    'refund_id',
    refundIds,
    'ORDER BY line_no',
  )
  const back = groupBy(backRows, ({ refundId }) => refundId)
  const refunds = groupBy(
    refundRows.map((refund) => ({ ...refund, lines: back.get(refund.id) ?? [] })),
    byOrder,
  )
  const commissions = groupBy(await snapshot.rowsOf<AuditedCommission>(COMMISSIONS, 'order_id', ids), byOrder)
  const entries = groupBy(await entriesOf(snapshot, 'e.order_id', ids), byOrder)
  return bare.map((order) => ({
    ...order,
    lines: lines.get(order.id) ?? [],
    refunds: refunds.get(order.id) ?? [],
    commission: commissions.get(order.id)?.[0] ?? null,
    entries: entries.get(order.id) ?? [],
  }))
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
