import { Injectable } from '@nestjs/common'
import { Orders } from '../order/orders.js'
import { type OrderView } from '../order/views.js'
import { Clock } from '../platform/clock/clock.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { FindOrders } from '../receipt/find-orders.js'
import { RefundOrder } from './refund-order.js'

/** A refund by amount at the till, for an order of the clerk's own store. */
@Injectable()
export class RefundAtTill {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly orders: Orders,
    private readonly refundOrder: RefundOrder,
    private readonly findOrders: FindOrders,
  ) {}

  /** Throws `order-unknown` (another store's too) and `refund-exceeds-paid`. */
  refund(
    request: RequestName,
    clerk: { id: number; storeId: number },
    orderId: number,
    amountFen: number,
  ): Promise<OrderView> {
    return this.requests.once(request, async (tx) => {
      const order = await this.orders.byId(tx, orderId)
      if (order?.storeId !== clerk.storeId) throw new Refusal('order-unknown')
      const command = {
        orderId,
        refundNo: null,
        asks: [{ lineNo: 1, amountFen }],
        clerkId: clerk.id,
        till: 'unspecified' as const,
        atMs: this.clock.now(),
      }
      return this.findOrders.one(tx, await this.refundOrder.refund(tx, command))
    })
  }
}
