import { Body, Controller, Param, Post } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiProperty, ApiTags } from '@nestjs/swagger'
import { amountFault } from '@passalong/domain'
import { Allow as AllowEmpty } from 'class-validator'
import { OrderView } from '../order/views.js'
import { rowId } from '../platform/http/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { clerkOf } from '../platform/session/session.guard.js'
import { RefundAtTill } from './refund-at-till.js'

export class RefundBody {
  @ApiProperty({ description: 'fen that go back, at most what is left of the order' })
  @AllowEmpty()
  amountFen!: number
}

@ApiTags('order')
@ApiBearerAuth()
@Controller('v1/orders')
export class RefundController {
  constructor(private readonly refundAtTill: RefundAtTill) {}

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
    const orderId = rowId(id, 'order-unknown')
    return this.refundAtTill.refund({ request, clerk: clerkOf(caller), orderId, amountFen: body.amountFen })
  }

  /** Undoes an order within 5 minutes of its payment, as if it had never been; its receipt number is free again. */
  @Allow('clerk')
  @Post(':id/undo')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: OrderView })
  undo(@Called() caller: Caller, @NamedRequest() request: RequestName, @Param('id') id: string): Promise<OrderView> {
    return this.refundAtTill.undo({ request, clerk: clerkOf(caller), orderId: rowId(id, 'order-unknown') })
  }
}
