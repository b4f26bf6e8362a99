import { floorShare } from '../money/fen.js'

/** An order line with what has gone back of it so far. */
export interface RefundableLine {
  lineNo: number
  quantity: number
  paidFen: number
  refundedQuantity: number
  refundedFen: number
  /** Points that paid for a part of the line, and what of them has come back. */
  pointsSpent: number
  pointsReturned: number
  /** The commission rates that the line was decided with, of the first and second level. */
  commissionBp: number
  commissionSecondBp: number
}

/** What is to go back of a line: units, or an amount of a line that is one unit. */
export type RefundAsk = { lineNo: number; quantity: number } | { lineNo: number; amountFen: number }

/** A line's refund: what goes back now, one for each line however often it was asked for. */
export interface LineRefund {
  lineNo: number
  quantity: number
  amountFen: number
  pointsReturned: number
}

/** A refund that cannot be taken; `leftFen` is what can still go back. */
export class RefundTooLarge extends Error {
  constructor(readonly leftFen: number) {
    super(`at most ${leftFen} fen can go back`)
  }
}

/** The lines as they stand once all asks have gone back, one after another. Throws RefundTooLarge and RangeError. */
export function linesAfterAsks<Line extends RefundableLine>(
  lines: readonly Line[],
  asks: readonly RefundAsk[],
): Line[] {
  return asks.reduce<Line[]>(withRefund, [...lines])
}

/** What went back between two states of the same lines. */
export function lineRefunds(before: readonly RefundableLine[], after: readonly RefundableLine[]): LineRefund[] {
  return before.flatMap((was, index) => {
    const is = after[index] ?? was
    const quantity = is.refundedQuantity - was.refundedQuantity
    const amountFen = is.refundedFen - was.refundedFen
    const pointsReturned = is.pointsReturned - was.pointsReturned
    return quantity > 0 || amountFen > 0 ? [{ lineNo: was.lineNo, quantity, amountFen, pointsReturned }] : []
  })
}

function withRefund<Line extends RefundableLine>(lines: Line[], ask: RefundAsk): Line[] {
  const asked = 'amountFen' in ask ? ask.amountFen : ask.quantity
  if (!Number.isInteger(asked) || asked <= 0) throw new RangeError(`a refund of ${asked}`)
  if (!lines.some(({ lineNo }) => lineNo === ask.lineNo)) throw new RefundTooLarge(0)
  return lines.map((line) => {
    if (line.lineNo !== ask.lineNo) return line
    const refunded = { ...line, ...refundedPart(line, ask) }
    return { ...refunded, pointsReturned: pointsBack(refunded) }
  })
}

function refundedPart(line: RefundableLine, ask: RefundAsk): Pick<RefundableLine, 'refundedQuantity' | 'refundedFen'> {
  const leftFen = line.paidFen - line.refundedFen
  if ('amountFen' in ask) {
    if (line.quantity !== 1) throw new RefundTooLarge(0)
    if (ask.amountFen > leftFen) throw new RefundTooLarge(leftFen)
    return { refundedQuantity: ask.amountFen === leftFen ? 1 : 0, refundedFen: line.refundedFen + ask.amountFen }
  }
  const refundedQuantity = line.refundedQuantity + ask.quantity
  if (refundedQuantity > line.quantity) throw new RefundTooLarge(leftFen)
  return { refundedQuantity, refundedFen: floorShare(line.paidFen, refundedQuantity, line.quantity) }
}

/** What has come back of a line's points once its refunds stand as they do: their share by units or money, all at the end. */
function pointsBack({ quantity, refundedQuantity, refundedFen, paidFen, pointsSpent }: RefundableLine): number {
  if (refundedQuantity === quantity) return pointsSpent
  return quantity === 1
    ? floorShare(pointsSpent, refundedFen, paidFen)
    : floorShare(pointsSpent, refundedQuantity, quantity)
}
