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
  /** The tree under a member, nearest first, level by level: what is too much to show is not read either. */
  async under(tx: Pick<Tx, 'rows'>, memberId: number): Promise<Invitee[]> {
    const tree: Invitee[] = []
    let level = [memberId]
    for (let depth = 1; depth <= DEPTH_SHOWN && level.length > 0 && tree.length < NODES_SHOWN; depth++) {
      const next = await tx.rows<Omit<Invitee, 'depth'>>(
        `SELECT id, referrer_id AS referrerId, nickname, joined_at AS joinedAt FROM member
          WHERE referrer_id IN (?) ORDER BY joined_at, id LIMIT ${NODES_SHOWN - tree.length}`,
        [level],
      )
      tree.push(...next.map((one) => ({ ...one, depth })))
      level = next.map(({ id }) => id)
    }
    return tree
  }
}
