import {
  AVAILABLE_AFTER_DAYS,
  type CommissionDecision,
  dayText,
  type LineRefund,
  type RefundableLine,
  type SettlementDecision,
  type Standing,
} from '@passalong/domain'
import { dayOfColumn } from '../platform/database/day-column.js'
import { type Finding, fieldsThatDiffer } from './finding.js'
import { type AuditedOrder } from './member-books.js'

const NOBODY: CommissionDecision = {
  ruleVersion: 1,
  payeeId: null,
  rateBp: 0,
  reasonCode: 'no-candidate',
  candidates: [],
}

/** The decision that an order's commission row keeps; what is no decision counts as nobody. */
export function decisionOf(order: AuditedOrder): CommissionDecision {
  if (order.commission === null) return NOBODY
  try {
    const decision = JSON.parse(order.commission.decision) as Partial<CommissionDecision> | null
    return { ...NOBODY, ...decision }
  } catch {
    return NOBODY
  }
}

/**
 * What an order's row must hold besides its lines. `after` null leaves the tier after it unchecked; `lotId` is the lot that
 * names the order.
 */
export function checkOrderRow(
  order: AuditedOrder,
  given: {
    settlement: SettlementDecision
    before: Standing
    after: Standing | null
    lotId: number | null
    paidOn: string
  },
): Finding[] {
  const { settlement, before, after, lotId, paidOn } = given
  const found = {
    paid_fen: order.paidFen,
    growth: order.growth,
    points: order.points,
    points_per_ten_yuan: order.pointsPerTenYuan,
    tier_before: order.tierBefore,
    tier_after: order.tierAfter,
    points_lot_id: order.pointsLotId,
    paid_on: order.paidOn,
  }
  const expected = {
    paid_fen: settlement.paidFen,
    growth: settlement.growth,
    points: settlement.points,
    points_per_ten_yuan: settlement.pointsPerTenYuan,
    tier_before: before.tier,
    tier_after: after === null ? order.tierAfter : after.tier,
    points_lot_id: settlement.lot === null ? null : lotId,
    paid_on: paidOn,
  }
  return fieldsThatDiffer(found, expected).map((detail) => ({
    check: 'order-differs',
    row: `sale_order ${order.id}`,
    detail,
  }))
}

/** The commission row says what its stored decision and the order give. */
export function checkCommissionRow(order: AuditedOrder, settlement: SettlementDecision): Finding[] {
  const { commission } = order
  if (commission === null) return []
  const decision = decisionOf(order)
  const winner = decision.candidates.find(({ outcome }) => outcome === 'won')?.memberId ?? null
  const found = {
    payee_id: commission.payeeId,
    decided_payee_id: decision.payeeId,
    buyer_id: commission.buyerId,
    base_fen: commission.baseFen,
    rate_bp: commission.rateBp,
    amount_fen: commission.amountFen,
    taken_back_fen: commission.takenBackFen,
    reason_code: commission.reasonCode,
    decided_at: commission.decidedAt.toISOString(),
    available_on: commission.availableOn,
  }
  const expected = {
    payee_id: decision.payeeId,
    decided_payee_id: winner,
    buyer_id: order.memberId,
    base_fen: settlement.paidFen,
    rate_bp: decision.rateBp,
    amount_fen: settlement.commissionFen,
    taken_back_fen: order.refunds.reduce((sum, { commissionFen }) => sum + commissionFen, 0),
    reason_code: decision.reasonCode,
    decided_at: order.paidAt.toISOString(),
    available_on: dayText(dayOfColumn(order.paidOn) + AVAILABLE_AFTER_DAYS),
  }
  const row = `commission ${order.id}/${commission.level}`
  return fieldsThatDiffer(found, expected).map((detail) => ({ check: 'commission-differs', row, detail }))
}

/** The lines of an order after some of them went back. */
export function linesAfter(lines: readonly RefundableLine[], back: readonly LineRefund[]): RefundableLine[] {
  return lines.map((line) => {
    const part = back.find(({ lineNo }) => lineNo === line.lineNo)
    if (!part) return line
    const { quantity, amountFen } = part
    return { ...line, refundedQuantity: line.refundedQuantity + quantity, refundedFen: line.refundedFen + amountFen }
  })
}

/** What the order's lines count as gone back is what the refunds took. */
export function checkLineRows(order: AuditedOrder, lines: readonly RefundableLine[]): Finding[] {
  return order.lines.flatMap((row, index) => {
    const found = { refunded_quantity: row.refundedQuantity, refunded_fen: row.refundedFen }
    const { refundedQuantity = 0, refundedFen = 0 } = lines[index] ?? {}
    const expected = { refunded_quantity: refundedQuantity, refunded_fen: refundedFen }
    return fieldsThatDiffer(found, expected).map((detail) => ({
      check: 'order-differs' as const,
      row: `order_line ${order.id}/${row.lineNo}`,
      detail,
    }))
  })
}
