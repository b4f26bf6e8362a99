import { type HoldPurchase } from './facts.js'

/** The sum of one figure of purchases, fen. */
export function sum(purchases: readonly HoldPurchase[], field: 'amountFen' | 'takenBackFen' | 'baseFen'): number {
  return purchases.reduce((total, one) => total + one[field], 0)
}

/** A part of a whole, 0 of nothing. */
export function ratio(part: number, whole: number): number {
  return whole <= 0 ? 0 : part / whole
}
