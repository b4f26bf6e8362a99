import { type RefusalReason, type RefusedRow } from './row-refused.js'

/** What came of the rows of a file, counted while they are played. */
export class Tally {
  accepted = 0
  orders = 0
  paidFen = 0
  refundedFen = 0

  constructor(readonly refused: RefusedRow[]) {}

  bought(rows: number, paidFen: number): void {
    this.accepted += rows
    this.orders++
    this.paidFen += paidFen
  }

  cancelled(amountFen: number): void {
    this.accepted++
    this.refundedFen += amountFen
  }

  refuse(lines: readonly number[], reason: RefusalReason): void {
    for (const line of lines) this.refused.push({ line, reason })
  }

  /** Rows that are decided, one way or the other. */
  get done(): number {
    return this.accepted + this.refused.length
  }

  /** Refused rows by reason, the reasons in alphabetical order. */
  byReason(): Partial<Record<RefusalReason, number>> {
    const counts = new Map<RefusalReason, number>()
    for (const { reason } of this.refused) counts.set(reason, (counts.get(reason) ?? 0) + 1)
    return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}
