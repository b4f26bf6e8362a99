import { COMMISSION_RULE_VERSION, DEFAULT_RATE_BP } from './rates.js'

/** Someone who might be paid for an order, in the order in which they are tried. */
export interface Candidate {
  memberId: number
  /** `visit`: sharer of a link that the buyer followed; `referrer`: who brought the buyer in. */
  kind: 'visit' | 'referrer'
  /** The link and moment of the visit; null for a referrer. */
  linkId: number | null
  visitedAtMs: number | null
  channel: string | null
  status: 'active' | 'frozen' | 'closed'
  promoter: boolean
}

/** Why a candidate was paid or passed over. */
export type Outcome =
  | 'won'
  | 'outranked'
  | 'is-buyer'
  | 'closed'
  | 'frozen'
  | 'not-promoter'
  | 'moments-link'
  | 'visit-too-old'

/** The stored decision: every candidate, and why it won or lost. */
export interface CommissionDecision {
  ruleVersion: number
  payeeId: number | null
  rateBp: number
  /** `won`, `no-candidate`, or why the first who could have been paid was not. */
  reasonCode: Outcome | 'no-candidate'
  candidates: {
    memberId: number
    kind: Candidate['kind']
    linkId: number | null
    visitedAtMs: number | null
    outcome: Outcome
  }[]
}

/** A visit counts for 7 × 24 hours before the order. */
export const VISIT_COUNTS_MS = 7 * 24 * 3_600_000

/** Visits that are recorded and explained but never stand for payment, so that they do not give the reason either. */
const NEVER_STOOD: readonly Outcome[] = ['is-buyer', 'moments-link', 'visit-too-old']

/**
 * Decides who is paid for an order. Two stand for payment: the sharer of the latest visit that counts, then the referrer; who
 * is excluded is passed over and the next is tried. An earlier visit is outranked even when the latest one's sharer is passed
 * over. Candidates may come in any order; a visit after `atMs` is none. Source: RULES section 3.
 */
export function decideCommission(buyerId: number, atMs: number, candidates: readonly Candidate[]): CommissionDecision {
  const tried = candidates.filter(({ visitedAtMs }) => visitedAtMs === null || visitedAtMs <= atMs).sort(tryingOrder)
  let payeeId: number | null = null
  let visitStood = false
  const judged = tried.map((candidate) => {
    const outranked = candidate.kind === 'visit' && visitStood ? 'outranked' : null
    const fault = neverStands(candidate, buyerId, atMs) ?? outranked ?? exclusion(candidate, buyerId)
    visitStood ||= candidate.kind === 'visit' && !NEVER_STOOD.includes(fault ?? 'won')
    const outcome: Outcome = fault ?? (payeeId === null ? 'won' : 'outranked')
    if (outcome === 'won') payeeId = candidate.memberId
    const { memberId, kind, linkId, visitedAtMs } = candidate
    return { memberId, kind, linkId, visitedAtMs, outcome }
  })
  const stood = judged.find(({ outcome }) => !NEVER_STOOD.includes(outcome)) ?? judged[0]
  const reasonCode = payeeId !== null ? 'won' : (stood?.outcome ?? 'no-candidate')
  return { ruleVersion: COMMISSION_RULE_VERSION, payeeId, rateBp: DEFAULT_RATE_BP, reasonCode, candidates: judged }
}

/** Visits before the referrer, the latest first; of one millisecond the newer link, whatever order the rows came in. */
function tryingOrder(a: Candidate, b: Candidate): number {
  if (a.kind !== b.kind) return a.kind === 'visit' ? -1 : 1
  return (b.visitedAtMs ?? 0) - (a.visitedAtMs ?? 0) || (b.linkId ?? 0) - (a.linkId ?? 0)
}

/** Visits that are recorded and never a candidate. */
function neverStands(candidate: Candidate, buyerId: number, atMs: number): Outcome | null {
  if (candidate.kind !== 'visit') return null
  if (candidate.memberId === buyerId) return 'is-buyer'
  if (candidate.channel === 'moments') return 'moments-link'
  return atMs - (candidate.visitedAtMs ?? 0) > VISIT_COUNTS_MS ? 'visit-too-old' : null
}

/** Why a candidate who stands is passed over. */
function exclusion(candidate: Candidate, buyerId: number): Outcome | null {
  if (candidate.memberId === buyerId) return 'is-buyer'
  if (candidate.status === 'closed') return 'closed'
  if (candidate.status === 'frozen') return 'frozen'
  if (!candidate.promoter) return 'not-promoter'
  return null
}
