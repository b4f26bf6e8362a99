import { type Day, dayText, type ReferralDecision, referralValidOn } from '@passalong/domain'
import { type RuleBook } from '../commission/rule-book.js'
import { type Tx } from '../platform/database/database.js'

type Reader = Pick<Tx, 'rows'>

/** A member as others may be shown them. */
export interface NamedMember {
  id: number
  memberNo: string
  nickname: string
}

/** How a member came, as it was decided when they joined. */
export interface CameBy {
  referrerId: number | null
  since: Date
  /** The last day on which the referrer earns, YYYY-MM-DD; null for ever. */
  validUntil: string | null
  /** Whether the referral earns today. */
  counts: boolean
  /** Null for who joined before decisions were kept. */
  decision: ReferralDecision | null
  /** Whoever the decision speaks of, the referrer included, by id. */
  people: ReadonlyMap<number, NamedMember>
}

/** Reads how a member came: one row by key, and the names of whom it speaks of. */
export async function cameBy(reader: Reader, rules: RuleBook, memberId: number, today: Day): Promise<CameBy> {
  const asked = rules.question()
  const [[row], inForce] = await Promise.all([
    reader.rows<{ referrer_id: number | null; joined_at: Date; decision: string | null }>(
      `SELECT m.referrer_id, m.joined_at, d.decision FROM member m LEFT JOIN referral_decision d ON d.member_id = m.id
        WHERE m.id = ?`,
      [memberId],
    ),
    reader.rows<{ version: number; rules: string | null }>(asked.sql, asked.values),
  ])
  const since = row?.joined_at ?? new Date(0)
  const validOn = referralValidOn(since.getTime(), rules.inForce(inForce))
  const decision = row?.decision ? (JSON.parse(row.decision) as ReferralDecision) : null
  const referrerId = row?.referrer_id ?? null
  const ids = [...(decision?.candidates ?? []).map(({ sharerId }) => sharerId), referrerId ?? 0]
  return {
    referrerId,
    since,
    validUntil: validOn === null ? null : dayText(validOn),
    counts: referrerId !== null && (validOn === null || today <= validOn),
    decision,
    people: await namedMembers(reader, ids),
  }
}

/** Members by id; 0, the shop, is none. */
export async function namedMembers(reader: Reader, ids: readonly number[]): Promise<Map<number, NamedMember>> {
  const wanted = [...new Set(ids)].filter((id) => id !== 0)
  if (wanted.length === 0) return new Map()
  const rows = await reader.rows<NamedMember>(
    'SELECT id, member_no AS memberNo, nickname FROM member WHERE id IN (?)',
    [wanted],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
