import { Injectable } from '@nestjs/common'
import { type SharerFacts, type Turn } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { Refusal } from '../platform/http/refusal.js'
import { SHARER_FACTS, type SharerFactsRow, sharerFactsOf } from '../share/sharer-facts.js'

interface SharerRow extends SharerFactsRow {
  shown_on: string | null
  material_id: number | null
  before_id: number | null
}

/** What of members decides which material they see. */
@Injectable()
export class Sharers {
  /** A member's facts with the latest turn, null before the first; one question. Throws `member-unknown`. */
  async read(tx: Pick<Tx, 'rows'>, memberId: number): Promise<{ facts: SharerFacts; turn: Turn | null }> {
    const [row] = await tx.rows<SharerRow>(
      `SELECT ${SHARER_FACTS}, t.shown_on, t.material_id, t.before_id
         FROM member m LEFT JOIN store s ON s.id = m.joined_store_id LEFT JOIN material_turn t ON t.member_id = m.id
        WHERE m.id = ?`,
      [memberId, memberId],
    )
    if (!row) throw new Refusal('member-unknown')
    return { facts: sharerFactsOf(row), turn: turnOfRow(row) }
  }
}

/** The columns of a turn as one; null where they are. */
export function turnOfRow(row: Pick<SharerRow, 'shown_on' | 'material_id' | 'before_id'>): Turn | null {
  if (row.shown_on === null || row.material_id === null) return null
  return { on: dayOfColumn(row.shown_on), materialId: row.material_id, beforeId: row.before_id }
}
