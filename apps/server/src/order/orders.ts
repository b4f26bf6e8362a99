import { Injectable } from '@nestjs/common'
import { dayText, type LineRefund, type Tier } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { type Sheet } from '../platform/database/sheet.js'
import { type Order, type OrderLine, type Refund } from './order.js'

interface OrderRow {
  id: number
  store_id: number
  receipt_no: string
  member_id: number
  content_hash: Buffer
  paid_fen: number
  growth: number
  points: number
  points_per_ten_yuan: number
  tier_before: Tier
  tier_after: Tier
  points_lot_id: number | null
  paid_at: Date
  paid_on: string
}

const ORDER_COLUMNS =
  'id, store_id, receipt_no, member_id, clerk_id, content_hash, paid_fen, growth, points, points_per_ten_yuan, tier_before, tier_after, points_lot_id, paid_at, paid_on'

const LINE_COLUMNS = [
  'order_id',
  'line_no',
  'item',
  'unit_price',
  'quantity',
  'paid_fen',
  'refunded_quantity',
  'refunded_fen',
]

/** A recent order list is for the clerk's hand, not for reports. */
const RECENT = 20

/** Orders as rows; they change only while their member's row is locked. */
@Injectable()
export class Orders {
  async byReceipt(tx: Pick<Tx, 'rows'>, storeId: number, receiptNo: string): Promise<Order | null> {
    return (await this.load(tx, 'store_id = ? AND receipt_no = ?', [storeId, receiptNo]))[0] ?? null
  }

  async byId(tx: Pick<Tx, 'rows'>, orderId: number): Promise<Order | null> {
    return (await this.load(tx, 'id = ?', [orderId]))[0] ?? null
  }

  /** The newest orders of a store, newest first. */
  recent(tx: Pick<Tx, 'rows'>, storeId: number): Promise<Order[]> {
    return this.load(tx, `store_id = ? ORDER BY paid_at DESC, id DESC LIMIT ${RECENT}`, [storeId])
  }

  /** Writes an order on a sheet; a receipt number that somebody else used meanwhile fails it as a duplicate. */
  write(sheet: Sheet, order: Order, clerkId: number | null): void {
    const { id, storeId, receiptNo, memberId, contentHash, paidFen, growth, points, pointsPerTenYuan } = order
    const { tierBefore, tierAfter, pointsLotId, paidAt, paidOn } = order
    const money = [
      contentHash,
      paidFen,
      growth,
      points,
      pointsPerTenYuan,
      tierBefore,
      tierAfter,
      pointsLotId,
      paidAt,
      dayText(paidOn),
    ]
    sheet.insert('sale_order', ORDER_COLUMNS.split(', '), [id, storeId, receiptNo, memberId, clerkId, ...money])
    for (const { lineNo, item, unitPrice, quantity, paidFen: linePaidFen } of order.lines)
      sheet.insert('order_line', LINE_COLUMNS, [id, lineNo, item, unitPrice, quantity, linePaidFen, 0, 0])
  }

  /** Adds a refund with its lines and counts it on the order's lines. */
  async addRefund(
    tx: Tx,
    orderId: number,
    refund: Refund,
    lines: readonly LineRefund[],
    clerkId: number | null,
  ): Promise<void> {
    await tx.insert(
      'refund',
      [
        'id',
        'order_id',
        'refund_no',
        'clerk_id',
        'content_hash',
        'amount_fen',
        'growth',
        'points',
        'commission_fen',
        'refunded_at',
      ],
      [
        [
          refund.id,
          orderId,
          refund.refundNo,
          clerkId,
          refund.contentHash,
          refund.amountFen,
          refund.growth,
          refund.points,
          refund.commissionFen,
          refund.refundedAt,
        ],
      ],
    )
    await tx.insert(
      'refund_line',
      ['refund_id', 'line_no', 'quantity', 'amount_fen'],
      lines.map((line) => [refund.id, line.lineNo, line.quantity, line.amountFen]),
    )
    for (const line of lines)
      await tx.run(
        'UPDATE order_line SET refunded_quantity = refunded_quantity + ?, refunded_fen = refunded_fen + ? WHERE order_id = ? AND line_no = ?',
        [line.quantity, line.amountFen, orderId, line.lineNo],
      )
  }

  private async load(tx: Pick<Tx, 'rows'>, where: string, values: (string | number)[]): Promise<Order[]> {
    const rows = await tx.rows<OrderRow>(`SELECT ${ORDER_COLUMNS} FROM sale_order WHERE ${where}`, values)
    if (rows.length === 0) return []
    const ids = rows.map(({ id }) => id)
    const lines = await tx.rows<OrderLine & { orderId: number }>(
      `SELECT order_id AS orderId, line_no AS lineNo, item, unit_price AS unitPrice, quantity, paid_fen AS paidFen, refunded_quantity AS refundedQuantity, refunded_fen AS refundedFen
         FROM order_line WHERE order_id IN (?) ORDER BY order_id, line_no`,
      [ids],
    )
    const refunds = await tx.rows<Refund & { orderId: number }>(
      `SELECT order_id AS orderId, id, refund_no AS refundNo, content_hash AS contentHash, amount_fen AS amountFen, growth, points, commission_fen AS commissionFen, refunded_at AS refundedAt
         FROM refund WHERE order_id IN (?) ORDER BY refunded_at, id`,
      [ids],
    )
    return rows.map((row) =>
      orderOf(
        row,
        lines.filter(({ orderId }) => orderId === row.id),
        refunds.filter(({ orderId }) => orderId === row.id),
      ),
    )
  }
}

function orderOf(row: OrderRow, lines: OrderLine[], refunds: Refund[]): Order {
  return {
    id: row.id,
    storeId: row.store_id,
    receiptNo: row.receipt_no,
    memberId: row.member_id,
    contentHash: row.content_hash,
    paidFen: row.paid_fen,
    growth: row.growth,
    points: row.points,
    pointsPerTenYuan: row.points_per_ten_yuan,
    tierBefore: row.tier_before,
    tierAfter: row.tier_after,
    pointsLotId: row.points_lot_id,
    paidAt: row.paid_at,
    paidOn: dayOfColumn(row.paid_on),
    lines,
    refunds,
  }
}
