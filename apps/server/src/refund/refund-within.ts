import { Injectable } from '@nestjs/common'
import { type Refund } from '../order/order.js'
import { Orders } from '../order/orders.js'
import { type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { answersIn, writeIn } from '../platform/database/in-transaction.js'
import { Sheet } from '../platform/database/sheet.js'
import { Refusal } from '../platform/http/refusal.js'
import { orderFactsQuestions } from './order-facts.js'
import { type RefundCommand } from './refund-command.js'
import { RefundOrders } from './refund-orders.js'

/** A refund as a part of somebody else's transaction. */
@Injectable()
export class RefundWithin {
  constructor(
    private readonly ids: Ids,
    private readonly orders: Orders,
    private readonly refundOrders: RefundOrders,
  ) {}

  /** Takes a refund, or finds the one that the same `refundNo` made before. Throws as `RefundOrders.decide`. */
  async refund(tx: Tx, command: RefundCommand): Promise<Refund> {
    const ref = (await this.orders.refs(tx, [command.orderId])).get(command.orderId)
    if (!ref) throw new Refusal('order-unknown')
    const { draw } = await this.ids.ready()
    const answers = await answersIn(tx, orderFactsQuestions([ref], false))
    const sheet = new Sheet()
    const { refund } = this.refundOrders.decide(command, answers, draw, sheet)
    await writeIn(tx, sheet)
    return refund
  }
}
