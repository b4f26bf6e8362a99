import {
  dayOf,
  decideCommissions,
  decideExpiry,
  decideSettlement,
  isBirthday,
  type Movement,
  PointsUnusable,
  pointsUsable,
  quoteLines,
  replayStanding,
  type SettlementFacts,
  withGrowth,
} from '@passalong/domain'
import { type Order } from '../order/order.js'
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
      ...{ orderId, memberId: member.id, lines: purchase.lines, pointsToSpend: purchase.pointsToSpend },
      ...{ till: purchase.till, atMs: purchase.atMs, day, tier: before.tier },
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
  const tiers = { tierBefore: before.tier, tierAfter: after.tier }
  const order = orderOf(purchase, settlement, { id: orderId, contentHash: hash, paidOn: day, ...tiers })
  const movements = [...expiry.movements, ...settlement.movements]
  return { day, expiredLots: expiry.lots, settlement, commissions, rules, after, standingAsOf, order, movements }
}

function orderOf(
  purchase: Purchase,
  settlement: Decided['settlement'],
  kept: Pick<Order, 'id' | 'contentHash' | 'paidOn' | 'tierBefore' | 'tierAfter'>,
): Order {
  const { storeId, receiptNo, memberId } = purchase
  const { paidFen, pointsSpent, pointsFen, growth, points, pointsPerTenYuan } = settlement
  return {
    ...kept,
    ...{ storeId, receiptNo, memberId, paidFen, pointsSpent, pointsFen, growth, points, pointsPerTenYuan },
    pointsLotId: settlement.lot?.id ?? null,
    paidAt: new Date(purchase.atMs),
    undoneAt: null,
    lines: purchase.lines.map(({ lineNo, item, unitPrice, quantity }, index) => {
      const line = settlement.lines[index] as Decided['settlement']['lines'][number]
      const { commissionBp, commissionSecondBp } = line
      const back = { refundedQuantity: 0, refundedFen: 0, pointsReturned: 0 }
      const paid = { paidFen: line.paidFen, pointsSpent: line.pointsSpent, commissionBp, commissionSecondBp }
      return { lineNo, item, unitPrice, quantity, ...paid, ...back }
    }),
    refunds: [],
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
