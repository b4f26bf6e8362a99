import { type MessageKey, text } from '@passalong/contract'
import { type CommissionDecision } from '@passalong/domain'
import { type CommissionRow } from './commissions.js'

type Judged = CommissionDecision['candidates'][number]

/** Why a candidate was paid or passed over, in a sentence. */
export function candidateReason({ outcome, kind }: Judged): string {
  const key: MessageKey = outcome === 'won' ? `commission.reason.won.${kind}` : `commission.reason.${outcome}`
  return text(key)
}

/** An order's commission with its reason; an order without a stored decision had no candidate. */
export function commissionOutcome(row: CommissionRow | undefined): {
  amountFen: number
  reasonCode: string
  reason: string
} {
  if (!row) return { amountFen: 0, reasonCode: 'no-candidate', reason: text('commission.reason.no-candidate') }
  const { amountFen, reasonCode, decision } = row
  const deciding = decision.candidates.find(({ outcome }) => outcome === reasonCode)
  return {
    amountFen,
    reasonCode,
    reason: deciding ? candidateReason(deciding) : text('commission.reason.no-candidate'),
  }
}
