import { text } from '@passalong/contract'
import { yuanText } from '@passalong/domain'
import { type ImportSummary } from '../importing/import-receipts.js'
import { type RefusalReason } from '../importing/row-refused.js'
import { sentence } from './say.js'

/** A summary for a person: the numbers, then each reason with its count and what it means. */
export function summaryLines(summary: ImportSummary): string[] {
  const { read, accepted, members, orders, paidFen, refundedFen, points, growth, tiers } = summary
  const reasons = Object.entries(summary.refused) as [RefusalReason, number][]
  return [
    sentence('import.rows', { read, accepted, refused: read - accepted }),
    sentence('import.orders', { members, orders, paid: yuanText(paidFen), refunded: yuanText(refundedFen) }),
    sentence('import.holdings', { points, growth, ...tiers }),
    ...reasons.map(([reason, count]) => `${String(count).padStart(8)}  ${reason}  ${whyRefused(reason)}`),
  ]
}

function whyRefused(reason: RefusalReason): string {
  return `${text(`import.refused.${reason}`)}  ${text(`import.refused.${reason}`, {}, 'en')}`
}
