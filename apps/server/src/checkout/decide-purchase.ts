import {
  dayOf,
  decideCommissions,
  decideExpiry,
  decideSettlement,
  isBirthday,
  type Movement,
  orderLinkOf,
  PointsUnusable,
  pointsUsable,
  quoteLines,
  replayStanding,
  type SettlementFacts,
  withGrowth,
} from '@passalong/domain'
import { type Order, type OrderLine } from '../order/order.js'
import { Refusal } from '../platform/http/refusal.js'
import { contentHash } from '../platform/secrets/digest.js'
import { type Decided, type Facts, type Purchase } from './settlement.js'

/**
 * Decides a purchase from its facts alone. What ran out before its day goes first, so that the balance is the one of that day.
 * Throws `points-unusable` with what can be spent now.
 */
export function decidePurchase(
  purchase: Purchase,
  facts: Facts,
  hash: Buffer,
  draw: () => number,
): Decided & { movements: Movement[] } {
  const { member, growthDays, lots, rules } = facts
  const day = dayOf(purchase.atMs)
  const expiry = decideExpiry(member.id, lots, day)
  const gone = expiry.movements.reduce((sum, { amount }) => sum + amount, 0)
  const before = replayStanding(growthDays, day)
  const commissions = decideCommissions(member.id, purchase.atMs, facts.candidates, rules)
  const orderId = draw()
  const settlement = refusingPoints(() =>
    decideSettlement({
      orderId,
      memberId: member.id,
      lines: purchase.lines,
      pointsToSpend: purchase.pointsToSpend,
      till: purchase.till,
      atMs: purchase.atMs,
      day,
      tier: before.tier,
      birthday: isBirthday(member.birthday, day),
      pointsBalance: facts.pointsBalance - gone,
      lots,
      lotId: draw(),
      commission: commissions.first,
      secondCommission: commissions.second,
    } satisfies SettlementFacts),
  )
  const standingAsOf = Math.max(day, member.standingOn)
  const after = replayStanding(withGrowth(growthDays, day, settlement.growth), standingAsOf)
  const linkId = orderLinkOf(facts.buyerIds, purchase.atMs, facts.followed, member.referrerLinkId)
  const kept = { id: orderId, contentHash: hash, paidOn: day, tierBefore: before.tier, tierAfter: after.tier, linkId }
  const order = orderOf(purchase, settlement, kept)
  const movements =
    expiry.movements.length === 0 ? settlement.movements : [...expiry.movements, ...settlement.movements]
  return { day, expiredLots: expiry.lots, settlement, commissions, rules, after, standingAsOf, order, movements }
}

function orderOf(
  purchase: Purchase,
  settlement: Decided['settlement'],
  kept: Pick<Order, 'id' | 'contentHash' | 'paidOn' | 'tierBefore' | 'tierAfter' | 'linkId'>,
): Order {
  // Field by field: this is built for every order there is, and spreading objects costs more than all that was decided.
  return {
    id: kept.id,
    storeId: purchase.storeId,
    receiptNo: purchase.receiptNo,
    memberId: purchase.memberId,
    contentHash: kept.contentHash,
    paidFen: settlement.paidFen,
    pointsSpent: settlement.pointsSpent,
    pointsFen: settlement.pointsFen,
    growth: settlement.growth,
    points: settlement.points,
    pointsPerTenYuan: settlement.pointsPerTenYuan,
    tierBefore: kept.tierBefore,
    tierAfter: kept.tierAfter,
    pointsLotId: settlement.lot?.id ?? null,
    paidAt: new Date(purchase.atMs),
    paidOn: kept.paidOn,
    undoneAt: null,
    linkId: kept.linkId,
    lines: purchase.lines.map((line, index) => lineOf(line, settlement.lines[index] as SettledLine)),
    refunds: [],
  }
}

type SettledLine = Decided['settlement']['lines'][number]

function lineOf({ lineNo, item, unitPrice, quantity }: Purchase['lines'][number], settled: SettledLine): OrderLine {
  return {
    lineNo,
    item,
    unitPrice,
    quantity,
    paidFen: settled.paidFen,
    pointsSpent: settled.pointsSpent,
    commissionBp: settled.commissionBp,
    commissionSecondBp: settled.commissionSecondBp,
    refundedQuantity: 0,
    refundedFen: 0,
    pointsReturned: 0,
  }
}

/**
 * What a receipt says, by which the same one is known again: who bought which lines for what, and with how many points. It
 * asks nothing of today's balance. Null when no balance would make such an order.
 */
export function purchaseHash({ memberId, lines, pointsToSpend }: Purchase): Buffer | null {
  if (pointsToSpend === 0)
    return contentHash({ memberId, lines: lines.map(({ priceFen, ...line }) => ({ ...line, paidFen: priceFen })) })
  try {
    const quote = quoteLines(lines, { pointsToSpend, pointsBalance: pointsToSpend })
    const paid = lines.map(({ priceFen: _, ...line }, index) => ({ ...line, paidFen: quote.lines[index]?.paidFen }))
    return contentHash({ memberId, lines: paid, pointsSpent: pointsToSpend })
  } catch (error) {
    if (error instanceof PointsUnusable) return null
    throw error
  }
}

/** The points that a purchase could be paid with now. */
export function usableAtMost({ lines }: Purchase, { pointsBalance }: Pick<Facts, 'pointsBalance'>): number {
  const dueFen = lines.reduce((sum, { priceFen }) => sum + priceFen, 0)
  return pointsUsable({ points: pointsBalance, dueFen })
}

function refusingPoints<Answer>(decide: () => Answer): Answer {
  try {
    return decide()
  } catch (error) {
    throw error instanceof PointsUnusable ? new Refusal('points-unusable', { points: error.usable }) : error
  }
}
