/** The largest single order that a till takes: ¥999,999.99. A typing slip beyond it is refused, never posted. */
export const LARGEST_ORDER_FEN = 99_999_999

/** Why an amount cannot be taken; each is a declared refusal. */
export type AmountFault = 'amount-not-a-number' | 'amount-fraction-of-fen' | 'amount-not-positive' | 'amount-too-large'

/** The fault of an amount in fen that a client sent as a JSON value, or null when it can be taken. */
export function amountFault(amountFen: unknown): AmountFault | null {
  if (typeof amountFen !== 'number' || !Number.isFinite(amountFen)) return 'amount-not-a-number'
  if (!Number.isInteger(amountFen)) return 'amount-fraction-of-fen'
  if (amountFen <= 0) return 'amount-not-positive'
  if (amountFen > LARGEST_ORDER_FEN) return 'amount-too-large'
  return null
}

/** A decimal as an exact fraction: `digits / 10^scale`. */
export interface Decimal {
  digits: bigint
  scale: number
}

/** Reads plain decimal text ("2.55", "-3", "0.125"); null for anything else. No binary floating point is involved. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,9}))?$/.exec(text.trim())
  if (!match) return null
  const fraction = match[3] ?? ''
  const magnitude = BigInt(`${match[2]}${fraction}`)
  return { digits: match[1] === '-' ? -magnitude : magnitude, scale: fraction.length }
}

/**
 * `quantity × yuan` in whole fen; null means a fraction of a fen and nothing else. `quantity` is an integer.
 * The product may be beyond what an order can hold, and stops at ±2^53 − 1: the caller checks it with `amountFault`.
 */
export function fenOf(yuan: Decimal, quantity = 1): number | null {
  const numerator = yuan.digits * BigInt(quantity) * 100n
  const denominator = 10n ** BigInt(yuan.scale)
  if (numerator % denominator !== 0n) return null
  const fen = Number(numerator / denominator)
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, fen))
}

/** Fen as yuan with two decimals: 6820 → "68.20". */
export function yuanText(fen: number): string {
  const magnitude = Math.abs(fen)
  const cents = String(magnitude % 100).padStart(2, '0')
  return `${fen < 0 ? '-' : ''}${Math.floor(magnitude / 100)}.${cents}`
}

/** `floor(a × b / c)` for non-negative integers, exact beyond 2^53. Source: RULES "Units". */
export function floorShare(a: number, b: number, c: number): number {
  const product = a * b
  if (Number.isSafeInteger(product)) return Math.floor(product / c)
  return Number((BigInt(a) * BigInt(b)) / BigInt(c))
}
