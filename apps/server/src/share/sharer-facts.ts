import { type Audience, isFor, JOINS_COUNTED, type SharerFacts, type Tier } from '@passalong/domain'
import { type SqlValue } from '../platform/database/sql.js'

/** What of a member decides which material is for them, as a row of SHARER_FACTS. */
export interface SharerFactsRow {
  tier: Tier
  store_code: string | null
  promoter: number
  joins: number
}

/** The columns that `sharerFactsOf` reads, of `member m` and `store s`; the member's id is its one value. */
export const SHARER_FACTS = `m.tier, s.code AS store_code, m.promoter_since IS NOT NULL AS promoter,
  (SELECT COUNT(*) FROM (SELECT 1 FROM member f WHERE f.referrer_id = ? LIMIT ${JOINS_COUNTED}) brought) AS joins`

/** A row as facts. */
export function sharerFactsOf(row: SharerFactsRow): SharerFacts {
  return { tier: row.tier, storeCode: row.store_code, promoter: row.promoter === 1, joins: row.joins }
}

/** What has to be known of a member to say whether they are in an audience; null where everybody is. */
export function audienceQuestion(
  memberId: number,
  audience: Audience | undefined,
): { sql: string; values: SqlValue[] } | null {
  if (!audience || Object.keys(audience).length === 0) return null
  return {
    sql: `SELECT m.id AS member_id, ${SHARER_FACTS} FROM member m LEFT JOIN store s ON s.id = m.joined_store_id WHERE m.id = ?`,
    values: [memberId, memberId],
  }
}

/** Whether a member is in an audience, by the rows that `audienceQuestion` found. */
export function isIn(
  audience: Audience | undefined,
  memberId: number,
  rows: readonly (SharerFactsRow & { member_id: number })[],
): boolean {
  if (audienceQuestion(memberId, audience) === null) return true
  const row = rows.find(({ member_id }) => member_id === memberId)
  return row !== undefined && isFor(audience ?? {}, sharerFactsOf(row))
}
