import { Injectable, type OnModuleInit } from '@nestjs/common'
import { dayOf, dayText } from '@passalong/domain'
import { MEMBER_COLUMNS, type MemberRow, memberOfRow } from '../member/member.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Jobs } from '../platform/jobs/jobs.js'
import { BringForward } from './bring-forward.js'

const EVERY_MS = 60_000
const MEMBERS_AT_ONCE = 100

/** Reviews tiers whose day has come. A review is a replay, so that one which comes late gives what it would have given then. */
@Injectable()
export class ReviewTiers implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly forward: BringForward,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'review-tiers', everyMs: EVERY_MS, run: (stopping) => this.review(stopping) })
  }

  /** Reviews everybody whose review is due; resolves to how many. Who is held by somebody else waits for the next run. */
  async review(stopping?: AbortSignal): Promise<number> {
    let reviewed = 0
    while (!stopping?.aborted) {
      const count = await this.database.transaction((tx) => this.reviewSome(tx))
      reviewed += count
      if (count < MEMBERS_AT_ONCE) break
    }
    return reviewed
  }

  private async reviewSome(tx: Tx): Promise<number> {
    const today = dayOf(this.clock.now())
    const rows = await tx.rows<MemberRow>(
      `SELECT ${MEMBER_COLUMNS} FROM member FORCE INDEX (member_review)
        WHERE tier_review_on <= ? ORDER BY tier_review_on, id LIMIT ${MEMBERS_AT_ONCE} FOR UPDATE SKIP LOCKED`,
      [dayText(today)],
    )
    await this.forward.review(tx, rows.map(memberOfRow), today)
    return rows.length
  }
}
