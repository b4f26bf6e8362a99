import { ApiProperty } from '@nestjs/swagger'
import { text } from '@passalong/contract'

/** Days for which the voucher of a store's code is valid. */
export const GIFT_VALID_DAYS = 7

export class StoreGift {
  @ApiProperty() title!: string
  @ApiProperty({ description: 'days from joining' }) validDays!: number
}

/** What joining through any store's code, or a card from it, brings. */
export const welcomeGift = (): StoreGift => ({ title: text('gift.bag'), validDays: GIFT_VALID_DAYS })

export class StoreView {
  @ApiProperty() code!: string
  @ApiProperty() name!: string
  @ApiProperty() city!: string
  @ApiProperty() gift!: StoreGift
}
