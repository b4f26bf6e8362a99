import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger'
import { amountFault } from '@passalong/domain'
import { Allow as AllowEmpty, IsDefined, IsString, MaxLength } from 'class-validator'
import { OrderList, OrderView } from '../order/views.js'
import { rowId } from '../platform/http/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { clerkOf } from '../platform/session/session.guard.js'
import { FindOrders } from './find-orders.js'
import { RefundAtTill } from './refund-at-till.js'

export class RefundBody {
  @ApiProperty({ description: 'fen that go back, at most what is left of the order' })
  @AllowEmpty()
  amountFen!: number
}

export class ReceiptQuery {
  @ApiProperty()
  @IsDefined()
  @IsString()
  @MaxLength(64)
  receiptNo!: string
}

@ApiTags('order')
@ApiBearerAuth()
@Controller('v1/orders')
export class RefundController {
  constructor(
    private readonly findOrders: FindOrders,
    private readonly refundAtTill: RefundAtTill,
  ) {}

  /** The order of a receipt of the clerk's own store. */
  @Allow('clerk')
  @Get()
  @ApiOkResponse({ type: OrderView })
  byReceipt(@Called() caller: Caller, @Query() query: ReceiptQuery): Promise<OrderView> {
    return this.findOrders.byReceipt(clerkOf(caller).storeId, query.receiptNo)
  }

  /** The newest orders of the clerk's own store. */
  @Allow('clerk')
  @Get('recent')
  @ApiOkResponse({ type: OrderList })
  recent(@Called() caller: Caller): Promise<OrderList> {
    return this.findOrders.recent(clerkOf(caller).storeId)
  }

  /** Sends an amount of an order back; what it earned goes back with it. */
  @Allow('clerk')
  @Post(':id/refunds')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: OrderView })
  refund(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Param('id') id: string,
    @Body() body: RefundBody,
  ): Promise<OrderView> {
    const fault = amountFault(body.amountFen)
    if (fault) throw new Refusal(fault)
    return this.refundAtTill.refund(request, clerkOf(caller), rowId(id, 'order-unknown'), body.amountFen)
  }
}
