import { Injectable } from '@nestjs/common'
import { type Day, dayText, type GrowthDay, type Standing } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { type Sheet } from '../platform/database/sheet.js'

/** Growth by day and the standing that follows from it, as rows. */
@Injectable()
export class Standings {
  /** Every day on which the member has growth, oldest first. */
  async growthDays(tx: Pick<Tx, 'rows'>, memberId: number): Promise<GrowthDay[]> {
    const rows = await tx.rows<{ day: string; growth: number }>(
      'SELECT day, growth FROM growth_day WHERE member_id = ? AND growth <> 0 ORDER BY day',
      [memberId],
    )
    return rows.map((row) => ({ day: dayOfColumn(row.day), growth: row.growth }))
  }

  /** Keeps a replayed standing with the day it was replayed to. The member's row is locked by the caller. */
  async save(tx: Tx, memberId: number, standing: Standing, asOf: Day): Promise<void> {
    await tx.run(KEEP, values(memberId, standing, asOf))
  }

  /** Writes a replayed standing on a sheet. */
  write(sheet: Sheet, memberId: number, standing: Standing, asOf: Day): void {
    sheet.run(KEEP, values(memberId, standing, asOf))
  }
}

const KEEP = 'UPDATE member SET tier = ?, tier_since_on = ?, tier_review_on = ?, standing_on = ? WHERE id = ?'

function values(memberId: number, { tier, sinceOn, reviewOn }: Standing, asOf: Day) {
  return [
    tier,
    sinceOn === null ? null : dayText(sinceOn),
    reviewOn === null ? null : dayText(reviewOn),
    dayText(asOf),
    memberId,
  ]
}
