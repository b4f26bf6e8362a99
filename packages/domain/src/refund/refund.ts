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

/** A line's refund: what goes back now, one for each line however often it was asked for. */
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
  /** The member's lots; one that ran out before `day` is left alone (the own lot's rest counts as taken either way). */
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
 * where one refund of the same goods ends, and a full refund leaves exactly zero. Asks are taken one after another.
 * Throws RefundTooLarge, and RangeError for an ask that is not a positive integer. Source: RULES "Units".
 */
export function decideRefund(facts: RefundFacts, asks: readonly RefundAsk[]): RefundDecision {
  const after = asks.reduce<readonly RefundableLine[]>(withRefund, facts.lines)
  const lines = differences(facts.lines, after)
  const amountFen = lines.reduce((sum, line) => sum + line.amountFen, 0)
  const keptBefore = facts.paidFen - facts.lines.reduce((sum, line) => sum + line.refundedFen, 0)
  const keptAfter = keptBefore - amountFen
  const growth = growthOf(keptBefore) - growthOf(keptAfter)
  const points = pointsOf(keptBefore, facts.pointsPerTenYuan) - pointsOf(keptAfter, facts.pointsPerTenYuan)
  const commissionFen = facts.commission
    ? commissionKept(facts.lines, facts.commission.rateBp) - commissionKept(after, facts.commission.rateBp)
    : 0
  const alive = facts.lots.filter((lot) => lot.id === facts.ownLotId || lot.validOn >= facts.day)
  const taken = takeBack(alive, facts.ownLotId, points)
  const movements = refundMovements(facts, { amountFen, growth, points: taken.fromBalance, commissionFen })
  return { amountFen, growth, points, commissionFen, lines, lots: taken.lots, movements }
}

/** The lines as they stand once `ask` has gone back. */
function withRefund(lines: readonly RefundableLine[], ask: RefundAsk): RefundableLine[] {
  const asked = 'amountFen' in ask ? ask.amountFen : ask.quantity
  if (!Number.isInteger(asked) || asked <= 0) throw new RangeError(`a refund of ${asked}`)
  if (!lines.some(({ lineNo }) => lineNo === ask.lineNo)) throw new RefundTooLarge(0)
  return lines.map((line) => (line.lineNo === ask.lineNo ? refundedLine(line, ask) : line))
}

function refundedLine(line: RefundableLine, ask: RefundAsk): RefundableLine {
  const leftFen = line.paidFen - line.refundedFen
  if ('amountFen' in ask) {
    if (line.quantity !== 1) throw new RefundTooLarge(0)
    if (ask.amountFen > leftFen) throw new RefundTooLarge(leftFen)
    const refundedQuantity = ask.amountFen === leftFen ? 1 : 0
    return { ...line, refundedQuantity, refundedFen: line.refundedFen + ask.amountFen }
  }
  const refundedQuantity = line.refundedQuantity + ask.quantity
  if (refundedQuantity > line.quantity) throw new RefundTooLarge(leftFen)
  return { ...line, refundedQuantity, refundedFen: floorShare(line.paidFen, refundedQuantity, line.quantity) }
}

function differences(before: readonly RefundableLine[], after: readonly RefundableLine[]): LineRefund[] {
  return before.flatMap((was, index) => {
    const is = after[index] ?? was
    const quantity = is.refundedQuantity - was.refundedQuantity
    const amountFen = is.refundedFen - was.refundedFen
    return quantity > 0 || amountFen > 0 ? [{ lineNo: was.lineNo, quantity, amountFen }] : []
  })
}

function commissionKept(lines: readonly RefundableLine[], rateBp: number): number {
  return lines.reduce((sum, line) => sum + commissionOf(line.paidFen - line.refundedFen, rateBp), 0)
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
