import type { Day } from '../calendar/day.js'
import { type CommissionDecision } from '../commission/decide.js'
import { commissionOf } from '../commission/rates.js'
import { cappedRates } from '../commission/rules.js'
import { type Movement } from '../ledger/movements.js'
import { lastDayOfLot, pointsOf, pointsRate } from '../points/earning.js'
import { type PointsLot, spendableOf } from '../points/lots.js'
import { type LotSpend, spendPoints } from '../points/spending.js'
import { growthOf, type Tier } from '../tier/ladder.js'
import { type PricedLine, type Quote, type QuotedLine, quoteLines } from './quote.js'
import { settlementMovements } from './settlement-movements.js'

/** All that a settlement looks at; loaded and locked before. */
export interface SettlementFacts {
  orderId: number
  memberId: number
  lines: readonly PricedLine[]
  /** What the coupon takes off; absent: there is none. */
  couponFen?: number
  /** Points that the member asks to spend; absent: none. */
  pointsToSpend?: number
  till: 'unspecified' | 'imported'
  atMs: number
  day: Day
  /** The tier held before the order: it sets the points rate for good. */
  tier: Tier
  birthday: boolean
  /** After whatever ran out before `day` has been posted; below zero is a debt that the new points fill first. */
  pointsBalance: number
  /** The member's lots that hold something; only needed when points are spent. */
  lots?: readonly PointsLot[]
  lotId: number
  commission: CommissionDecision
  /** The second level; null or absent while none is paid. */
  secondCommission?: CommissionDecision | null
}

/** A line as it was settled: its rates and what each level gets of it; 0 where nobody is paid. */
export interface SettledLine extends QuotedLine {
  commissionBp: number
  commissionSecondBp: number
  commissionFen: number
  commissionSecondFen: number
}

/** What a settlement does. `movements` are to be posted whole. */
export interface SettlementDecision extends Omit<Quote, 'lines'> {
  growth: number
  points: number
  pointsPerTenYuan: number
  lines: SettledLine[]
  /** The order's own new lot. */
  lot: PointsLot | null
  /** The lots that paid, as they stand afterwards, and what each gave. */
  spentLots: PointsLot[]
  spends: LotSpend[]
  /** Commission of the first level, and of the second. */
  commissionFen: number
  commissionSecondFen: number
  movements: Movement[]
}

/**
 * Decides a settlement. Throws PointsUnusable for points that the order does not take, RangeError for points that are in no
 * lot. Source: RULES sections 1 – 3 and 7.
 */
export function decideSettlement(facts: SettlementFacts): SettlementDecision {
  const quote = quoteLines(facts.lines, facts)
  const { paidFen, pointsSpent } = quote
  const growth = growthOf(paidFen)
  const pointsPerTenYuan = pointsRate(facts.tier, facts.birthday)
  const points = pointsOf(paidFen, pointsPerTenYuan)
  const spent = spendPoints(facts.lots ?? [], pointsSpent, facts.day)
  const lines = quote.lines.map((line, index) => withCommission(facts, line, facts.lines[index]?.ratesBp))
  const commissionFen = lines.reduce((sum, line) => sum + line.commissionFen, 0)
  const commissionSecondFen = lines.reduce((sum, line) => sum + line.commissionSecondFen, 0)
  const amounts = { paidFen, pointsSpent, growth, points, commissionFen, commissionSecondFen }
  return {
    priceFen: quote.priceFen,
    couponFen: quote.couponFen,
    amountFen: quote.amountFen,
    pointsSpent,
    pointsFen: quote.pointsFen,
    paidFen,
    growth,
    points,
    pointsPerTenYuan,
    lines,
    lot: points > 0 ? newLot(facts, points) : null,
    spentLots: spent.lots,
    spends: spent.spends,
    commissionFen,
    commissionSecondFen,
    movements: settlementMovements(facts, amounts),
  }
}

function withCommission(facts: SettlementFacts, line: QuotedLine, own: PricedLine['ratesBp']): SettledLine {
  const { commission, secondCommission } = facts
  const firstBp = commission.payeeId === null ? 0 : (own?.[0] ?? commission.rateBp)
  const secondBp = (secondCommission?.payeeId ?? null) === null ? 0 : (own?.[1] ?? secondCommission?.rateBp ?? 0)
  const [commissionBp, commissionSecondBp] = cappedRates(firstBp, secondBp)
  return {
    lineNo: line.lineNo,
    priceFen: line.priceFen,
    couponFen: line.couponFen,
    pointsSpent: line.pointsSpent,
    paidFen: line.paidFen,
    commissionBp,
    commissionSecondBp,
    commissionFen: commissionOf(line.paidFen, commissionBp),
    commissionSecondFen: commissionOf(line.paidFen, commissionSecondBp),
  }
}

/** Who spends points owes none, so that spending changes nothing about what a debt swallows. */
function newLot(facts: SettlementFacts, earned: number): PointsLot {
  const remaining = spendableOf(earned, facts.pointsBalance)
  const { lotId: id, day } = facts
  return { id, earnedOn: day, validOn: lastDayOfLot(day), earned, remaining, expired: 0, expiredTakenBack: 0 }
}
