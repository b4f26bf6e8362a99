import { type Day, type Decimal, fenOf, LARGEST_ORDER_FEN, parseDay, parseDecimal, startOfDay } from '@passalong/domain'
import { RowRefused } from './row-refused.js'

const LONGEST_CUSTOMER = 40
const LONGEST_TEXT = 56
const LARGEST_QUANTITY = 9_999_999
const HOUR_MS = 3_600_000

/** A customer's name in the file; "17850.0" and "17850" are one. Throws RowRefused, as everything here. */
export function customerOf(text: string): string {
  if (text === '') throw new RowRefused('customer-missing')
  if (text.length > LONGEST_CUSTOMER) throw new RowRefused('text-too-long')
  return text.replace(/^(\d+)\.0+$/, '$1')
}

/** Text that names something: a receipt, an item. */
export function nameOf(text: string, missing: 'receipt-number-missing' | 'item-missing'): string {
  if (text === '') throw new RowRefused(missing)
  if (text.length > LONGEST_TEXT) throw new RowRefused('text-too-long')
  return text
}

/** A whole number of units other than zero; "6.0" is 6. */
export function quantityOf(text: string): number {
  const decimal = parseDecimal(text)
  if (decimal === null) throw new RowRefused('quantity-unreadable')
  const one = 10n ** BigInt(decimal.scale)
  if (decimal.digits % one !== 0n) throw new RowRefused('quantity-fractional')
  const quantity = Number(decimal.digits / one)
  if (quantity === 0) throw new RowRefused('quantity-zero')
  if (Math.abs(quantity) > LARGEST_QUANTITY) throw new RowRefused('quantity-too-large')
  return quantity
}

/** A price above zero with one text for each value: "2.5", "2.50" and "02.5" are all "2.5". */
export function priceOf(text: string): { price: Decimal; priceText: string } {
  const price = parseDecimal(text)
  if (price === null) throw new RowRefused('price-unreadable')
  if (price.digits === 0n) throw new RowRefused('price-zero')
  if (price.digits < 0n) throw new RowRefused('price-negative')
  return { price, priceText: decimalText(price) }
}

function decimalText({ digits, scale }: Decimal): string {
  const padded = String(digits).padStart(scale + 1, '0')
  const whole = padded.slice(0, padded.length - scale)
  const fraction = padded.slice(padded.length - scale).replace(/0+$/, '')
  return fraction === '' ? whole : `${whole}.${fraction}`
}

/** What `quantity` units cost, in fen. */
export function lineFen(price: Decimal, quantity: number): number {
  const fen = fenOf(price, quantity)
  if (fen === null) throw new RowRefused('amount-fraction-of-fen')
  if (fen > LARGEST_ORDER_FEN) throw new RowRefused('amount-too-large')
  return fen
}

/** An amount in yuan as fen, above zero. */
export function amountOf(text: string): number {
  const amount = parseDecimal(text)
  if (amount === null) throw new RowRefused('amount-unreadable')
  if (amount.digits === 0n) throw new RowRefused('amount-zero')
  if (amount.digits < 0n) throw new RowRefused('amount-negative')
  return lineFen(amount, 1)
}

/** The noon in Shanghai of a day written YYYYMMDD or YYYY-MM-DD: a purchase whose hour nobody kept. */
export function noonOf(text: string): number {
  return startOfDay(readDay(text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))) + 12 * HOUR_MS
}

/** The instant of "YYYY-MM-DD HH:MM[:SS]" on Shanghai's clocks. Other orders of day and month are not guessed. */
export function instantOf(text: string): number {
  const match = /^(\d{4}-\d{2}-\d{2})[ T]([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.0+)?)?$/.exec(text)
  if (!match) throw new RowRefused('date-unreadable')
  const [, day = '', hours, minutes, seconds = '0'] = match
  return startOfDay(readDay(day)) + Number(hours) * HOUR_MS + Number(minutes) * 60_000 + Number(seconds) * 1_000
}

function readDay(text: string): Day {
  const day = parseDay(text)
  if (day === null || day < 0) throw new RowRefused('date-unreadable')
  return day
}
