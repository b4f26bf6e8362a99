import { ApiProperty } from '@nestjs/swagger'
import { type Tier } from '@passalong/domain'
import { type Order, refundedFen } from './order.js'

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
  @ApiProperty() commissionFen!: number
  @ApiProperty({ format: 'date-time' }) at!: string
}

export class OrderView {
  @ApiProperty() orderId!: string
  @ApiProperty() receiptNo!: string
  @ApiProperty() paidFen!: number
  @ApiProperty() refundedFen!: number
  @ApiProperty() growth!: number
  @ApiProperty() points!: number
  @ApiProperty() commission!: OrderCommission
  @ApiProperty({ enum: ['basic', 'silver', 'gold'] }) tierBefore!: Tier
  @ApiProperty({ enum: ['basic', 'silver', 'gold'] }) tierAfter!: Tier
  @ApiProperty({ format: 'date-time' }) paidAt!: string
  @ApiProperty({ enum: ['paid', 'part-refunded', 'refunded'] }) state!: 'paid' | 'part-refunded' | 'refunded'
  @ApiProperty({ type: [OrderRefund] }) refunds!: OrderRefund[]
  @ApiProperty({ example: '陈*' }) memberMaskedName!: string
}

export class OrderList {
  @ApiProperty({ type: [OrderView] }) orders!: OrderView[]
}

/** An order as the clerk sees it; of the commission only its amount and reason, nobody's identity. */
export function orderView(order: Order, memberMaskedName: string, commission: OrderCommission): OrderView {
  const refunded = refundedFen(order)
  const { receiptNo, paidFen, growth, points, tierBefore, tierAfter } = order
  return {
    orderId: String(order.id),
    receiptNo,
    paidFen,
    refundedFen: refunded,
    growth,
    points,
    commission: { amountFen: commission.amountFen, reasonCode: commission.reasonCode, reason: commission.reason },
    tierBefore,
    tierAfter,
    paidAt: order.paidAt.toISOString(),
    state: refunded === 0 ? 'paid' : refunded < paidFen ? 'part-refunded' : 'refunded',
    refunds: order.refunds.map(
      ({ refundNo, amountFen, growth: taken, points: takenPoints, commissionFen, refundedAt }) => ({
        refundNo,
        amountFen,
        growth: taken,
        points: takenPoints,
        commissionFen,
        at: refundedAt.toISOString(),
      }),
    ),
    memberMaskedName,
  }
}
