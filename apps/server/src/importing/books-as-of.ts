import { Injectable } from '@nestjs/common'
import { type Day, type GrowthDay, growthInWindow, replayStanding, startOfDay, type Tier } from '@passalong/domain'
import { Database } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { chunks } from './chunks.js'

const MEMBERS_AT_ONCE = 500

/** What members hold together at the end of a day. */
export interface Holdings {
  points: number
  growth: number
  tiers: Record<Tier, number>
}

/**
 * Reads the ledger as of the end of a day: entries that happened later are left out, so that the answer stays the same
 * whatever the members do afterwards.
 */
@Injectable()
export class BooksAsOf {
  constructor(private readonly database: Database) {}

  /** Points balances, growth value in the window of `day`, and tiers, of all of `memberIds`. */
  async holdings(memberIds: readonly number[], day: Day): Promise<Holdings> {
    const sum: Holdings = { points: 0, growth: 0, tiers: { basic: 0, silver: 0, gold: 0 } }
    for (const some of chunks(memberIds, MEMBERS_AT_ONCE)) {
      sum.points += await this.points(some, day)
      const byMember = await this.growthDays(some, day)
      for (const memberId of some) {
        const days = byMember.get(memberId) ?? []
        sum.growth += growthInWindow(days, day)
        sum.tiers[replayStanding(days, day).tier]++
      }
    }
    return sum
  }

  private async points(memberIds: readonly number[], day: Day): Promise<number> {
    const account = `CONCAT('member:', member_id, ':points')`
    const [row] = await this.database.rows<{ points: number | null }>(
      `SELECT SUM(CASE WHEN destination = ${account} THEN amount WHEN source = ${account} THEN -amount ELSE 0 END) AS points
         FROM ledger_entry WHERE member_id IN (?) AND occurred_at < ?`,
      [memberIds, endOf(day)],
    )
    return row?.points ?? 0
  }

  private async growthDays(memberIds: readonly number[], day: Day): Promise<Map<number, GrowthDay[]>> {
    const account = `CONCAT('member:', member_id, ':growth')`
    const rows = await this.database.rows<{ member_id: number; dated_on: string; growth: number }>(
      `SELECT member_id, dated_on, SUM(CASE WHEN destination = ${account} THEN amount ELSE -amount END) AS growth
         FROM ledger_entry
        WHERE member_id IN (?) AND occurred_at < ? AND ${account} IN (source, destination)
        GROUP BY member_id, dated_on HAVING growth <> 0 ORDER BY member_id, dated_on`,
      [memberIds, endOf(day)],
    )
    const byMember = new Map<number, GrowthDay[]>()
    for (const { member_id, dated_on, growth } of rows) {
      const days = byMember.get(member_id) ?? []
      days.push({ day: dayOfColumn(dated_on), growth })
      byMember.set(member_id, days)
    }
    return byMember
  }
}

/** The first instant after `day`. */
function endOf(day: Day): Date {
  return new Date(startOfDay(day + 1))
}
