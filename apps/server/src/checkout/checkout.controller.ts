import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger'
import { Throttle } from '@nestjs/throttler'
import { amountFault, POINTS_STEP } from '@passalong/domain'
import {
  Allow as AllowEmpty,
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator'
import { OrderView } from '../order/views.js'
import { rowId } from '../platform/http/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { clerkOf, personOf } from '../platform/session/session.guard.js'
import { OpenCheckout } from './open-checkout.js'
import { QuoteCheckout } from './quote-checkout.js'
import { SettleCheckout } from './settle-checkout.js'
import { CheckoutView, QuoteView } from './views.js'

export class ScanBody {
  @ApiProperty({ description: '20 digits, as scanned' })
  @IsString()
  @MaxLength(200)
  memberCode!: string
}

export class QuoteBody {
  @ApiProperty({ description: 'fen, 1 to 99,999,999' })
  @AllowEmpty()
  amountFen!: number

  @ApiProperty({ description: 'whether the member asks to pay with points' })
  @IsBoolean()
  usePoints!: boolean
}

export class SettlementBody {
  @ApiProperty({ description: 'the receipt’s number in this store: letters, digits, - _ / .' })
  @AllowEmpty()
  receiptNo!: string

  @ApiProperty({ description: 'fen, 1 to 99,999,999' })
  @AllowEmpty()
  amountFen!: number

  @ApiPropertyOptional({ description: 'points to pay with, in whole hundreds' })
  @AllowEmpty()
  pointsToSpend?: number

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @Matches(/^\d{1,16}$/, { each: true })
  giftCouponIds?: string[]
}

@ApiTags('checkout')
@ApiBearerAuth()
@Controller('v1/checkouts')
export class CheckoutController {
  constructor(
    private readonly openCheckout: OpenCheckout,
    private readonly settleCheckout: SettleCheckout,
    private readonly quoteCheckout: QuoteCheckout,
  ) {}

  /** Scans a member code and opens a checkout. Guessing is bounded by the rate. */
  @Allow('clerk')
  @Throttle({ default: { limit: 40, ttl: 60_000 } })
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: CheckoutView })
  open(@Called() caller: Caller, @NamedRequest() request: RequestName, @Body() body: ScanBody): Promise<CheckoutView> {
    return this.openCheckout.open(request, clerkOf(caller), body.memberCode)
  }

  /** What an amount comes to when points pay a part of it; writes nothing. */
  @Allow('clerk')
  @Post(':id/quote')
  @HttpCode(200)
  @ApiOkResponse({ type: QuoteView })
  quote(@Called() caller: Caller, @Param('id') id: string, @Body() body: QuoteBody): Promise<QuoteView> {
    const fault = amountFault(body.amountFen)
    if (fault) throw new Refusal(fault)
    const checkoutId = rowId(id, 'checkout-unknown')
    return this.quoteCheckout.quote(clerkOf(caller), checkoutId, body.amountFen, body.usePoints)
  }

  /** Settles the checkout: the receipt becomes an order. */
  @Allow('clerk')
  @Post(':id/settlement')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: OrderView })
  settle(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Param('id') id: string,
    @Body() body: SettlementBody,
  ): Promise<OrderView> {
    const fault = amountFault(body.amountFen)
    if (fault) throw new Refusal(fault)
    return this.settleCheckout.settle({
      request,
      clerk: { ...clerkOf(caller), personId: personOf(caller) },
      checkoutId: rowId(id, 'checkout-unknown'),
      receiptNo: receiptNumber(body.receiptNo),
      amountFen: body.amountFen,
      pointsToSpend: pointsAsked(body.pointsToSpend),
      giftCouponIds: (body.giftCouponIds ?? []).map(Number),
    })
  }
}

/** Points that somebody asks to spend, none when nothing is asked; throws `points-invalid` for what no balance could give. */
function pointsAsked(value: unknown): number {
  if (value === undefined || value === null || value === 0) return 0
  const whole = typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value % POINTS_STEP === 0
  if (!whole) throw new Refusal('points-invalid')
  return value
}

/** A receipt number as it is kept; throws `receipt-number-invalid`. */
export function receiptNumber(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : ''
  if (!/^[A-Za-z0-9][A-Za-z0-9_/.-]{0,39}$/.test(text)) throw new Refusal('receipt-number-invalid')
  return text
}
