import { Injectable } from '@nestjs/common'
import { Orders } from '../order/orders.js'
import { type OrderView } from '../order/views.js'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { type Decide, type OrderCommand, OrderCommands } from './order-commands.js'
import { RefundOrders } from './refund-orders.js'
import { UndoOrders } from './undo-orders.js'

/** What a clerk does to an order of the own store: an amount goes back, or all of it within minutes. */
@Injectable()
export class RefundAtTill {
  private readonly refunds: OrderCommands<OrderCommand & { amountFen: number }>
  private readonly undos: OrderCommands<OrderCommand>

  constructor(
    database: Database,
    ids: Ids,
    clock: Clock,
    orders: Orders,
    private readonly refundOrders: RefundOrders,
    private readonly undoOrders: UndoOrders,
  ) {
    const platform = { database, ids, clock, orders }
    this.refunds = new OrderCommands(platform, this.decideRefund)
    this.undos = new OrderCommands(platform, this.decideUndo, true)
  }

  /** Throws `order-unknown` (another store's too), `order-undone` and `refund-exceeds-paid`. */
  refund(command: OrderCommand & { amountFen: number }): Promise<OrderView> {
    return this.refunds.submit(command)
  }

  /** Throws `order-unknown` (another store's too), `order-undone`, `undo-too-late` and `undo-after-refund`. */
  undo(command: OrderCommand): Promise<OrderView> {
    return this.undos.submit(command)
  }

  private readonly decideRefund: Decide<OrderCommand & { amountFen: number }> = (
    { orderId, clerk, amountFen },
    { answers, atMs, draw, sheet },
  ) => {
    const asks = [{ lineNo: 1, amountFen }]
    const command = { orderId, refundNo: null, asks, clerkId: clerk.id, till: 'unspecified' as const, atMs }
    return this.refundOrders.decide(command, answers, draw, sheet)
  }

  private readonly decideUndo: Decide<OrderCommand> = ({ orderId, clerk }, { answers, atMs, draw, sheet }) =>
    this.undoOrders.decide({ orderId, clerkId: clerk.id, atMs }, answers, draw, sheet)
}
