import { Injectable, type OnModuleInit } from '@nestjs/common'
import { type Day, dayOf, dayText } from '@passalong/domain'
import { Messages, type Queued } from '../message/messages.js'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { Jobs } from '../platform/jobs/jobs.js'

const EVERY_MS = 10 * 60_000
/** How long before points run out members are told. */
const NOTICE_DAYS = 30
const MEMBERS_AT_ONCE = 200

interface Ending {
  member_id: number
  valid_on: string
  points: number
}

/** Tells members in WeChat, who asked for it, that points of theirs run out within 30 days: once for each month of ends. */
@Injectable()
export class TellOfExpiry implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly messages: Messages,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'tell-of-expiry', everyMs: EVERY_MS, run: (stopping) => this.tell(stopping) })
  }

  /** Queues what is to be told; resolves to how many messages. */
  async tell(stopping?: AbortSignal): Promise<number> {
    const today = dayOf(this.clock.now())
    let told = 0
    for (let after = 0; !stopping?.aborted; ) {
      const memberIds = await this.consenting(after)
      const last = memberIds.at(-1)
      if (last === undefined) break
      for (const message of await this.untold(await this.endings(memberIds, today)))
        if (await this.database.transaction((tx) => this.messages.queue(tx, message))) told++
      after = last
    }
    return told
  }

  private async consenting(after: number): Promise<number[]> {
    const rows = await this.database.rows<{ member_id: number }>(
      `SELECT member_id FROM message_consent
        WHERE template = 'points-expiring' AND remaining > 0 AND member_id > ? ORDER BY member_id LIMIT ${MEMBERS_AT_ONCE}`,
      [after],
    )
    return rows.map(({ member_id }) => member_id)
  }

  /** What runs out next of each member, as a message. */
  private async endings(memberIds: number[], today: Day): Promise<Queued[]> {
    const rows = await this.database.rows<Ending>(
      `SELECT member_id, valid_on, SUM(remaining) AS points FROM points_lot
        WHERE member_id IN (?) AND valid_on BETWEEN ? AND ? AND remaining > 0
        GROUP BY member_id, valid_on ORDER BY member_id, valid_on`,
      [memberIds, dayText(today), dayText(today + NOTICE_DAYS)],
    )
    return rows.map(({ member_id: memberId, valid_on, points }) => ({
      memberId,
      businessKey: `points-expiring:${memberId}:${valid_on.slice(0, 7)}`,
      template: 'points-expiring' as const,
      params: { points, validOn: dayOfColumn(valid_on) },
    }))
  }

  /** Leaves out what was told before, so that most rounds write nothing. */
  private async untold(messages: Queued[]): Promise<Queued[]> {
    if (messages.length === 0) return []
    const rows = await this.database.rows<{ business_key: string }>(
      'SELECT business_key FROM message_outbox WHERE business_key IN (?)',
      [messages.map(({ businessKey }) => businessKey)],
    )
    const told = new Set(rows.map(({ business_key }) => business_key))
    return messages.filter(({ businessKey }) => !told.has(businessKey))
  }
}
