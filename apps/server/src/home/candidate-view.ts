import { text } from '@passalong/contract'
import { type CommissionDecision, type Outcome } from '@passalong/domain'
import { candidateReason } from '../commission/reasons.js'
import { type CandidateView } from './views.js'

/** What the rules alone decide says nothing about whom they pass over. */
const TOLD_TO_ALL: readonly Outcome[] = ['outranked', 'referral-expired', 'referrer-protected']

/** A candidate as a member sees them: why somebody else lost (a closed or frozen account, say) is between them and the shop. */
export function candidateView(
  candidate: CommissionDecision['candidates'][number],
  readerId: number,
  nameOf: (memberId: number) => string,
): CandidateView {
  const { kind, memberId, outcome } = candidate
  const won = outcome === 'won'
  const open = won || TOLD_TO_ALL.includes(outcome) || memberId === readerId
  return {
    kind,
    maskedName: nameOf(memberId),
    outcome: won ? ('won' as const) : ('lost' as const),
    reasonCode: open ? outcome : 'not-eligible',
    reason: open ? candidateReason(candidate) : text('commission.reason.not-eligible'),
  }
}
