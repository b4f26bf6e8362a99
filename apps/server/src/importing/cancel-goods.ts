import { Injectable } from '@nestjs/common'
import { type Tx } from '../platform/database/database.js'
import { RefundWithin } from '../refund/refund-within.js'
import { type CancellationStep } from './receipt-file.js'
import { RowRefused } from './row-refused.js'

/** Whose steps are played, and the source that the orders stand under. */
export interface Place {
  storeId: number
  memberId: number
}

interface BoughtLine {
  orderId: number
  lineNo: number
  leftQuantity: number
}

/** Takes goods back that the same customer bought at the same price, the newest purchase first. */
@Injectable()
export class CancelGoods {
  constructor(private readonly refundWithin: RefundWithin) {}

  /**
   * Plays a cancellation whole or not at all; resolves to the fen that went back, also when an earlier run did it. The row
   * may reach over several orders: its n-th refund is `<invoice>:<row ordinal>:<n>`. Throws RowRefused.
   */
  async cancel(tx: Tx, place: Place, step: CancellationStep): Promise<number> {
    const earlier = await earlierRefunds(tx, place, step)
    if (earlier.length > 0) return amountOfEarlier(earlier, step)
    const bought = await boughtLines(tx, place, step)
    if (bought.length === 0) throw new RowRefused('cancellation-without-purchase')
    const asks = asksByOrder(bought, step.quantity)
    let amountFen = 0
    for (const [index, [orderId, lines]] of [...asks].entries()) {
      const refundNo = `${step.refundPrefix}:${index + 1}`
      const command = { orderId, refundNo, asks: lines, clerkId: null, till: 'imported' as const, atMs: step.atMs }
      amountFen += (await this.refundWithin.refund(tx, command)).amountFen
    }
    return amountFen
  }
}

/** What is left of each matching line, the newest first. */
function boughtLines(tx: Tx, { memberId, storeId }: Place, step: CancellationStep): Promise<BoughtLine[]> {
  return tx.rows<BoughtLine>(
    `SELECT l.order_id AS orderId, l.line_no AS lineNo, l.quantity - l.refunded_quantity AS leftQuantity
       FROM sale_order o JOIN order_line l ON l.order_id = o.id
      WHERE o.member_id = ? AND o.store_id = ? AND o.paid_at <= ? AND o.undone_at IS NULL AND l.item = ? AND l.unit_price = ?
      ORDER BY o.paid_at DESC, o.id DESC, l.line_no DESC`,
    [memberId, storeId, new Date(step.atMs), step.item, step.priceText],
  )
}

function asksByOrder(bought: readonly BoughtLine[], quantity: number) {
  const asks = new Map<number, { lineNo: number; quantity: number }[]>()
  let missing = quantity
  for (const { orderId, lineNo, leftQuantity } of bought) {
    const taken = Math.min(missing, leftQuantity)
    if (taken === 0) continue
    asks.set(orderId, [...(asks.get(orderId) ?? []), { lineNo, quantity: taken }])
    missing -= taken
  }
  if (missing > 0) throw new RowRefused('cancellation-exceeds-purchase')
  return asks
}

interface EarlierLine {
  amountFen: number
  quantity: number
  item: string | null
  priceText: string | null
}

function earlierRefunds(tx: Tx, { memberId, storeId }: Place, step: CancellationStep): Promise<EarlierLine[]> {
  const prefix = `${step.refundPrefix}:`
  return tx.rows<EarlierLine>(
    `SELECT b.amount_fen AS amountFen, b.quantity, l.item, l.unit_price AS priceText
       FROM sale_order o JOIN refund r ON r.order_id = o.id JOIN refund_line b ON b.refund_id = r.id
       JOIN order_line l ON l.order_id = o.id AND l.line_no = b.line_no
      WHERE o.member_id = ? AND o.store_id = ? AND LEFT(r.refund_no, CHAR_LENGTH(?)) = ?`,
    [memberId, storeId, prefix, prefix],
  )
}

/** The same row as before gets the same answer; a row that has changed since is not silently taken for it. */
function amountOfEarlier(lines: readonly EarlierLine[], step: CancellationStep): number {
  const same = lines.every(({ item, priceText }) => item === step.item && priceText === step.priceText)
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0)
  if (!same || quantity !== step.quantity) throw new RowRefused('receipt-conflict')
  return lines.reduce((sum, line) => sum + line.amountFen, 0)
}
