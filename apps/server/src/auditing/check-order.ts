import {
  fenOfPoints,
  type LineRefund,
  type LotSpend,
  type RefundableLine,
  type SettlementDecision,
  type Standing,
} from '@passalong/domain'
import { type AuditedOrder } from './audited-rows.js'
import { differs, type Finding, fieldsThatDiffer } from './finding.js'

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
    points_spent: order.pointsSpent,
    points_fen: order.pointsFen,
    growth: order.growth,
    points: order.points,
    points_per_ten_yuan: order.pointsPerTenYuan,
    tier_before: order.tierBefore,
    tier_after: order.tierAfter,
    points_lot_id: order.pointsLotId,
    paid_on: order.paidOn,
    undo_slot: order.undoSlot,
  }
  const expected = {
    paid_fen: settlement.paidFen,
    points_spent: settlement.pointsSpent,
    points_fen: fenOfPoints(settlement.pointsSpent),
    growth: settlement.growth,
    points: settlement.points,
    points_per_ten_yuan: settlement.pointsPerTenYuan,
    tier_before: before.tier,
    tier_after: after === null ? order.tierAfter : after.tier,
    points_lot_id: settlement.lot === null ? null : lotId,
    paid_on: paidOn,
    undo_slot: order.undoneAt === null ? 0 : order.id,
  }
  const details = fieldsThatDiffer(found, expected)
  if ((order.undoneAt === null) !== (order.undoneBy === null)) details.push(differs('undone_by', order.undoneBy, null))
  return details.map((detail) => ({ check: 'order-differs', row: `sale_order ${order.id}`, detail }))
}

/** Each line has the share of the points and the commission rates with which it was settled. */
export function checkSettledLines(order: AuditedOrder, settlement: SettlementDecision): Finding[] {
  return order.lines.flatMap((row, index) => {
    const line = settlement.lines[index]
    const found = {
      paid_fen: row.paidFen,
      points_spent: row.pointsSpent,
      commission_bp: row.commissionBp,
      commission_second_bp: row.commissionSecondBp,
    }
    const expected = {
      paid_fen: line?.paidFen ?? 0,
      points_spent: line?.pointsSpent ?? 0,
      commission_bp: line?.commissionBp ?? 0,
      commission_second_bp: line?.commissionSecondBp ?? 0,
    }
    return fieldsThatDiffer(found, expected).map((detail) => lineDiffers(order, row.lineNo, detail))
  })
}

/** What the order's lines count as gone back is what the refunds took. */
export function checkLineRows(order: AuditedOrder, lines: readonly RefundableLine[]): Finding[] {
  return order.lines.flatMap((row, index) => {
    const found = {
      refunded_quantity: row.refundedQuantity,
      refunded_fen: row.refundedFen,
      points_returned: row.pointsReturned,
    }
    const { refundedQuantity = 0, refundedFen = 0, pointsReturned = 0 } = lines[index] ?? {}
    const expected = { refunded_quantity: refundedQuantity, refunded_fen: refundedFen, points_returned: pointsReturned }
    return fieldsThatDiffer(found, expected).map((detail) => lineDiffers(order, row.lineNo, detail))
  })
}

function lineDiffers(order: AuditedOrder, lineNo: number, detail: string): Finding {
  return { check: 'order-differs', row: `order_line ${order.id}/${lineNo}`, detail }
}

/** The rows that say which lots paid for an order, and what of it has come back. */
export function checkSpends(order: AuditedOrder, spends: readonly LotSpend[]): Finding[] {
  const given = new Map(spends.map((spend) => [spend.turn, spend]))
  const named = (turn: number, detail: string): Finding => {
    return { check: 'spend-differs', row: `points_spend ${order.id}/${turn}`, detail }
  }
  const wrong = order.spends.flatMap(({ turn, lotId, taken, returned }) => {
    const { lotId: lot = 0, taken: took = 0, returned: back = 0 } = given.get(turn) ?? {}
    const details = fieldsThatDiffer({ lot_id: lotId, taken, returned }, { lot_id: lot, taken: took, returned: back })
    return details.map((detail) => named(turn, detail))
  })
  const found = new Set(order.spends.map(({ turn }) => turn))
  const lacking = spends.filter(({ turn }) => !found.has(turn))
  return [...wrong, ...lacking.map(({ turn, taken }) => named(turn, differs('taken', null, taken)))]
}

/** The lines of an order after some of them went back. */
export function linesAfter(lines: readonly RefundableLine[], back: readonly LineRefund[]): RefundableLine[] {
  return lines.map((line) => {
    const part = back.find(({ lineNo }) => lineNo === line.lineNo)
    if (!part) return line
    return {
      ...line,
      refundedQuantity: line.refundedQuantity + part.quantity,
      refundedFen: line.refundedFen + part.amountFen,
      pointsReturned: line.pointsReturned + part.pointsReturned,
    }
  })
}
