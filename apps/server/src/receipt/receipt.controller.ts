import { Controller, Get, Query } from '@nestjs/common'
import { ApiBearerAuth, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger'
import { IsDefined, IsString, MaxLength } from 'class-validator'
import { OrderList, OrderView } from '../order/views.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { clerkOf } from '../platform/session/session.guard.js'
import { FindOrders } from './find-orders.js'

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
export class ReceiptController {
  constructor(private readonly findOrders: FindOrders) {}

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
}
