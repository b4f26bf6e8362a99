import { Injectable } from '@nestjs/common'
import { type Tx } from '../platform/database/database.js'

/** Someone who joined through a member, or through those; depth 1 is direct. */
export interface Invitee {
  id: number
  referrerId: number
  nickname: string
  joinedAt: Date
  depth: number
}

/** Deeper or wider than this the phone shows counts of a report, not a tree. */
const DEPTH_SHOWN = 12
const NODES_SHOWN = 500

/** Who came through whom, read along the referrer index. */
@Injectable()
export class Invitees {
  /** The tree under a member, nearest first. */
  async under(tx: Pick<Tx, 'rows'>, memberId: number): Promise<Invitee[]> {
    return tx.rows<Invitee>(
      `WITH RECURSIVE tree (id, referrerId, nickname, joinedAt, depth) AS (
         SELECT id, referrer_id, nickname, joined_at, 1 FROM member WHERE referrer_id = ?
         UNION ALL
         SELECT m.id, m.referrer_id, m.nickname, m.joined_at, t.depth + 1 FROM member m JOIN tree t ON m.referrer_id = t.id WHERE t.depth < ${DEPTH_SHOWN}
       ) SELECT id, referrerId, nickname, joinedAt, depth FROM tree ORDER BY depth, joinedAt, id LIMIT ${NODES_SHOWN}`,
      [memberId],
    )
  }

  async counts(tx: Pick<Tx, 'rows'>, memberId: number): Promise<{ direct: number; deeper: number }> {
    const tree = await this.under(tx, memberId)
    const direct = tree.filter(({ depth }) => depth === 1).length
    return { direct, deeper: tree.length - direct }
  }
}
