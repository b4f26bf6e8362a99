import { Injectable } from '@nestjs/common'
import { type MessageKey, text } from '@passalong/contract'
import { type MovementKind, type Tier, yuanText } from '@passalong/domain'
import { Database } from '../platform/database/database.js'
import { type EntryPage, type EntryView } from './views.js'

const PAGE = 30
const END_OF_TIME = new Date('9999-01-01T00:00:00Z')

interface EntryRow {
  id: number
  kind: Exclude<MovementKind, 'order-paid' | 'refund-paid' | 'undo-paid'>
  destination: string
  amount: number
  occurred_at: Date
  order_id: number | null
  paid_fen: number | null
  refund_fen: number | null
  points_per_ten_yuan: number | null
  tier_before: Tier | null
  rate_bp: number | null
}

/** A member's history: what came, what went, and why. */
@Injectable()
export class ListEntries {
  constructor(private readonly database: Database) {}

  /**
   * The page after the entry `before` (an entry's id), newest first. By time, since ids of two servers interleave and what
   * runs out is posted late; nothing follows an entry that is not this member's.
   */
  async page(memberId: number, before: number | null): Promise<EntryPage> {
    const last = before === null ? { id: 0, at: END_OF_TIME } : await this.placeOf(memberId, before)
    if (!last) return { entries: [], next: null }
    const rows = await this.database.rows<EntryRow>(
      `SELECT e.id, e.kind, e.destination, e.amount, e.occurred_at, e.order_id, o.paid_fen, r.amount_fen AS refund_fen, o.points_per_ten_yuan, o.tier_before, c.rate_bp
         FROM ledger_entry e
         LEFT JOIN sale_order o ON o.id = e.order_id
         LEFT JOIN commission c ON c.order_id = e.order_id AND c.level = 1
         LEFT JOIN refund r ON e.business_key LIKE 'refund:%' AND r.id = CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(e.business_key, ':', 2), ':', -1) AS UNSIGNED)
        WHERE e.member_id = ? AND (e.occurred_at < ? OR (e.occurred_at = ? AND e.id < ?))
          AND e.kind NOT IN ('order-paid', 'refund-paid', 'undo-paid')
        ORDER BY e.occurred_at DESC, e.id DESC LIMIT ${PAGE + 1}`,
      [memberId, last.at, last.at, last.id],
    )
    const shown = rows.slice(0, PAGE)
    return { entries: shown.map(entryView), next: rows.length > PAGE ? String(shown.at(-1)?.id) : null }
  }

  private async placeOf(memberId: number, entryId: number): Promise<{ id: number; at: Date } | undefined> {
    const [row] = await this.database.rows<{ id: number; at: Date }>(
      'SELECT id, occurred_at AS at FROM ledger_entry WHERE id = ? AND member_id = ?',
      [entryId, memberId],
    )
    return row
  }
}

const assets: Record<EntryRow['kind'], EntryView['asset']> = {
  'order-growth': 'growth',
  'order-points': 'points',
  'order-commission': 'commission',
  'refund-growth': 'growth',
  'refund-points': 'points',
  'refund-commission': 'commission',
  'points-expired': 'points',
  'order-points-spent': 'points',
  'refund-points-returned': 'points',
  'commission-released': 'commission',
  'commission-payroll': 'commission',
  'withdrawal-requested': 'commission',
  'withdrawal-paid': 'commission',
  'withdrawal-tax': 'commission',
  'withdrawal-returned': 'commission',
  'undo-growth': 'growth',
  'undo-points': 'points',
  'undo-points-returned': 'points',
  'undo-commission': 'commission',
}

function entryView(row: EntryRow): EntryView {
  const why: MessageKey = `entry.${row.kind}.why`
  const title: MessageKey = `entry.${row.kind}`
  return {
    id: String(row.id),
    at: row.occurred_at.toISOString(),
    asset: assets[row.kind],
    amount: row.destination.startsWith('member:') ? row.amount : -row.amount,
    title: text(title),
    reason: text(why, {
      yuan: yuanText(row.refund_fen ?? row.paid_fen ?? 0),
      rate: (row.points_per_ten_yuan ?? 0) / 10,
      tier: row.tier_before ? text(`tier.${row.tier_before}`) : '',
      percent: (row.rate_bp ?? 0) / 100,
    }),
    orderId: row.order_id === null ? null : String(row.order_id),
  }
}
