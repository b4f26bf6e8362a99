import { type Tier } from '@passalong/domain'
import { type AnswersTo, ask, type SqlValue } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { type Order, type OrderLine, type Refund } from './order.js'

interface OrderRow {
  id: number
  store_id: number
  receipt_no: string
  member_id: number
  content_hash: Buffer
  paid_fen: number
  points_spent: number
  points_fen: number
  growth: number
  points: number
  points_per_ten_yuan: number
  tier_before: Tier
  tier_after: Tier
  points_lot_id: number | null
  paid_at: Date
  paid_on: string
  undone_at: Date | null
  link_id: number | null
}

const ORDER_COLUMNS =
  'id, store_id, receipt_no, member_id, content_hash, paid_fen, points_spent, points_fen, growth, points, points_per_ten_yuan, tier_before, tier_after, points_lot_id, paid_at, paid_on, undone_at, link_id'
const LINES = `SELECT order_id AS orderId, line_no AS lineNo, item, unit_price AS unitPrice, quantity, paid_fen AS paidFen, points_spent AS pointsSpent, refunded_quantity AS refundedQuantity,
    refunded_fen AS refundedFen, points_returned AS pointsReturned, commission_bp AS commissionBp, commission_second_bp AS commissionSecondBp FROM order_line`
const REFUNDS = `SELECT order_id AS orderId, id, refund_no AS refundNo, content_hash AS contentHash, amount_fen AS amountFen, growth, points, points_returned AS pointsReturned,
    commission_fen AS commissionFen, refunded_at AS refundedAt FROM refund`

/** Asks for the rows of orders alone. */
export function orderRowsQuestion(where: string, values: readonly SqlValue[]) {
  return ask<OrderRow>(`SELECT ${ORDER_COLUMNS} FROM sale_order WHERE ${where}`, values)
}

/** Asks for what belongs to orders: their lines and refunds. */
export function orderPartsQuestions(orderIds: readonly number[]) {
  return [
    ask<OrderLine & { orderId: number }>(`${LINES} WHERE order_id IN (?) ORDER BY order_id, line_no`, [orderIds]),
    ask<Refund & { orderId: number }>(`${REFUNDS} WHERE order_id IN (?) ORDER BY refunded_at, id`, [orderIds]),
  ] as const
}

/** Asks for orders whole. */
export function orderQuestions(orderIds: readonly number[]) {
  return [orderRowsQuestion('id IN (?)', [orderIds]), ...orderPartsQuestions(orderIds)] as const
}

/** The answers to `orderQuestions`. */
export type OrderAnswers = AnswersTo<ReturnType<typeof orderQuestions>>

/** Orders as the answers tell them, in the order of their rows. */
export function ordersOf([rows, lines, refunds]: OrderAnswers): Order[] {
  return rows.map((row) => ({
    id: row.id,
    storeId: row.store_id,
    receiptNo: row.receipt_no,
    memberId: row.member_id,
    contentHash: row.content_hash,
    paidFen: row.paid_fen,
    pointsSpent: row.points_spent,
    pointsFen: row.points_fen,
    growth: row.growth,
    points: row.points,
    pointsPerTenYuan: row.points_per_ten_yuan,
    tierBefore: row.tier_before,
    tierAfter: row.tier_after,
    pointsLotId: row.points_lot_id,
    paidAt: row.paid_at,
    paidOn: dayOfColumn(row.paid_on),
    undoneAt: row.undone_at,
    linkId: row.link_id,
    lines: lines.filter(({ orderId }) => orderId === row.id),
    refunds: refunds.filter(({ orderId }) => orderId === row.id),
  }))
}
