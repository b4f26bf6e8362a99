import { Injectable } from '@nestjs/common'
import { type Day, dayText, type GrowthDay, type Standing } from '@passalong/domain'
import { ask, type Tx } from '../platform/database/database.js'
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

  /** Writes a replayed standing on a sheet; most purchases change none and are not the first of their day. */
  write(sheet: Sheet, member: Stands & { id: number }, standing: Standing, asOf: Day): void {
    const { tier, sinceOn, reviewOn } = standing
    const same = member.tier === tier && member.sinceOn === sinceOn && member.reviewOn === reviewOn
    if (!same || member.standingOn !== asOf) sheet.change('member', ['id'], KEPT, values(member.id, standing, asOf))
  }
}

/** A standing with the day to which it was replayed. */
export type Stands = Standing & { standingOn: Day }

interface GrowthRow {
  member_id: number
  day: string
  growth: number
}

/** Asks for the growth by day of members. */
export function growthQuestion(memberIds: readonly number[]) {
  return ask<GrowthRow>(
    'SELECT member_id, day, growth FROM growth_day WHERE member_id IN (?) AND growth <> 0 ORDER BY member_id, day',
    [memberIds],
  )
}

/** A member's growth out of the answer to `growthQuestion`. */
export function growthDaysOf(rows: readonly GrowthRow[], memberId: number): GrowthDay[] {
  return rows
    .filter(({ member_id }) => member_id === memberId)
    .map(({ day, growth }) => ({ day: dayOfColumn(day), growth }))
}

const KEPT = ['tier', 'tier_since_on', 'tier_review_on', 'standing_on']

function values(memberId: number, { tier, sinceOn, reviewOn }: Standing, asOf: Day) {
  return [
    memberId,
    tier,
    sinceOn === null ? null : dayText(sinceOn),
    reviewOn === null ? null : dayText(reviewOn),
    dayText(asOf),
  ]
}
