import { ApiProperty } from '@nestjs/swagger'

/** Days for which the voucher of a store's code is valid. */
export const GIFT_VALID_DAYS = 7

export class StoreGift {
  @ApiProperty() title!: string
  @ApiProperty({ description: 'days from joining' }) validDays!: number
}

export class StoreView {
  @ApiProperty() code!: string
  @ApiProperty() name!: string
  @ApiProperty() city!: string
  @ApiProperty() gift!: StoreGift
}
