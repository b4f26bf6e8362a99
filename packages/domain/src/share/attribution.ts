/** A followed link in the touch log, as a candidate for the referrer of someone who joins. */
export interface Touch {
  linkId: number
  /** The member who shared the link; 0 for a link of the shop's own. */
  sharerId: number
  sharerStatus: 'active' | 'frozen' | 'closed'
  channel: string
  visitedAtMs: number
  /** Whether who joins is the link's sharer under an earlier membership. */
  own: boolean
  /** Whether the link had been withdrawn before it was followed. */
  revoked: boolean
  /** The chat group out of which it was followed, where WeChat named one. */
  groupId: number | null
}

/**
 * What became of a followed link when its follower joined. `shop-link`: the shop's own, which makes nobody a referrer;
 * `member-before`: who joined was a member already (an imported membership that was claimed) and keeps the referrer they had.
 */
export type ReferralOutcome =
  | 'won'
  | 'outranked'
  | 'own'
  | 'too-old'
  | 'sharer-closed'
  | 'shop-link'
  | 'revoked'
  | 'member-before'

/** The stored decision about the referrer: every followed link, the latest first, and why it won or lost. */
export interface ReferralDecision {
  referrerId: number | null
  /** The way in: the link that won, else the latest of the shop's own; null for who came by themselves. */
  linkId: number | null
  /** The chat group of the way in. */
  groupId: number | null
  /** `won`; `no-candidate`; else why the latest link that might have brought somebody did not. */
  reasonCode: ReferralOutcome | 'no-candidate'
  candidates: {
    linkId: number
    sharerId: number
    channel: string
    visitedAtMs: number
    outcome: ReferralOutcome
  }[]
}

/** A link counts as the way in for 7 × 24 hours. */
export const REFERRAL_COUNTS_MS = 7 * 24 * 3_600_000

/** Links that never brought anybody, so that they do not give the reason either while another one may. */
const NEVER_STOOD: readonly ReferralOutcome[] = ['own', 'too-old', 'revoked']

/**
 * Decides who brought someone that joins: the sharer of the latest link followed within 7 days before. A sharer who has closed
 * their account is nobody's referrer and gives way to an earlier one; one who is frozen is recorded all the same, for only what
 * is earned stands still. The shop's own link has no sharer: an earlier friend's link wins over it, without one it is the way
 * in and nobody is the referrer. Links shared in Moments count here (they are only kept from commission). A link that was
 * withdrawn after it was followed stands. Of several follows of one link the latest is told; of links followed in the same
 * millisecond the newer counts, so that the answer does not hang on the order of rows. Source: RULES section 5.
 */
export function decideReferral(touches: readonly Touch[], joinedAtMs: number, wasMember = false): ReferralDecision {
  const judged: { touch: Touch; outcome: ReferralOutcome }[] = []
  for (const touch of latestOfEach(touches, joinedAtMs)) {
    const taken = judged.some(({ outcome }) => outcome === 'won')
    const fault = wasMember ? 'member-before' : faultOf(touch, joinedAtMs)
    judged.push({ touch, outcome: fault ?? (taken ? 'outranked' : 'won') })
  }
  const first = (wanted: ReferralOutcome) => judged.find(({ outcome }) => outcome === wanted)?.touch ?? null
  const referrer = first('won')
  const wayIn = referrer ?? first('shop-link')
  const stood = judged.find(({ outcome }) => !NEVER_STOOD.includes(outcome)) ?? judged[0]
  return {
    referrerId: referrer?.sharerId ?? null,
    linkId: wayIn?.linkId ?? null,
    groupId: wayIn?.groupId ?? null,
    reasonCode: referrer ? 'won' : (stood?.outcome ?? 'no-candidate'),
    candidates: judged.map(({ touch, outcome }) => {
      const { linkId, sharerId, channel, visitedAtMs } = touch
      return { linkId, sharerId, channel, visitedAtMs, outcome }
    }),
  }
}

/** The latest follow of every link, the latest first; what was followed after joining is no part of it. */
function latestOfEach(touches: readonly Touch[], joinedAtMs: number): Touch[] {
  const latestFirst = touches
    .filter(({ visitedAtMs }) => visitedAtMs <= joinedAtMs)
    .sort((a, b) => b.visitedAtMs - a.visitedAtMs || b.linkId - a.linkId)
  const seen = new Set<number>()
  return latestFirst.filter(({ linkId }) => !seen.has(linkId) && seen.add(linkId))
}

/** Why a followed link makes nobody the referrer. */
function faultOf(touch: Touch, joinedAtMs: number): ReferralOutcome | null {
  if (touch.own) return 'own'
  if (touch.revoked) return 'revoked'
  if (joinedAtMs - touch.visitedAtMs > REFERRAL_COUNTS_MS) return 'too-old'
  if (touch.sharerId === 0) return 'shop-link'
  return touch.sharerStatus === 'closed' ? 'sharer-closed' : null
}

/** Visits that repeat within 30 minutes are kept but not counted. */
export const REPEAT_VISIT_MS = 30 * 60_000

/** Whether a visit counts in reports: neither the sharer's own nor a repeat of `previousAtMs`. Source: RULES section 4. */
export function visitCounts(own: boolean, previousAtMs: number | null, atMs: number): boolean {
  return !own && (previousAtMs === null || atMs - previousAtMs > REPEAT_VISIT_MS)
}
