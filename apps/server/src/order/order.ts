import { type Day, type RefundableLine, type Tier } from '@passalong/domain'

/** An order with its lines and refunds, as loaded. */
export interface Order {
  id: number
  storeId: number
  receiptNo: string
  memberId: number
  contentHash: Buffer
  paidFen: number
  /** Points that paid for a part, and what they were worth; the price before them is `paidFen + pointsFen`. */
  pointsSpent: number
  pointsFen: number
  growth: number
  points: number
  pointsPerTenYuan: number
  tierBefore: Tier
  tierAfter: Tier
  pointsLotId: number | null
  paidAt: Date
  paidOn: Day
  undoneAt: Date | null
  /** The share link that brought it; null when none did. */
  linkId: number | null
  lines: OrderLine[]
  refunds: Refund[]
}

/** `unitPrice` is the price's text as it was sold, by which a cancellation finds its purchase; null at the till. */
export interface OrderLine extends RefundableLine {
  item: string | null
  unitPrice: string | null
}

/** What was sold, and for how much before any discount. */
export interface SoldLine extends Pick<OrderLine, 'lineNo' | 'item' | 'unitPrice' | 'quantity'> {
  priceFen: number
}

export interface Refund {
  id: number
  refundNo: string
  contentHash: Buffer
  amountFen: number
  growth: number
  points: number
  pointsReturned: number
  commissionFen: number
  refundedAt: Date
}

/** What has gone back of an order so far, in fen. */
export function refundedFen(order: Pick<Order, 'lines'>): number {
  return order.lines.reduce((sum, line) => sum + line.refundedFen, 0)
}
