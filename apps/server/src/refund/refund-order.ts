import { Injectable } from '@nestjs/common'
import { dayOf, type RefundDecision } from '@passalong/domain'
import { Members } from '../member/members.js'
import { type Order, type Refund } from '../order/order.js'
import { Orders } from '../order/orders.js'
import { type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { contentHash } from '../platform/secrets/digest.js'
import { RefundBooks, type RefundCommand } from './refund-books.js'

/** The one way in which goods and money go back: load, decide, post, answer. */
@Injectable()
export class RefundOrder {
  constructor(
    private readonly ids: Ids,
    private readonly members: Members,
    private readonly orders: Orders,
    private readonly books: RefundBooks,
  ) {}

  /**
   * Takes a refund, or finds the one that the same `refundNo` made before. Throws `refund-exceeds-paid` with what is left.
   * Resolves to the order as it stands afterwards.
   */
  async refund(tx: Tx, command: RefundCommand): Promise<Order> {
    const memberId = (await this.orders.byId(tx, command.orderId))?.memberId
    if (memberId === undefined) throw new Refusal('order-unknown')
    const member = await this.members.lock(tx, memberId)
    const order = (await this.orders.byId(tx, command.orderId)) as Order
    const hash = contentHash({ asks: command.asks })
    const earlier = order.refunds.find(({ refundNo }) => refundNo === command.refundNo)
    if (earlier?.contentHash.equals(hash)) return order
    if (earlier) throw new Refusal('receipt-conflict')
    const refundId = await this.ids.one()
    const decision = await this.books.decide(tx, { member, order, refundId, command })
    await this.orders.addRefund(
      tx,
      order.id,
      refundOf(refundId, command, decision, hash),
      decision.lines,
      command.clerkId,
    )
    await this.books.post(tx, { member, order, decision, day: dayOf(command.atMs) })
    return (await this.orders.byId(tx, order.id)) as Order
  }
}

function refundOf(id: number, command: RefundCommand, decision: RefundDecision, hash: Buffer): Refund {
  return {
    id,
    refundNo: command.refundNo ?? `R${id}`,
    contentHash: hash,
    amountFen: decision.amountFen,
    growth: decision.growth,
    points: decision.points,
    commissionFen: decision.commissionFen,
    refundedAt: new Date(command.atMs),
  }
}
