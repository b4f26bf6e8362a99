import { Injectable } from '@nestjs/common'
import { dayText, type LineRefund } from '@passalong/domain'
import { type SqlValue, type Tx } from '../platform/database/database.js'
import { type Sheet } from '../platform/database/sheet.js'
import { type Order, type Refund } from './order.js'
import { orderPartsQuestions, orderRowsQuestion, ordersOf } from './order-rows.js'

const ORDER_COLUMNS = [
  ...['id', 'store_id', 'receipt_no', 'member_id', 'clerk_id', 'content_hash', 'paid_fen', 'points_spent'],
  ...['points_fen', 'growth', 'points', 'points_per_ten_yuan', 'tier_before', 'tier_after', 'points_lot_id'],
  ...['paid_at', 'paid_on', 'link_id'],
]
const LINE_COLUMNS = [
  ...['order_id', 'line_no', 'item', 'unit_price', 'quantity', 'paid_fen', 'points_spent', 'commission_bp'],
  ...['commission_second_bp', 'refunded_quantity', 'refunded_fen'],
]
const REFUND_COLUMNS = [
  ...['id', 'order_id', 'refund_no', 'clerk_id', 'content_hash', 'amount_fen', 'growth', 'points'],
  ...['points_returned', 'commission_fen', 'refunded_at'],
]
const REFUND_LINE_COLUMNS = ['refund_id', 'line_no', 'quantity', 'amount_fen', 'points_returned']
const LINE_REFUNDED = ['refunded_quantity', 'refunded_fen', 'points_returned']

/** An undone order stands in a slot of its own, every other one in slot 0. */
const UNDONE = ['undone_at', 'undone_by', 'undo_slot']

/** A recent order list is for the clerk's hand, not for reports. */
const RECENT = 20

/** Whose an order is, before anything is locked. */
export interface OrderRef {
  id: number
  storeId: number
  memberId: number
  /** The lot that the order earned. */
  pointsLotId: number | null
  pointsSpent: number
}

/** Orders as rows; they change only while their member's row is locked. */
@Injectable()
export class Orders {
  /** The order that stands under this receipt, or the one that was undone last. */
  async byReceipt(tx: Pick<Tx, 'rows'>, storeId: number, receiptNo: string): Promise<Order | null> {
    const newest = 'store_id = ? AND receipt_no = ? ORDER BY undo_slot <> 0, undone_at DESC LIMIT 1'
    return (await this.load(tx, newest, [storeId, receiptNo]))[0] ?? null
  }

  async byId(tx: Pick<Tx, 'rows'>, orderId: number): Promise<Order | null> {
    return (await this.load(tx, 'id = ?', [orderId]))[0] ?? null
  }

  /** What of an order never changes, by id; one that is not there has no entry. */
  async refs(tx: Pick<Tx, 'rows'>, orderIds: readonly number[]): Promise<Map<number, OrderRef>> {
    const rows = await tx.rows<OrderRef>(
      'SELECT id, store_id AS storeId, member_id AS memberId, points_lot_id AS pointsLotId, points_spent AS pointsSpent FROM sale_order WHERE id IN (?)',
      [orderIds],
    )
    return new Map(rows.map((row) => [row.id, row]))
  }

  /** The newest orders of a store, newest first. */
  recent(tx: Pick<Tx, 'rows'>, storeId: number): Promise<Order[]> {
    return this.load(tx, `store_id = ? ORDER BY paid_at DESC, id DESC LIMIT ${RECENT}`, [storeId])
  }

  /** Writes an order on a sheet; a receipt number that somebody else used meanwhile fails it as a duplicate. */
  write(sheet: Sheet, order: Order, clerkId: number | null): void {
    const { id, storeId, receiptNo, memberId, contentHash, paidFen, pointsSpent, pointsFen, growth, points } = order
    const { pointsPerTenYuan, tierBefore, tierAfter, pointsLotId, paidAt, paidOn, linkId } = order
    sheet.insert('sale_order', ORDER_COLUMNS, [
      ...[id, storeId, receiptNo, memberId, clerkId, contentHash, paidFen, pointsSpent],
      ...[pointsFen, growth, points, pointsPerTenYuan, tierBefore, tierAfter, pointsLotId],
      ...[paidAt, dayText(paidOn), linkId],
    ])
    for (const line of order.lines) {
      const { lineNo, item, unitPrice, quantity, commissionBp, commissionSecondBp } = line
      sheet.insert('order_line', LINE_COLUMNS, [
        ...[id, lineNo, item, unitPrice, quantity, line.paidFen, line.pointsSpent, commissionBp],
        ...[commissionSecondBp, 0, 0],
      ])
    }
  }

  /** Writes a refund on a sheet; resolves to the order as it stands with it. */
  addRefund(sheet: Sheet, order: Order, refund: Refund, lines: readonly LineRefund[], clerkId: number | null): Order {
    const { id, refundNo, contentHash, amountFen, growth, points, pointsReturned, commissionFen, refundedAt } = refund
    sheet.insert('refund', REFUND_COLUMNS, [
      ...[id, order.id, refundNo, clerkId, contentHash, amountFen, growth, points],
      ...[pointsReturned, commissionFen, refundedAt],
    ])
    for (const line of lines)
      sheet.insert('refund_line', REFUND_LINE_COLUMNS, [
        ...[id, line.lineNo, line.quantity, line.amountFen, line.pointsReturned],
      ])
    const after = order.lines.map((line) => {
      const back = lines.find(({ lineNo }) => lineNo === line.lineNo)
      if (!back) return line
      const refundedQuantity = line.refundedQuantity + back.quantity
      const refundedFen = line.refundedFen + back.amountFen
      const returned = line.pointsReturned + back.pointsReturned
      sheet.change('order_line', ['order_id', 'line_no'], LINE_REFUNDED, [
        ...[order.id, line.lineNo, refundedQuantity, refundedFen, returned],
      ])
      return { ...line, refundedQuantity, refundedFen, pointsReturned: returned }
    })
    return { ...order, lines: after, refunds: [...order.refunds, refund] }
  }

  /** Marks an order as undone on a sheet, which frees its receipt's number; resolves to the order as it stands then. */
  undo(sheet: Sheet, order: Order, clerkId: number, atMs: number): Order {
    const undoneAt = new Date(atMs)
    sheet.change('sale_order', ['id'], UNDONE, [order.id, undoneAt, clerkId, order.id])
    return { ...order, undoneAt }
  }

  private async load(tx: Pick<Tx, 'rows'>, where: string, values: readonly SqlValue[]): Promise<Order[]> {
    const wanted = orderRowsQuestion(where, values)
    const rows = await tx.rows<(typeof wanted)['row'] & object>(wanted.sql, wanted.values)
    if (rows.length === 0) return []
    const [linesOf, refundsOf] = orderPartsQuestions(rows.map(({ id }) => id))
    const lines = await tx.rows<(typeof linesOf)['row'] & object>(linesOf.sql, linesOf.values)
    const refunds = await tx.rows<(typeof refundsOf)['row'] & object>(refundsOf.sql, refundsOf.values)
    return ordersOf([rows, lines, refunds])
  }
}
