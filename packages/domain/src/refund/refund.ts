import type { Day } from '../calendar/day.js'
import { commissionOf } from '../commission/rates.js'
import { account, type Movement } from '../ledger/movements.js'
import { floorShare } from '../money/fen.js'
import { pointsOf } from '../points/earning.js'
import { type PointsLot, takeBack } from '../points/lots.js'
import { growthOf } from '../tier/ladder.js'

/** An order line with what has gone back of it so far. */
export interface RefundableLine {
  lineNo: number
  quantity: number
  paidFen: number
  refundedQuantity: number
  refundedFen: number
}

/** What is to go back of a line: units, or an amount of a line that is one unit. */
export type RefundAsk = { lineNo: number; quantity: number } | { lineNo: number; amountFen: number }

/** A line's refund: what goes back now. */
export interface LineRefund {
  lineNo: number
  quantity: number
  amountFen: number
}

/** Everything a refund looks at. */
export interface RefundFacts {
  refundId: number
  orderId: number
  memberId: number
  /** The order's own numbers, kept since it was decided. */
  paidFen: number
  pointsPerTenYuan: number
  orderDay: Day
  till: 'unspecified' | 'imported'
  lines: readonly RefundableLine[]
  commission: { payeeId: number; rateBp: number; source: string } | null
  lots: readonly PointsLot[]
  ownLotId: number | null
  atMs: number
  day: Day
}

/** What a refund does; `movements` are to be posted whole. */
export interface RefundDecision {
  amountFen: number
  growth: number
  points: number
  commissionFen: number
  lines: LineRefund[]
  lots: PointsLot[]
  movements: Movement[]
}

/** A refund that cannot be taken; `leftFen` is what can still go back. */
export class RefundTooLarge extends Error {
  constructor(readonly leftFen: number) {
    super(`at most ${leftFen} fen can go back`)
  }
}

/**
 * Decides a refund. Whatever the order earned is kept as f(paid − refunded so far), so any sequence of partial refunds ends
 * where one refund of the same goods ends, and a full refund leaves exactly zero. Source: RULES "Units".
 */
export function decideRefund(facts: RefundFacts, asks: readonly RefundAsk[]): RefundDecision {
  const lines = asks.map((ask) => lineRefund(facts.lines, ask))
  const amountFen = lines.reduce((sum, line) => sum + line.amountFen, 0)
  const keptBefore = facts.paidFen - facts.lines.reduce((sum, line) => sum + line.refundedFen, 0)
  const keptAfter = keptBefore - amountFen
  const growth = growthOf(keptBefore) - growthOf(keptAfter)
  const points = pointsOf(keptBefore, facts.pointsPerTenYuan) - pointsOf(keptAfter, facts.pointsPerTenYuan)
  const commissionFen = commissionTakenBack(facts, lines)
  const taken = takeBack(facts.lots, facts.ownLotId, points)
  const movements = refundMovements(facts, { amountFen, growth, points: taken.fromBalance, commissionFen })
  return { amountFen, growth, points, commissionFen, lines, lots: taken.lots, movements }
}

function lineRefund(lines: readonly RefundableLine[], ask: RefundAsk): LineRefund {
  const line = lines.find(({ lineNo }) => lineNo === ask.lineNo)
  const leftFen = line ? line.paidFen - line.refundedFen : 0
  if (!line) throw new RefundTooLarge(0)
  if ('amountFen' in ask) {
    if (line.quantity !== 1 || ask.amountFen > leftFen) throw new RefundTooLarge(line.quantity === 1 ? leftFen : 0)
    return {
      lineNo: line.lineNo,
      quantity: ask.amountFen === leftFen ? 1 - line.refundedQuantity : 0,
      amountFen: ask.amountFen,
    }
  }
  const quantity = line.refundedQuantity + ask.quantity
  if (quantity > line.quantity) throw new RefundTooLarge(leftFen)
  const amountFen = floorShare(line.paidFen, quantity, line.quantity) - line.refundedFen
  return { lineNo: line.lineNo, quantity: ask.quantity, amountFen }
}

function commissionTakenBack(facts: RefundFacts, refunds: readonly LineRefund[]): number {
  if (!facts.commission) return 0
  const { rateBp } = facts.commission
  return refunds.reduce((sum, refund) => {
    const line = facts.lines.find(({ lineNo }) => lineNo === refund.lineNo)
    const kept = line ? line.paidFen - line.refundedFen : 0
    return sum + commissionOf(kept, rateBp) - commissionOf(kept - refund.amountFen, rateBp)
  }, 0)
}

function refundMovements(
  facts: RefundFacts,
  amounts: { amountFen: number; growth: number; points: number; commissionFen: number },
): Movement[] {
  const { orderId, memberId, refundId } = facts
  // Growth counts for the order's day, so that the tier is what replaying the remaining entries gives.
  const base = { occurredAtMs: facts.atMs, datedOn: facts.day, orderId, memberId }
  const key = (part: string) => `refund:${refundId}:${part}`
  const all: Movement[] = [
    {
      ...base,
      kind: 'refund-paid',
      businessKey: key('paid'),
      source: account.orderPaid(orderId),
      destination: account.till(facts.till),
      amount: amounts.amountFen,
    },
    {
      ...base,
      kind: 'refund-growth',
      businessKey: key('growth'),
      datedOn: facts.orderDay,
      source: account.growth(memberId),
      destination: account.growthIssued,
      amount: amounts.growth,
    },
    {
      ...base,
      kind: 'refund-points',
      businessKey: key('points'),
      source: account.points(memberId),
      destination: account.pointsIssued,
      amount: amounts.points,
    },
  ]
  if (facts.commission)
    all.push({
      ...base,
      kind: 'refund-commission',
      businessKey: key('commission:1'),
      memberId: facts.commission.payeeId,
      source: facts.commission.source,
      destination: account.commissionAccrued,
      amount: amounts.commissionFen,
    })
  return all.filter((movement) => movement.amount > 0)
}
