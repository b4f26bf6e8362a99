import { Injectable } from '@nestjs/common'
import { type Arrival, dayOf, REFERRAL_COUNTS_MS, type SharerFacts, type Turn } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { Refusal } from '../platform/http/refusal.js'
import { REPLACED } from '../share/mint-facts.js'
import { SHOP } from '../share/share-links.js'
import { SHARER_FACTS, type SharerFactsRow, sharerFactsOf } from '../share/sharer-facts.js'

interface TurnRow {
  shown_on: string | null
  material_id: number | null
  before_id: number | null
}

interface ArrivalRow {
  arrived_at: Date | null
  arrived_subject_id: number | null
  arrived_material_id: number | null
}

/**
 * The link that a member followed last, as minting looks for a parent (mint-facts): another's or the shop's, which stands. What
 * stands in the shop's own links as a version is a store.
 */
const ARRIVED = `LEFT JOIN (
    SELECT v.visited_at AS arrived_at, l.subject_id AS arrived_subject_id, o.material_id AS arrived_material_id
      FROM member a STRAIGHT_JOIN visit v ON v.person_id = a.person_id STRAIGHT_JOIN share_link l ON l.id = v.link_id
      LEFT JOIN material_version o ON o.id = l.material_version % ${REPLACED} AND l.sharer_id <> ${SHOP}
     WHERE a.id = ? AND v.visited_at > ? AND v.own = 0 AND l.sharer_id <> a.id AND l.revoked_at IS NULL
     ORDER BY v.visited_at DESC, v.id DESC LIMIT 1
  ) arrived ON TRUE`

/** What of members decides which material they see. */
@Injectable()
export class Sharers {
  /** A member's facts; one question. Throws `member-unknown`. */
  async facts(tx: Pick<Tx, 'rows'>, memberId: number): Promise<SharerFacts> {
    const [row] = await tx.rows<SharerFactsRow>(
      `SELECT ${SHARER_FACTS} FROM member m LEFT JOIN store s ON s.id = m.joined_store_id WHERE m.id = ?`,
      [memberId, memberId],
    )
    if (!row) throw new Refusal('member-unknown')
    return sharerFactsOf(row)
  }

  /**
   * With the latest turn, null before the first, and the link through which they came in the last seven days; one question, too.
   * Throws `member-unknown`.
   */
  async today(
    tx: Pick<Tx, 'rows'>,
    memberId: number,
    nowMs: number,
  ): Promise<{ facts: SharerFacts; turn: Turn | null; arrival: Arrival | null }> {
    const [row] = await tx.rows<SharerFactsRow & TurnRow & ArrivalRow>(
      `SELECT ${SHARER_FACTS}, t.shown_on, t.material_id, t.before_id, arrived.*
         FROM member m LEFT JOIN store s ON s.id = m.joined_store_id LEFT JOIN material_turn t ON t.member_id = m.id
         ${ARRIVED} WHERE m.id = ?`,
      [memberId, memberId, new Date(nowMs - REFERRAL_COUNTS_MS), memberId],
    )
    if (!row) throw new Refusal('member-unknown')
    return { facts: sharerFactsOf(row), turn: turnOfRow(row), arrival: arrivalOf(row) }
  }
}

/** The columns of a turn as one; null where they are. */
export function turnOfRow(row: TurnRow): Turn | null {
  if (row.shown_on === null || row.material_id === null) return null
  return { on: dayOfColumn(row.shown_on), materialId: row.material_id, beforeId: row.before_id }
}

function arrivalOf({ arrived_at, arrived_subject_id, arrived_material_id }: ArrivalRow): Arrival | null {
  if (arrived_at === null || arrived_subject_id === null) return null
  return { subjectId: arrived_subject_id, materialId: arrived_material_id, on: dayOf(arrived_at.getTime()) }
}
