import { type CommissionDecision } from '@passalong/domain'
import { type SqlValue, type Tx } from '../platform/database/database.js'

/** A decision as its payee, or the referrer whom it passed over, is told of it. */
export interface ToldCommission {
  orderId: number
  level: number
  payeeId: number | null
  buyerId: number
  baseFen: number
  amountFen: number
  takenBackFen: number
  decision: CommissionDecision
  decidedAt: Date
  availableOn: string
  releasedAt: Date | null
  releasedTo: 'available' | 'payroll' | 'voided' | null
  /** Whether it waits for an operator before its release. */
  held: number
}

const COLUMNS = `order_id AS orderId, level, payee_id AS payeeId, buyer_id AS buyerId, base_fen AS baseFen, amount_fen AS amountFen,
  taken_back_fen AS takenBackFen, decision, decided_at AS decidedAt, available_on AS availableOn, released_at AS releasedAt,
  released_to AS releasedTo,
  (SELECT COUNT(*) FROM reward_hold h WHERE h.order_id = commission.order_id AND h.level = commission.level AND h.state = 'held') AS held`

/** Of so many of the newest friends a purchase that brought nothing is told, with its reason. */
const FRIENDS = 200

type Row = Omit<ToldCommission, 'decision'> & { decision: string }

/** The newest decisions that concern a member, newest first: each half is read along its index, as far as it is shown. */
export async function commissionHistory(
  reader: Pick<Tx, 'rows'>,
  memberId: number,
  limit: number,
): Promise<ToldCommission[]> {
  const ask = (sql: string, values: readonly SqlValue[]) => reader.rows<Row>(sql, values)
  const [paid, unpaid] = await Promise.all([
    ask(`SELECT ${COLUMNS} FROM commission WHERE payee_id = ? ORDER BY decided_at DESC LIMIT ${limit}`, [memberId]),
    ask(
      `SELECT ${COLUMNS} FROM commission WHERE payee_id IS NULL AND level = 1 AND buyer_id IN
        (SELECT id FROM (SELECT id FROM member WHERE referrer_id = ? ORDER BY id DESC LIMIT ${FRIENDS}) AS friend)
        ORDER BY decided_at DESC LIMIT ${limit}`,
      [memberId],
    ),
  ])
  return [...paid, ...unpaid]
    .map((row) => ({ ...row, decision: JSON.parse(row.decision) as CommissionDecision }))
    .sort((a, b) => Number(b.decidedAt) - Number(a.decidedAt))
    .slice(0, limit)
}
