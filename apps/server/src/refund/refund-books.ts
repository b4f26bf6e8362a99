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
import { type Order, refundedFen } from '../order/order.js'
import { type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
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
