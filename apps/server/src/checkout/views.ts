import { ApiProperty } from '@nestjs/swagger'

export class CouponAtTill {
  @ApiProperty() id!: string
  @ApiProperty() title!: string
  @ApiProperty({ enum: ['gift'] }) kind!: 'gift'
}

export class MemberAtTill {
  @ApiProperty({ example: '林*' }) maskedName!: string
  @ApiProperty({ nullable: true, type: String, example: '138****2046' }) maskedPhone!: string | null
  @ApiProperty({ enum: ['basic', 'silver', 'gold'] }) tier!: 'basic' | 'silver' | 'gold'
  @ApiProperty() points!: number
  @ApiProperty() birthdayWeek!: boolean
}

export class PointsAtTill {
  @ApiProperty({ description: 'points that can be spent now; a debt is below zero' }) balance!: number
  @ApiProperty({ description: 'points are spent in steps of so many' }) stepPoints!: number
  @ApiProperty({ description: 'what a step pays, in fen' }) stepFen!: number
  @ApiProperty({ description: 'the share of an amount that points can pay, in basis points' }) shareBp!: number
}

/** What an amount comes to. */
export class QuoteView {
  @ApiProperty() amountFen!: number
  @ApiProperty({ description: 'points that are spent; 0 unless the member asked' }) pointsToSpend!: number
  @ApiProperty() pointsFen!: number
  @ApiProperty() toPayFen!: number
  @ApiProperty({ description: 'points that this amount would take now' }) pointsMax!: number
}

/** A member at the till, for ten minutes. */
export class CheckoutView {
  @ApiProperty() checkoutId!: string
  @ApiProperty({ format: 'date-time' }) expiresAt!: string
  @ApiProperty() member!: MemberAtTill
  @ApiProperty() points!: PointsAtTill
  @ApiProperty({ type: [CouponAtTill] }) coupons!: CouponAtTill[]
}
