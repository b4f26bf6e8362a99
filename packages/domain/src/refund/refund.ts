import type { Day } from '../calendar/day.js'
import { commissionOf } from '../commission/rates.js'
import { type Movement } from '../ledger/movements.js'
import { pointsOf } from '../points/earning.js'
import { giveAndTake } from '../points/give-and-take.js'
import { type PointsLot } from '../points/lots.js'
import { type LotSpend } from '../points/spending.js'
import { growthOf } from '../tier/ladder.js'
import { type LineRefund, lineRefunds, linesAfterAsks, type RefundAsk, type RefundableLine } from './refund-lines.js'
import { refundMovements } from './refund-movements.js'

/** Who is paid on a level, and the account that it stands in by now: pending, or where it was released to. */
export interface CommissionStanding {
  payeeId: number
  source: string
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
  commission: CommissionStanding | null
  /** The second level; null or absent when none was paid. */
  secondCommission?: CommissionStanding | null
  /**
   * The member's lots that hold something, the order's own with what came back of it, and those that `spends` names. Of those
   * that ran out before `day` only the own lot is taken from (the rest of it counts as taken either way).
   */
  lots: readonly PointsLot[]
  ownLotId: number | null
  /** The lots that paid for the order; absent: none. */
  spends?: readonly LotSpend[]
  /** The member's points once whatever ran out before `day` is posted; only looked at when points come back. */
  pointsBalance?: number
  /** Gives the id of a lot for points that come back after theirs had run out; only called then. */
  draw?: () => number
  atMs: number
  day: Day
}

/** What a refund does; `movements` are to be posted whole. */
export interface RefundDecision {
  amountFen: number
  growth: number
  /** Points that the order had earned and that are taken back, and points that had paid and come back. */
  points: number
  pointsReturned: number
  /** Of both levels together, and of each. */
  commissionFen: number
  commissionByLevelFen: readonly [firstFen: number, secondFen: number]
  lines: LineRefund[]
  /** Lots that changed, lots to be added, and what changed of the spends, each as it stands afterwards. */
  lots: PointsLot[]
  newLots: PointsLot[]
  spends: LotSpend[]
  movements: Movement[]
}

/**
 * Decides a refund. Whatever the order earned is kept as f(paid − refunded so far), so any sequence of partial refunds ends
 * where one refund of the same goods ends, and a full refund leaves exactly zero. Points that paid come back first and fill a
 * debt; then what the order earned is taken back. Asks are taken one after another. Throws RefundTooLarge, and RangeError for
 * an ask that is not a positive integer. Source: RULES "Units" and section 2.
 */
export function decideRefund(facts: RefundFacts, asks: readonly RefundAsk[]): RefundDecision {
  const after = linesAfterAsks(facts.lines, asks)
  const lines = lineRefunds(facts.lines, after)
  const amountFen = sumOf(lines.map((line) => line.amountFen))
  const keptBefore = facts.paidFen - sumOf(facts.lines.map((line) => line.refundedFen))
  const keptAfter = keptBefore - amountFen
  const growth = growthOf(keptBefore) - growthOf(keptAfter)
  const points = pointsOf(keptBefore, facts.pointsPerTenYuan) - pointsOf(keptAfter, facts.pointsPerTenYuan)
  const pointsReturned = sumOf(lines.map((line) => line.pointsReturned))
  const moved = giveAndTake(facts, { give: pointsReturned, take: points })
  const commissionByLevelFen = [
    facts.commission ? commissionKept(facts.lines, 1) - commissionKept(after, 1) : 0,
    facts.secondCommission ? commissionKept(facts.lines, 2) - commissionKept(after, 2) : 0,
  ] as const
  const taken = { amountFen, growth, pointsReturned, commissionByLevelFen }
  return {
    ...taken,
    points,
    commissionFen: sumOf(commissionByLevelFen),
    lines,
    lots: moved.lots,
    newLots: moved.newLots,
    spends: moved.spends,
    movements: refundMovements(facts, { ...taken, points: moved.fromBalance }),
  }
}

function commissionKept(lines: readonly RefundableLine[], level: 1 | 2): number {
  return sumOf(
    lines.map((line) =>
      commissionOf(line.paidFen - line.refundedFen, level === 1 ? line.commissionBp : line.commissionSecondBp),
    ),
  )
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
