/** Why a row of an import was refused; each has a sentence `import.refused.<reason>` in the contract's messages. */
export const refusalReasons = [
  'row-malformed',
  'customer-missing',
  'receipt-number-missing',
  'item-missing',
  'text-too-long',
  'date-unreadable',
  'date-in-the-future',
  'quantity-unreadable',
  'quantity-fractional',
  'quantity-zero',
  'quantity-negative',
  'quantity-too-large',
  'price-unreadable',
  'price-zero',
  'price-negative',
  'amount-unreadable',
  'amount-zero',
  'amount-negative',
  'amount-fraction-of-fen',
  'amount-too-large',
  'receipt-of-another-customer',
  'receipt-conflict',
  'member-closed',
  'cancellation-quantity-not-negative',
  'cancellation-without-purchase',
  'cancellation-exceeds-purchase',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Thrown while a row is read or played: this row is refused, the others go on. */
export class RowRefused extends Error {
  constructor(readonly reason: RefusalReason) {
    super(reason)
  }
}

/** A refused row, by its line in the file. */
export interface RefusedRow {
  line: number
  reason: RefusalReason
}
