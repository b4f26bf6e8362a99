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

/** A member at the till, for ten minutes. */
export class CheckoutView {
  @ApiProperty() checkoutId!: string
  @ApiProperty({ format: 'date-time' }) expiresAt!: string
  @ApiProperty() member!: MemberAtTill
  @ApiProperty({ type: [CouponAtTill] }) coupons!: CouponAtTill[]
}
