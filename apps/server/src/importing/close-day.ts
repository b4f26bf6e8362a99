import { Injectable } from '@nestjs/common'
import { type Day, dayText, decideExpiry, replayStanding } from '@passalong/domain'
import { Ledger } from '../ledger/ledger.js'
import { Members } from '../member/members.js'
import { Database } from '../platform/database/database.js'
import { PointsLots } from '../points/points-lots.js'
import { Standings } from '../tier/standings.js'
import { chunks } from './chunks.js'
import { sideBySide } from './side-by-side.js'

const MEMBERS_AT_ONCE = 500

/** Brings members to the end of a day: points that run out with it are gone, reviews up to that day are done. */
@Injectable()
export class CloseDay {
  constructor(
    private readonly database: Database,
    private readonly members: Members,
    private readonly ledger: Ledger,
    private readonly lots: PointsLots,
    private readonly standings: Standings,
  ) {}

  /** Touches only members of `memberIds` who are not there yet, so that a second call writes nothing. */
  async close(memberIds: readonly number[], day: Day, width: number): Promise<void> {
    const behind: number[] = []
    for (const some of chunks(memberIds, MEMBERS_AT_ONCE)) {
      const rows = await this.database.rows<{ id: number }>(
        `SELECT id FROM member m WHERE id IN (?) AND (standing_on < ?
            OR EXISTS (SELECT 1 FROM points_lot p WHERE p.member_id = m.id AND p.valid_on <= ? AND p.remaining > 0))`,
        [some, dayText(day), dayText(day)],
      )
      behind.push(...rows.map(({ id }) => id))
    }
    await sideBySide(behind, width, (memberId) => this.closeMember(memberId, day))
  }

  private async closeMember(memberId: number, day: Day): Promise<void> {
    await this.database.transaction(async (tx) => {
      const member = await this.members.lock(tx, memberId)
      const expiry = decideExpiry(memberId, await this.lots.due(tx, memberId, day + 1), day + 1)
      await this.ledger.post(tx, expiry.movements)
      await this.lots.save(tx, expiry.lots)
      if (member.standingOn >= day) return
      await this.standings.save(tx, memberId, replayStanding(await this.standings.growthDays(tx, memberId), day), day)
    })
  }
}
