import { Injectable } from '@nestjs/common'
import { Commissions } from '../commission/commissions.js'
import { commissionOutcome } from '../commission/reasons.js'
import { maskedName } from '../member/member.js'
import { Members } from '../member/members.js'
import { type Order } from '../order/order.js'
import { Orders } from '../order/orders.js'
import { type OrderList, type OrderView, orderView } from '../order/views.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'

/** Orders as a clerk finds them: those of the own store, nothing else exists. */
@Injectable()
export class FindOrders {
  constructor(
    private readonly database: Database,
    private readonly orders: Orders,
    private readonly commissions: Commissions,
    private readonly members: Members,
  ) {}

  async byReceipt(storeId: number, receiptNo: string): Promise<OrderView> {
    const order = await this.orders.byReceipt(this.database, storeId, receiptNo)
    if (!order) throw new Refusal('order-unknown')
    return this.one(this.database, order)
  }

  async recent(storeId: number): Promise<OrderList> {
    return { orders: await this.views(this.database, await this.orders.recent(this.database, storeId)) }
  }

  /** What settling this order answered: the order before any refund. */
  async firstAnswer(orderId: number): Promise<OrderView> {
    const order = (await this.orders.byId(this.database, orderId)) as Order
    const lines = order.lines.map((line) => ({ ...line, refundedQuantity: 0, refundedFen: 0 }))
    return this.one(this.database, { ...order, lines, refunds: [] })
  }

  async one(tx: Pick<Tx, 'rows'>, order: Order): Promise<OrderView> {
    return (await this.views(tx, [order]))[0] as OrderView
  }

  private async views(tx: Pick<Tx, 'rows'>, orders: Order[]): Promise<OrderView[]> {
    const commissions = await this.commissions.ofOrders(
      tx,
      orders.map(({ id }) => id),
    )
    const names = await this.members.nicknames(
      tx,
      orders.map(({ memberId }) => memberId),
    )
    return orders.map((order) =>
      orderView(
        order,
        maskedName(names.get(order.memberId) ?? ''),
        commissionOutcome(commissions.filter(({ orderId }) => orderId === order.id)),
      ),
    )
  }
}
