import { text } from '@passalong/contract'

/** Digits in groups of three: 1286 → '1,286'. */
export function grouped(value: number): string {
  const sign = value < 0 ? '−' : ''
  return sign + String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A count that fits into a small round: 9,999 as it is, 123456 → '12.3万'. */
export function compact(count: number): string {
  if (count < 10_000) return grouped(count)
  const tenths = Math.floor(count / 1000)
  const whole = tenths >= 1000 || tenths % 10 === 0
  return text('chain.ten-thousands', { count: whole ? grouped(Math.floor(tenths / 10)) : (tenths / 10).toFixed(1) })
}

/** Fen as yuan with two decimals, without the sign of the currency: 123456 → '1,234.56'. */
export function yuan(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / 100)
  const cents = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${fen < 0 ? '−' : ''}${grouped(whole)}.${cents}`
}

/** Fen as somebody would type them into a money field: 680 → '6.80', 123456 → '1234.56'. */
export function typedYuan(fen: number): string {
  return yuan(fen).replace(/,/g, '')
}

/** A change with its sign: 68 → '+68', −5 → '−5'. */
export function signed(value: number): string {
  return value > 0 ? `+${grouped(value)}` : grouped(value)
}

/** A change of money with its sign: 680 → '+6.80'. */
export function signedYuan(fen: number): string {
  return fen > 0 ? `+${yuan(fen)}` : yuan(fen)
}

/** Digits in groups of four, as people read them aloud: '12345678' → '1234 5678'. */
export function inFours(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1 ')
}

/**
 * What the keys of the till have typed, in fen: '68' → 6800, '68.5' → 6850, '' → 0.
 * The keypad lets nothing else be typed than digits, one point and two decimals.
 */
export function fenOfTyped(typed: string): number {
  const [whole = '', cents = ''] = typed.split('.')
  return Number(whole || '0') * 100 + Number(cents.padEnd(2, '0').slice(0, 2))
}
