import { ApiProperty } from '@nestjs/swagger'
import { type Tier, UNDO_MS } from '@passalong/domain'
import { type Order, type Refund, refundedFen } from './order.js'

export class OrderCommission {
  @ApiProperty({ description: 'fen; 0 when nobody is paid' }) amountFen!: number
  @ApiProperty({ description: 'why, in a sentence' }) reason!: string
  @ApiProperty({ description: 'won, no-candidate, not-promoter, …' }) reasonCode!: string
}

export class OrderRefund {
  @ApiProperty() refundNo!: string
  @ApiProperty() amountFen!: number
  @ApiProperty() growth!: number
  @ApiProperty() points!: number
  @ApiProperty({ description: 'points spent on it that came back' }) pointsReturned!: number
  @ApiProperty() commissionFen!: number
  @ApiProperty({ format: 'date-time' }) at!: string
}

export class OrderView {
  @ApiProperty() orderId!: string
  @ApiProperty() receiptNo!: string
  @ApiProperty({ description: 'fen due before points' }) amountFen!: number
  @ApiProperty() pointsSpent!: number
  @ApiProperty({ description: 'fen that points paid' }) pointsFen!: number
  @ApiProperty() paidFen!: number
  @ApiProperty() refundedFen!: number
  @ApiProperty() growth!: number
  @ApiProperty() points!: number
  @ApiProperty() commission!: OrderCommission
  @ApiProperty({ enum: ['basic', 'silver', 'gold'] }) tierBefore!: Tier
  @ApiProperty({ enum: ['basic', 'silver', 'gold'] }) tierAfter!: Tier
  @ApiProperty({ format: 'date-time' }) paidAt!: string
  @ApiProperty({ enum: ['paid', 'part-refunded', 'refunded', 'undone'] })
  state!: 'paid' | 'part-refunded' | 'refunded' | 'undone'

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: it cannot be undone any more' })
  undoUntil!: string | null

  @ApiProperty({ type: [OrderRefund] }) refunds!: OrderRefund[]
  @ApiProperty({ example: '陈*' }) memberMaskedName!: string
}

export class OrderList {
  @ApiProperty({ type: [OrderView] }) orders!: OrderView[]
}

/** An order as the clerk sees it; of the commission only its amount and reason, nobody's identity. */
export function orderView(order: Order, memberMaskedName: string, commission: OrderCommission): OrderView {
  const { receiptNo, paidFen, pointsSpent, pointsFen, growth, points, tierBefore, tierAfter } = order
  return {
    orderId: String(order.id),
    receiptNo,
    amountFen: paidFen + pointsFen,
    pointsSpent,
    pointsFen,
    paidFen,
    refundedFen: refundedFen(order),
    growth,
    points,
    commission: { amountFen: commission.amountFen, reasonCode: commission.reasonCode, reason: commission.reason },
    tierBefore,
    tierAfter,
    paidAt: order.paidAt.toISOString(),
    state: stateOf(order),
    undoUntil: stateOf(order) === 'paid' ? new Date(order.paidAt.getTime() + UNDO_MS).toISOString() : null,
    refunds: order.refunds.map(refundView),
    memberMaskedName,
  }
}

function stateOf(order: Order): OrderView['state'] {
  if (order.undoneAt !== null) return 'undone'
  if (order.refunds.length === 0) return 'paid'
  return refundedFen(order) < order.paidFen ? 'part-refunded' : 'refunded'
}

function refundView(refund: Refund): OrderRefund {
  const { refundNo, amountFen, growth, points, pointsReturned, commissionFen, refundedAt } = refund
  return { refundNo, amountFen, growth, points, pointsReturned, commissionFen, at: refundedAt.toISOString() }
}
