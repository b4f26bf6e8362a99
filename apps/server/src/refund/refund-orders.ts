import { Injectable } from '@nestjs/common'
import { decideRefund, type RefundDecision, RefundTooLarge, yuanText } from '@passalong/domain'
import { standingOf } from '../commission/commissions.js'
import { type Order, type Refund, refundedFen } from '../order/order.js'
import { Orders } from '../order/orders.js'
import { type Sheet } from '../platform/database/sheet.js'
import { Refusal } from '../platform/http/refusal.js'
import { contentHash } from '../platform/secrets/digest.js'
import { type OrderAnswers, type OrderFacts, orderFactsOf } from './order-facts.js'
import { type RefundCommand } from './refund-command.js'
import { type PointsOnDay, pointsOnDay, ReversalBooks } from './reversal.js'
import { tellOfRefund } from './tell-tallies.js'

/** An order as it stands after a refund, the refund, and what it was decided from. */
export interface Refunded {
  order: Order
  refund: Refund
  facts: OrderFacts
}

/** The one way in which goods and money go back; the till and imports share it. */
@Injectable()
export class RefundOrders {
  constructor(
    private readonly orders: Orders,
    private readonly books: ReversalBooks,
  ) {}

  /**
   * Decides a refund from loaded answers and writes it on the sheet, or finds the one that the same `refundNo` made before.
   * Throws `order-unknown`, `order-undone`, `receipt-conflict` and `refund-exceeds-paid` with what is left, and then writes nothing.
   */
  decide(command: RefundCommand, answers: OrderAnswers, draw: () => number, sheet: Sheet): Refunded {
    const facts = orderFactsOf(command.orderId, answers)
    const { order } = facts
    const hash = contentHash({ asks: command.asks })
    const earlier = order.refunds.find(({ refundNo }) => refundNo === command.refundNo)
    if (earlier?.contentHash.equals(hash)) return { order, refund: earlier, facts }
    if (earlier) throw new Refusal('receipt-conflict')
    if (order.undoneAt !== null) throw new Refusal('order-undone')
    const refundId = draw()
    const points = pointsOnDay(facts, command.atMs)
    const decision = decideIt(facts, points, refundId, command, draw)
    const refund = refundOf(refundId, command, decision, hash)
    const after = this.orders.addRefund(sheet, order, refund, decision.lines, command.clerkId)
    const whole = refundedFen(after) === order.paidFen
    tellOfRefund(sheet, draw, facts, { ...refund, whole })
    this.books.write(sheet, facts, points, { ...decision, whole }, draw)
    return { order: after, refund, facts }
  }
}

function decideIt(
  { member, order, commissions, spends }: OrderFacts,
  { day, lots, pointsBalance }: PointsOnDay,
  refundId: number,
  command: RefundCommand,
  draw: () => number,
): RefundDecision {
  const { id: orderId, paidFen, pointsPerTenYuan, paidOn: orderDay, lines, pointsLotId: ownLotId } = order
  const facts = {
    ...{ refundId, orderId, memberId: member.id, paidFen, pointsPerTenYuan, orderDay, lines, ownLotId, spends, draw },
    ...{ till: command.till, atMs: command.atMs, day, lots, pointsBalance },
    commission: standingOf(commissions, 1),
    secondCommission: standingOf(commissions, 2),
  }
  try {
    return decideRefund(facts, command.asks)
  } catch (error) {
    throw error instanceof RefundTooLarge
      ? new Refusal('refund-exceeds-paid', { yuan: yuanText(error.leftFen) })
      : error
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
    pointsReturned: decision.pointsReturned,
    commissionFen: decision.commissionFen,
    refundedAt: new Date(command.atMs),
  }
}
