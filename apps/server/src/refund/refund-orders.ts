import { Injectable } from '@nestjs/common'
import {
  account,
  dayOf,
  decideExpiry,
  decideRefund,
  type RefundDecision,
  RefundTooLarge,
  replayStanding,
  withGrowth,
  yuanText,
} from '@passalong/domain'
import { type CommissionRow, Commissions, standingOf } from '../commission/commissions.js'
import { Coupons } from '../coupon/coupons.js'
import { balanceOf, refuseOverdraft } from '../ledger/balances.js'
import { Ledger } from '../ledger/ledger.js'
import { type Member } from '../member/member.js'
import { type Order, type Refund, refundedFen } from '../order/order.js'
import { Orders } from '../order/orders.js'
import { type Sheet } from '../platform/database/sheet.js'
import { Refusal } from '../platform/http/refusal.js'
import { contentHash } from '../platform/secrets/digest.js'
import { PointsLots } from '../points/points-lots.js'
import { Standings } from '../tier/standings.js'
import { type RefundCommand } from './refund-command.js'
import { type RefundAnswers, type RefundFacts, refundFactsOf } from './refund-facts.js'

/** An order as it stands after a refund, with the one that was asked for. */
export interface Refunded {
  order: Order
  refund: Refund
  member: Member
  commissions: readonly CommissionRow[]
}

/** The one way in which goods and money go back; the till and imports share it. */
@Injectable()
export class RefundOrders {
  constructor(
    private readonly ledger: Ledger,
    private readonly orders: Orders,
    private readonly lots: PointsLots,
    private readonly standings: Standings,
    private readonly commissions: Commissions,
    private readonly coupons: Coupons,
  ) {}

  /**
   * Decides a refund from loaded answers and writes it on the sheet, or finds the one that the same `refundNo` made before.
   * Throws `order-unknown`, `order-undone`, `receipt-conflict` and `refund-exceeds-paid` with what is left, and then writes nothing.
   */
  decide(command: RefundCommand, answers: RefundAnswers, draw: () => number, sheet: Sheet): Refunded {
    const facts = refundFactsOf(command.orderId, answers)
    const { member, order, commissions } = facts
    const hash = contentHash({ asks: command.asks })
    const earlier = order.refunds.find(({ refundNo }) => refundNo === command.refundNo)
    if (earlier?.contentHash.equals(hash)) return { order, refund: earlier, member, commissions }
    if (earlier) throw new Refusal('receipt-conflict')
    if (order.undoneAt !== null) throw new Refusal('order-undone')
    const refundId = draw()
    const decided = decideIt(facts, refundId, command, draw)
    const refund = refundOf(refundId, command, decided.decision, hash)
    const after = this.write(sheet, command, { ...facts, ...decided, refund }, draw)
    return { order: after, refund, member, commissions }
  }

  private write(
    sheet: Sheet,
    command: RefundCommand,
    facts: RefundFacts & ReturnType<typeof decideIt> & { refund: Refund },
    draw: () => number,
  ): Order {
    const { member, order, expiry, decision } = facts
    const movements = [...expiry.movements, ...decision.movements]
    refuseOverdraft(movements, facts.balances)
    const after = this.orders.addRefund(sheet, order, facts.refund, decision.lines, command.clerkId)
    this.ledger.write(sheet, movements, draw)
    this.lots.rewrite(sheet, [...expiry.lots, ...decision.lots])
    // A lot names the order that earned it; points that come back were earned before.
    for (const lot of decision.newLots) this.lots.write(sheet, member.id, null, lot)
    this.lots.unspend(sheet, order.id, decision.spends)
    this.commissions.takeBack(sheet, facts.commissions, decision.commissionByLevelFen)
    if (refundedFen(after) === order.paidFen) this.coupons.giveBack(sheet, order.id, facts.usedCoupons)
    const asOf = Math.max(dayOf(command.atMs), member.standingOn)
    const growthDays = withGrowth(facts.growthDays, order.paidOn, -decision.growth)
    this.standings.write(sheet, member, replayStanding(growthDays, asOf), asOf)
    return after
  }
}

/** What ran out before the day of the refund goes first, so that what is taken back comes from what is there. */
function decideIt(facts: RefundFacts, refundId: number, command: RefundCommand, draw: () => number) {
  const { member, order, commissions, lots, spends, balances } = facts
  const day = dayOf(command.atMs)
  const expiry = decideExpiry(member.id, lots, day)
  const expired = new Map(expiry.lots.map((lot) => [lot.id, lot]))
  const gone = expiry.movements.reduce((sum, { amount }) => sum + amount, 0)
  const { id: orderId, paidFen, pointsPerTenYuan, paidOn: orderDay, lines, pointsLotId: ownLotId } = order
  const refundFacts = {
    ...{ refundId, orderId, memberId: member.id, paidFen, pointsPerTenYuan, orderDay, lines, ownLotId, spends, draw },
    ...{ till: command.till, atMs: command.atMs, day },
    commission: standingOf(commissions, 1),
    secondCommission: standingOf(commissions, 2),
    lots: lots.map((lot) => expired.get(lot.id) ?? lot),
    pointsBalance: balanceOf(balances, account.points(member.id)) - gone,
  }
  try {
    return { expiry, decision: decideRefund(refundFacts, command.asks) }
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
