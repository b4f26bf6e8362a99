import { Injectable } from '@nestjs/common'
import { AVAILABLE_AFTER_DAYS, type CommissionDecision, type Day, dayText } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { type Sheet } from '../platform/database/sheet.js'

/** What was decided about an order's commission; `payeeId` null means nobody, and the decision says why. */
export interface CommissionRow {
  orderId: number
  payeeId: number | null
  buyerId: number
  baseFen: number
  rateBp: number
  amountFen: number
  takenBackFen: number
  reasonCode: CommissionDecision['reasonCode']
  decision: CommissionDecision
  decidedAt: Date
  availableOn: string
}

const COLUMNS = `order_id AS orderId, payee_id AS payeeId, buyer_id AS buyerId, base_fen AS baseFen, rate_bp AS rateBp, amount_fen AS amountFen, taken_back_fen AS takenBackFen,
  reason_code AS reasonCode, decision, decided_at AS decidedAt, available_on AS availableOn`

const WRITTEN = [
  'order_id',
  'level',
  'payee_id',
  'buyer_id',
  'base_fen',
  'rate_bp',
  'amount_fen',
  'taken_back_fen',
  'reason_code',
  'rule_version',
  'decision',
  'decided_at',
  'available_on',
]

/** Commission decisions as rows, level 1. An order that had no candidate at all has none. */
@Injectable()
export class Commissions {
  write(
    sheet: Sheet,
    order: { id: number; buyerId: number; baseFen: number; amountFen: number; atMs: number; day: Day },
    decision: CommissionDecision,
  ): void {
    if (decision.candidates.length === 0) return
    const { payeeId, rateBp, reasonCode, ruleVersion } = decision
    const amounts = [order.baseFen, rateBp, order.amountFen, 0]
    const story = [
      reasonCode,
      ruleVersion,
      JSON.stringify(decision),
      new Date(order.atMs),
      dayText(order.day + AVAILABLE_AFTER_DAYS),
    ]
    sheet.insert('commission', WRITTEN, [order.id, 1, payeeId, order.buyerId, ...amounts, ...story])
  }

  /** Decisions by order. */
  async ofOrders(tx: Pick<Tx, 'rows'>, orderIds: readonly number[]): Promise<Map<number, CommissionRow>> {
    if (orderIds.length === 0) return new Map()
    const rows = await tx.rows<Omit<CommissionRow, 'decision'> & { decision: string }>(
      `SELECT ${COLUMNS} FROM commission WHERE order_id IN (?)`,
      [orderIds],
    )
    return new Map(rows.map((row) => [row.orderId, decoded(row)]))
  }

  /** The newest decisions that concern a member: as the payee, or as the referrer when nobody was paid. */
  async concerning(tx: Pick<Tx, 'rows'>, memberId: number, limit: number): Promise<CommissionRow[]> {
    const rows = await tx.rows<Omit<CommissionRow, 'decision'> & { decision: string }>(
      `(SELECT ${COLUMNS} FROM commission WHERE payee_id = ?)
       UNION ALL
       (SELECT ${COLUMNS} FROM commission WHERE payee_id IS NULL AND buyer_id IN (SELECT id FROM member WHERE referrer_id = ?))
       ORDER BY decidedAt DESC LIMIT ${limit}`,
      [memberId, memberId],
    )
    return rows.map(decoded)
  }

  async takeBack(tx: Tx, orderId: number, amountFen: number): Promise<void> {
    if (amountFen > 0)
      await tx.run('UPDATE commission SET taken_back_fen = taken_back_fen + ? WHERE order_id = ? AND level = 1', [
        amountFen,
        orderId,
      ])
  }
}

function decoded(row: Omit<CommissionRow, 'decision'> & { decision: string }): CommissionRow {
  return { ...row, decision: JSON.parse(row.decision) as CommissionDecision }
}
