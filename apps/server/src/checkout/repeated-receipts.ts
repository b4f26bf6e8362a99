import { Injectable } from '@nestjs/common'
import { type OrderView } from '../order/views.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { FindOrders } from '../receipt/find-orders.js'

/** A receipt that came again under another key: it gets the first answer, and the key stands for it from now on. */
@Injectable()
export class RepeatedReceipts {
  constructor(
    private readonly findOrders: FindOrders,
    private readonly requests: Requests,
  ) {}

  async answer(request: RequestName, orderId: number): Promise<OrderView> {
    const view = await this.findOrders.firstAnswer(orderId)
    await this.requests.keep(request, view)
    return view
  }
}
