import { Injectable } from '@nestjs/common'
import { type Day, dayText } from '@passalong/domain'
import { Database } from '../platform/database/database.js'
import { BringForward } from '../upkeep/bring-forward.js'
import { ExpiryProgress } from '../upkeep/expiry-progress.js'
import { chunks } from './chunks.js'

const MEMBERS_AT_ONCE = 500

/** Brings members to the end of a day: points that run out with it are gone, reviews up to that day are done. */
@Injectable()
export class CloseDay {
  constructor(
    private readonly database: Database,
    private readonly forward: BringForward,
    private readonly progress: ExpiryProgress,
  ) {}

  /**
   * Touches only members of `memberIds` who are not there yet, so that a second call writes nothing. What runs out after
   * `day` and before today is left to the job of every day, which is told to look again.
   */
  async close(memberIds: readonly number[], day: Day): Promise<void> {
    for (const some of chunks(memberIds, MEMBERS_AT_ONCE)) {
      const behind = await this.database.rows<{ id: number }>(
        `SELECT id FROM member m WHERE id IN (?) AND (standing_on < ?
            OR EXISTS (SELECT 1 FROM points_lot p WHERE p.member_id = m.id AND p.valid_on <= ? AND p.remaining > 0))`,
        [some, dayText(day), dayText(day)],
      )
      const ids = behind.map(({ id }) => id)
      await this.database.transaction(async (tx) => {
        const members = await this.forward.lock(tx, ids, false)
        await this.forward.expire(tx, members, day + 1)
        const earlier = members.filter(({ standingOn }) => standingOn < day)
        await this.forward.review(tx, earlier, day)
      })
    }
    await this.progress.forget()
  }
}
