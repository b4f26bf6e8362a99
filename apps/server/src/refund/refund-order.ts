import { Injectable } from '@nestjs/common'
import {
  account,
  type Day,
  dayOf,
  decideExpiry,
  decideRefund,
  type RefundAsk,
  type RefundDecision,
  RefundTooLarge,
  replayStanding,
  yuanText,
} from '@passalong/domain'
import { Commissions } from '../commission/commissions.js'
import { Coupons } from '../coupon/coupons.js'
import { Ledger } from '../ledger/ledger.js'
import { type Member } from '../member/member.js'
import { Members } from '../member/members.js'
import { type Order, type Refund, refundedFen } from '../order/order.js'
import { Orders } from '../order/orders.js'
import { type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { contentHash } from '../platform/secrets/digest.js'
import { PointsLots } from '../points/points-lots.js'
import { Standings } from '../tier/standings.js'

/** What is to go back. `refundNo` names the refund within its order for ever; null makes a new one. */
export interface RefundCommand {
  orderId: number
  refundNo: string | null
  asks: readonly RefundAsk[]
  clerkId: number | null
  till: 'unspecified' | 'imported'
  atMs: number
}

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

/** What a refund reads and writes besides the order itself. */
@Injectable()
export class RefundBooks {
  constructor(
    private readonly ledger: Ledger,
    private readonly lots: PointsLots,
    private readonly standings: Standings,
    private readonly commissions: Commissions,
    private readonly coupons: Coupons,
  ) {}

  async decide(
    tx: Tx,
    facts: { member: Member; order: Order; refundId: number; command: RefundCommand },
  ): Promise<RefundDecision> {
    const { member, order, refundId, command } = facts
    const day = dayOf(command.atMs)
    const expiry = decideExpiry(member.id, await this.lots.due(tx, member.id, day), day)
    await this.ledger.post(tx, expiry.movements)
    await this.lots.save(tx, expiry.lots)
    const commission = (await this.commissions.ofOrders(tx, [order.id])).get(order.id)
    const payeeId = commission?.payeeId ?? null
    const lots = await this.lots.open(tx, member.id, order.pointsLotId)
    try {
      return decideRefund(
        {
          refundId,
          orderId: order.id,
          memberId: member.id,
          paidFen: order.paidFen,
          pointsPerTenYuan: order.pointsPerTenYuan,
          orderDay: order.paidOn,
          till: command.till,
          lines: order.lines,
          commission:
            commission && payeeId !== null
              ? { payeeId, rateBp: commission.rateBp, source: account.commissionPending(payeeId) }
              : null,
          lots,
          ownLotId: order.pointsLotId,
          atMs: command.atMs,
          day,
        },
        command.asks,
      )
    } catch (error) {
      throw error instanceof RefundTooLarge
        ? new Refusal('refund-exceeds-paid', { yuan: yuanText(error.leftFen) })
        : error
    }
  }

  async post(tx: Tx, facts: { member: Member; order: Order; decision: RefundDecision; day: Day }): Promise<void> {
    const { member, order, decision, day } = facts
    await this.ledger.post(tx, decision.movements)
    await this.lots.save(tx, decision.lots)
    await this.commissions.takeBack(tx, order.id, decision.commissionFen)
    if (refundedFen(order) + decision.amountFen === order.paidFen) await this.coupons.giveBack(tx, order.id)
    const asOf = Math.max(day, member.standingOn)
    // The ledger has already moved the growth; the rows read here are what remains.
    await this.standings.save(tx, member.id, replayStanding(await this.standings.growthDays(tx, member.id), asOf), asOf)
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
