import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database/database.js'
import { kindsOf } from './entry-kinds.js'
import { type EntryRow, entryView } from './entry-view.js'
import { balancesAfter, type Place } from './running-balance.js'
import { type Asset, type EntryPage } from './views.js'

const PAGE = 30
/** Of a history in which others' purchases stand by the thousand, one page looks at no more than this. */
const LOOKED_AT = 500
const START: Place = { id: 0, at: new Date('9999-01-01T00:00:00Z') }

interface Found {
  id: number
  at: Date
  kind: string
}

/** A member's history: what came, what went, and why. */
@Injectable()
export class ListEntries {
  constructor(private readonly database: Database) {}

  /**
   * The page after the entry `before` (an entry's id), newest first, of one asset or all. By time, since ids of two servers
   * interleave and what runs out is posted late; nothing follows an entry that is not this member's. A page may be short,
   * even empty, and have a next one.
   */
  async page(memberId: number, before: number | null, asset: Asset | null): Promise<EntryPage> {
    const last = before === null ? START : await this.placeOf(memberId, before)
    if (!last) return { entries: [], next: null }
    const wanted = new Set<string>(kindsOf(asset))
    const looked = await this.look(memberId, last)
    const all = looked.filter(({ kind }) => wanted.has(kind))
    const shown = all.slice(0, PAGE)
    const next = all.length > PAGE ? shown.at(-1) : looked.length === LOOKED_AT ? looked.at(-1) : undefined
    return { entries: await this.views(memberId, shown), next: next ? String(next.id) : null }
  }

  private async placeOf(memberId: number, entryId: number): Promise<Place | undefined> {
    const [row] = await this.database.rows<Place>(
      'SELECT id, occurred_at AS at FROM ledger_entry WHERE id = ? AND member_id = ?',
      [entryId, memberId],
    )
    return row
  }

  private look(memberId: number, last: Place): Promise<Found[]> {
    return this.database.rows<Found>(
      `SELECT id, occurred_at AS at, kind FROM ledger_entry
        WHERE member_id = ? AND (occurred_at < ? OR (occurred_at = ? AND id < ?))
        ORDER BY occurred_at DESC, id DESC LIMIT ${LOOKED_AT}`,
      [memberId, last.at, last.at, last.id],
    )
  }

  private async views(memberId: number, shown: readonly Found[]) {
    const [first] = shown
    const oldest = shown.at(-1)
    if (!first || !oldest) return []
    const reader = this.database.together()
    const [rows, balances] = await Promise.all([
      reader.rows<EntryRow>(FACTS, [shown.map(({ id }) => id)]),
      balancesAfter(reader, memberId, oldest),
    ])
    const facts = new Map(rows.map((row) => [row.id, row]))
    return shown.flatMap(({ id }) => {
      const row = facts.get(id)
      return row ? [entryView(row, balances)] : []
    })
  }
}

const FACTS = `SELECT e.id, e.kind, e.source, e.destination, e.amount, e.occurred_at, e.order_id, o.paid_fen, r.amount_fen AS refund_fen,
    o.points_per_ten_yuan, o.tier_before, c.rate_bp
  FROM ledger_entry e
  LEFT JOIN sale_order o ON o.id = e.order_id
  LEFT JOIN commission c ON c.order_id = e.order_id AND c.level = IF(e.business_key LIKE '%:commission:2%', 2, 1)
  LEFT JOIN refund r ON e.business_key LIKE 'refund:%'
    AND r.id = CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(e.business_key, ':', 2), ':', -1) AS UNSIGNED)
  WHERE e.id IN (?)`
