import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { dayOf, dayText, type Tier } from '@passalong/domain'
import { ContentSafety } from '../content-safety/content-safety.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'

interface Row {
  nickname: string
  tier: Tier
  joined_at: Date
  store: string | null
  joins: number
}

/** More friends than this are counted as so many: nobody counts millions for a poster. */
const JOINS_COUNTED = 9_999

/** What a poster says about its sharer. */
@Injectable()
export class MemberTexts {
  constructor(
    private readonly database: Database,
    private readonly safety: ContentSafety,
  ) {}

  /**
   * Texts by field: `name` where WeChat lets it be shown, `tier`, `joins`, `since`, and `store` of who joined in one. Throws
   * `member-unknown`.
   */
  async of(memberId: number): Promise<Record<string, string>> {
    const [row] = await this.database.rows<Row>(
      `SELECT m.nickname, m.tier, m.joined_at, s.name AS store,
              (SELECT COUNT(*) FROM (SELECT 1 FROM member f WHERE f.referrer_id = ? LIMIT ${JOINS_COUNTED}) brought) AS joins
         FROM member m LEFT JOIN store s ON s.id = m.joined_store_id WHERE m.id = ?`,
      [memberId, memberId],
    )
    if (!row) throw new Refusal('member-unknown')
    const named = await this.safety.nameMayBeShown(memberId, row.nickname)
    const [year = '', month = ''] = dayText(dayOf(row.joined_at.getTime())).split('-')
    return {
      ...(named ? { name: row.nickname } : {}),
      tier: text(`tier.${row.tier}`),
      ...(row.joins > 0 ? { joins: String(row.joins) } : {}),
      since: text('poster.since', { year, month: Number(month) }),
      ...(row.store === null ? {} : { store: row.store }),
    }
  }
}
