import { Injectable, type OnModuleInit } from '@nestjs/common'
import { type Day, dayOf, dayText } from '@passalong/domain'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Jobs } from '../platform/jobs/jobs.js'
import { BringForward } from './bring-forward.js'
import { ExpiryProgress } from './expiry-progress.js'

const EVERY_MS = 60_000
/** Members of one transaction: few enough that a till does not wait for them. */
const MEMBERS_AT_ONCE = 100

interface Place {
  validOn: string
  memberId: number
}

/**
 * Posts points that ran out, day by day and member by member. Days that are done are not looked at again; whoever is held by
 * somebody else, a till or another worker, is left for the next run.
 */
@Injectable()
export class ExpirePoints implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly progress: ExpiryProgress,
    private readonly forward: BringForward,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'expire-points', everyMs: EVERY_MS, run: (stopping) => this.expire(stopping) })
  }

  /** Posts everything that ran out before today; resolves to how many members were looked at. */
  async expire(stopping?: AbortSignal): Promise<number> {
    const today = dayOf(this.clock.now())
    let place: Place = { validOn: await this.progress.from(today), memberId: 0 }
    let members = 0
    let held = 0
    while (!stopping?.aborted) {
      const batch = await this.next(place, today)
      const last = batch.at(-1)
      if (!last) break
      const ids = [...new Set(batch.map(({ memberId }) => memberId))]
      held += ids.length - (await this.expireSome(ids, today))
      members += ids.length
      place = last
    }
    // A run that was stopped or left somebody out starts from the same day again.
    if (held === 0 && !stopping?.aborted) await this.progress.reached(today)
    return members
  }

  private async expireSome(memberIds: number[], today: Day): Promise<number> {
    return this.database.transaction(async (tx) => {
      const members = await this.forward.lock(tx, memberIds, true)
      await this.forward.expire(tx, members, today)
      return members.length
    })
  }

  private next({ validOn, memberId }: Place, today: Day): Promise<Place[]> {
    return this.database.rows<Place>(
      `SELECT valid_on AS validOn, member_id AS memberId FROM points_lot FORCE INDEX (points_lot_last_day)
        WHERE valid_on < ? AND (valid_on > ? OR (valid_on = ? AND member_id > ?)) AND remaining > 0
        ORDER BY valid_on, member_id LIMIT ${MEMBERS_AT_ONCE}`,
      [dayText(today), validOn, validOn, memberId],
    )
  }
}
