import { allocate } from '../money/allocate.js'
import { fenOfPoints, POINTS_STEP, pointsUsable } from '../points/spending.js'

/** A line as it is rung up: its price after tier price and promotion. */
export interface PricedLine {
  lineNo: number
  priceFen: number
  /** Whether the coupon takes it; absent: it does. */
  eligible?: boolean
  /** The commission rates of the first and second level where the line's goods have their own; absent: the decision's. */
  ratesBp?: readonly [firstBp: number, secondBp: number]
}

/** A line with its share of each discount: `paidFen` = price − coupon − points. */
export interface QuotedLine {
  lineNo: number
  priceFen: number
  couponFen: number
  pointsSpent: number
  paidFen: number
}

/** What an order comes to. `amountFen` is due after the coupon, `paidFen` after points too. */
export interface Quote {
  priceFen: number
  couponFen: number
  amountFen: number
  pointsSpent: number
  pointsFen: number
  paidFen: number
  lines: QuotedLine[]
}

/** Points that an order does not take now; `usable` is how many it would. */
export class PointsUnusable extends Error {
  constructor(readonly usable: number) {
    super(`at most ${usable} points can be spent`)
  }
}

/**
 * Price → coupon → points → to pay. The coupon takes at most the lines that are eligible for it, the rest of it lapses. Each
 * discount is spread by largest remainder over what the lines cost before it. `pointsBalance` is what the member has. Throws
 * PointsUnusable for points that are no whole steps, more than the member has or more than the order takes; RangeError for a
 * discount below zero. Source: RULES section 7.
 */
export function quoteLines(
  lines: readonly PricedLine[],
  discounts: { couponFen?: number; pointsToSpend?: number; pointsBalance?: number } = {},
): Quote {
  const { couponFen: offered = 0, pointsToSpend: pointsSpent = 0, pointsBalance = 0 } = discounts
  const priceFen = sumOf(lines.map((line) => line.priceFen))
  const eligible = lines.map((line) => (line.eligible === false ? 0 : line.priceFen))
  const couponFen = Math.min(offered, sumOf(eligible))
  const coupons = allocate(couponFen, eligible)
  const due = lines.map((line, index) => line.priceFen - (coupons[index] ?? 0))
  const amountFen = priceFen - couponFen
  if (pointsSpent !== 0) refuseUnusable(pointsSpent, pointsUsable({ points: pointsBalance, dueFen: amountFen }))
  const points = allocate(pointsSpent, due)
  const pointsFen = fenOfPoints(pointsSpent)
  return {
    priceFen,
    couponFen,
    amountFen,
    pointsSpent,
    pointsFen,
    paidFen: amountFen - pointsFen,
    lines: lines.map((line, index) => ({
      lineNo: line.lineNo,
      priceFen: line.priceFen,
      couponFen: coupons[index] ?? 0,
      pointsSpent: points[index] ?? 0,
      paidFen: (due[index] ?? 0) - fenOfPoints(points[index] ?? 0),
    })),
  }
}

function refuseUnusable(points: number, usable: number): void {
  const fits = Number.isInteger(points) && points > 0 && points <= usable && points % POINTS_STEP === 0
  if (!fits) throw new PointsUnusable(usable)
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
