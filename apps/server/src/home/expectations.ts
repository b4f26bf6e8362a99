import { type Day, dayText } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'

type Reader = Pick<Tx, 'rows'>

/** Points that run out within this many days are told of. */
const NOTICE_DAYS = 60
/** Points of one month run out together, so that these are the ends of as many months. */
const ENDS_SHOWN = 24

/** Points that can be used up to and including a day. */
export interface PointsUntil {
  on: string
  points: number
}

/** What of one's points runs out when, soonest first; what has run out since is left to the job that books it. */
export function pointsByLastDay(reader: Reader, memberId: number, today: Day): Promise<PointsUntil[]> {
  return reader.rows<PointsUntil>(
    `SELECT valid_on AS \`on\`, SUM(remaining) AS points FROM points_lot
      WHERE member_id = ? AND valid_on >= ? AND remaining > 0 GROUP BY valid_on ORDER BY valid_on LIMIT ${ENDS_SHOWN}`,
    [memberId, dayText(today)],
  )
}

/** The next points to run out, null when none do within 60 days. */
export async function nextExpiry(reader: Reader, memberId: number, today: Day): Promise<PointsUntil | null> {
  const [next] = await reader.rows<PointsUntil>(
    `SELECT valid_on AS \`on\`, SUM(remaining) AS points FROM points_lot
      WHERE member_id = ? AND valid_on BETWEEN ? AND ? AND remaining > 0 GROUP BY valid_on ORDER BY valid_on LIMIT 1`,
    [memberId, dayText(today), dayText(today + NOTICE_DAYS)],
  )
  return next ?? null
}

/**
 * The next commission to become available and the day on which it does, null when none waits. Read along
 * `commission_release`: one day of one payee, however long their history is.
 */
export async function nextRelease(reader: Reader, memberId: number): Promise<{ on: string; amountFen: number } | null> {
  const [next] = await reader.rows<{ on: string | null; amountFen: number | null }>(
    // Not MIN in the inner question: MariaDB reads every row that waits for it.
    `SELECT MIN(due_on) AS \`on\`, SUM(amount_fen - taken_back_fen) AS amountFen FROM commission
      WHERE payee_id = ? AND due_on =
        (SELECT due_on FROM commission WHERE payee_id = ? AND due_on IS NOT NULL ORDER BY due_on LIMIT 1)`,
    [memberId, memberId],
  )
  return next?.on && next.amountFen ? { on: next.on, amountFen: next.amountFen } : null
}
