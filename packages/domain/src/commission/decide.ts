import { type Day, dayOf } from '../calendar/day.js'
import { type CommissionRules, cappedRates, defaultCommissionRules, paysSecondLevel, rateOf } from './rules.js'

/** Somebody who might be paid, as they stand when the order is paid. */
export interface Payable {
  memberId: number
  status: 'active' | 'frozen' | 'closed'
  promoter: boolean
  promoterLevel?: string | null
  /** Whether the buyer is the same person by verified ID, phone or payee, with another account. */
  samePerson?: boolean
  /** Of a referrer: when the one whom they brought joined. Without it their referral neither ends nor is protected. */
  referredAtMs?: number | null
}

/** Someone who might be paid for an order, in the order in which they are tried. */
export interface Candidate extends Payable {
  /** `visit`: sharer of a link that the buyer followed; `referrer`: who brought the buyer in. */
  kind: 'visit' | 'referrer'
  /** The link and moment of the visit; null for a referrer. */
  linkId: number | null
  visitedAtMs: number | null
  channel: string | null
  /** The candidate's own referrer, who is looked at when a second level is paid. */
  upline?: Payable | null
}

/** Why a candidate was paid or passed over. */
export type Outcome =
  | 'won'
  | 'outranked'
  | 'is-buyer'
  | 'same-person'
  | 'closed'
  | 'frozen'
  | 'not-promoter'
  | 'moments-link'
  | 'visit-too-old'
  | 'referral-expired'
  | 'referrer-protected'

/** The stored decision: every candidate, and why it won or lost. */
export interface CommissionDecision {
  ruleVersion: number
  payeeId: number | null
  /** The rate of whatever no product's or category's rule names. */
  rateBp: number
  /** `won`, `no-candidate`, or why the first who could have been paid was not. */
  reasonCode: Outcome | 'no-candidate'
  candidates: {
    memberId: number
    /** `upline`: the referrer of who is paid on the first level. */
    kind: Candidate['kind'] | 'upline'
    linkId: number | null
    visitedAtMs: number | null
    outcome: Outcome
  }[]
}

/** A visit counts for 7 × 24 hours before the order. */
export const VISIT_COUNTS_MS = 7 * 24 * 3_600_000

/** Visits that are recorded and explained but never stand for payment, so that they do not give the reason either. */
const NEVER_STOOD: readonly Outcome[] = ['is-buyer', 'same-person', 'moments-link', 'visit-too-old']

/**
 * The last day on which a referrer earns from whom they brought, null when that never ends: with N days of validity the Nth
 * after the day of joining, as everything that is so many days valid. Source: RULES section 5.
 */
export function referralValidOn(joinedAtMs: number, { referralValidDays }: CommissionRules): Day | null {
  return referralValidDays === null ? null : dayOf(joinedAtMs) + referralValidDays
}

/**
 * Decides who is paid for an order. Two stand for payment: the sharer of the latest visit that counts, then the referrer; who
 * is excluded is passed over and the next is tried. An earlier visit is outranked even when the latest one's sharer is passed
 * over. While the rules protect a referrer they are tried first, the visits after them; a referral that has run out earns
 * nothing. Candidates may come in any order; a visit after `atMs` is none. Source: RULES sections 3 and 5.
 */
export function decideCommission(
  buyerId: number,
  atMs: number,
  candidates: readonly Candidate[],
  rules: CommissionRules = defaultCommissionRules,
): CommissionDecision {
  const guarded = candidates.some((candidate) => isProtected(candidate, atMs, rules))
  const tried = candidates
    .filter(({ visitedAtMs }) => visitedAtMs === null || visitedAtMs <= atMs)
    .sort((a, b) => tryingOrder(a, b, guarded))
  let payeeId: number | null = null
  let visitStood = false
  const judged = tried.map((candidate) => {
    const outranked = candidate.kind === 'visit' && visitStood ? 'outranked' : null
    const fault = neverStands(candidate, buyerId, atMs) ?? outranked ?? exclusion(candidate, buyerId, atMs, rules)
    visitStood ||= candidate.kind === 'visit' && !NEVER_STOOD.includes(fault ?? 'won')
    // Whoever is tried after a protected referrer has won would have been tried before them.
    const lost = guarded && candidate.kind === 'visit' ? 'referrer-protected' : 'outranked'
    const outcome: Outcome = fault ?? (payeeId === null ? 'won' : lost)
    if (outcome === 'won') payeeId = candidate.memberId
    const { memberId, kind, linkId, visitedAtMs } = candidate
    return { memberId, kind, linkId, visitedAtMs, outcome }
  })
  const stood = judged.find(({ outcome }) => !NEVER_STOOD.includes(outcome)) ?? judged[0]
  const reasonCode = payeeId !== null ? 'won' : (stood?.outcome ?? 'no-candidate')
  const { promoterLevel = null } = tried.find(({ memberId }) => memberId === payeeId) ?? {}
  const [rateBp] = cappedRates(rateOf(rules, 1, promoterLevel), 0)
  return { ruleVersion: rules.version, payeeId, rateBp, reasonCode, candidates: judged }
}

/**
 * Decides both levels: `second` is the referrer of who is paid on the first, under the same exclusions, else nobody; null
 * while no second level is paid or nobody is paid on the first. Source: RULES section 3.
 */
export function decideCommissions(
  buyerId: number,
  atMs: number,
  candidates: readonly Candidate[],
  rules: CommissionRules = defaultCommissionRules,
): { first: CommissionDecision; second: CommissionDecision | null } {
  const first = decideCommission(buyerId, atMs, candidates, rules)
  if (first.payeeId === null || !paysSecondLevel(rules)) return { first, second: null }
  const upline = candidates.find(({ memberId }) => memberId === first.payeeId)?.upline ?? null
  const outcome = upline === null ? null : (exclusion(upline, buyerId, atMs, rules) ?? 'won')
  const [, rateBp] = cappedRates(first.rateBp, rateOf(rules, 2, upline?.promoterLevel ?? null))
  const second: CommissionDecision = {
    ruleVersion: rules.version,
    payeeId: upline !== null && outcome === 'won' ? upline.memberId : null,
    rateBp,
    reasonCode: outcome ?? 'no-candidate',
    candidates:
      upline === null || outcome === null
        ? []
        : [{ memberId: upline.memberId, kind: 'upline', linkId: null, visitedAtMs: null, outcome }],
  }
  return { first, second }
}

/**
 * Visits before the referrer, unless the referrer is guarded; the latest visit first, of one millisecond the newer link,
 * whatever order the rows came in.
 */
function tryingOrder(a: Candidate, b: Candidate, guarded: boolean): number {
  if (a.kind !== b.kind) return (a.kind === 'visit') === guarded ? 1 : -1
  return (b.visitedAtMs ?? 0) - (a.visitedAtMs ?? 0) || (b.linkId ?? 0) - (a.linkId ?? 0)
}

/** Whether a referrer is one whom the rules put before followed links by now. */
function isProtected({ kind, referredAtMs }: Candidate, atMs: number, { protectionDays }: CommissionRules): boolean {
  if (kind !== 'referrer' || protectionDays === 0) return false
  return typeof referredAtMs === 'number' && dayOf(atMs) <= dayOf(referredAtMs) + protectionDays
}

/** Visits that are recorded and never a candidate. */
function neverStands(candidate: Candidate, buyerId: number, atMs: number): Outcome | null {
  if (candidate.kind !== 'visit') return null
  if (candidate.memberId === buyerId) return 'is-buyer'
  if (candidate.samePerson) return 'same-person'
  if (candidate.channel === 'moments') return 'moments-link'
  return atMs - (candidate.visitedAtMs ?? 0) > VISIT_COUNTS_MS ? 'visit-too-old' : null
}

/** Why somebody who stands is passed over. */
function exclusion(candidate: Payable, buyerId: number, atMs: number, rules: CommissionRules): Outcome | null {
  if (candidate.memberId === buyerId) return 'is-buyer'
  if (candidate.samePerson) return 'same-person'
  if (candidate.status === 'closed') return 'closed'
  if (candidate.status === 'frozen') return 'frozen'
  const { referredAtMs } = candidate
  const validOn = typeof referredAtMs === 'number' ? referralValidOn(referredAtMs, rules) : null
  if (validOn !== null && dayOf(atMs) > validOn) return 'referral-expired'
  if (!candidate.promoter) return 'not-promoter'
  return null
}
