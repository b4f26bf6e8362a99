import { type MessageKey, text } from '@passalong/contract'
import { type CommissionDecision } from '@passalong/domain'
import { type CommissionRow } from './commissions.js'

type Judged = CommissionDecision['candidates'][number]

/** Why a candidate was paid or passed over, in a sentence; Chinese unless told otherwise. */
export function candidateReason({ outcome, kind }: Judged, language: 'zh' | 'en' = 'zh'): string {
  return text(reasonKey(outcome, kind), {}, language)
}

function reasonKey(outcome: Judged['outcome'], kind: Judged['kind']): MessageKey {
  if (outcome === 'won') return `commission.reason.won.${kind}`
  // Who is both the referrer and the sharer of the card stands here twice: it must be plain as what.
  if (outcome === 'outranked' && kind === 'referrer') return 'commission.reason.outranked.referrer'
  return `commission.reason.${outcome}`
}

/** Why a decision came out as it did, in a sentence. */
export function decisionReason({ reasonCode, candidates }: CommissionDecision, language: 'zh' | 'en' = 'zh'): string {
  const deciding = candidates.find(({ outcome }) => outcome === reasonCode)
  return deciding ? candidateReason(deciding, language) : text('commission.reason.no-candidate', {}, language)
}

/** A commission's amount with its reason. */
export interface CommissionOutcome {
  amountFen: number
  reasonCode: string
  reason: string
}

/** What an order's decision comes to, `amountFen` of all levels together; the reason is the first level's. */
export function commissionOfDecision(decision: CommissionDecision, amountFen: number): CommissionOutcome {
  return { amountFen, reasonCode: decision.reasonCode, reason: decisionReason(decision) }
}

/** An order's commission with its reason; an order without a stored decision had no candidate. */
export function commissionOutcome(rows: readonly CommissionRow[]): CommissionOutcome {
  const [first] = rows
  if (!first) return { amountFen: 0, reasonCode: 'no-candidate', reason: text('commission.reason.no-candidate') }
  const amountFen = rows.reduce((sum, row) => sum + row.amountFen, 0)
  return commissionOfDecision(first.decision, amountFen)
}
