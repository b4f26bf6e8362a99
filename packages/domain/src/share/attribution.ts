/** A followed link as a candidate for the referrer of someone who joins. */
export interface Touch {
  linkId: number
  sharerId: number
  sharerStatus: 'active' | 'frozen' | 'closed'
  visitedAtMs: number
}

/** A link counts as the way in for 7 × 24 hours. */
export const REFERRAL_COUNTS_MS = 7 * 24 * 3_600_000

/**
 * The touch that makes the referrer: the latest followed link within 7 days before joining, null when there is none.
 * Of links followed in the same millisecond the newer counts, so that the answer does not hang on the order of rows.
 * A sharer who has closed their account is nobody's referrer. Source: RULES section 5.
 */
export function referrerOf(touches: readonly Touch[], joinedAtMs: number): Touch | null {
  const valid = touches.filter(
    (touch) =>
      touch.sharerStatus !== 'closed' &&
      touch.visitedAtMs <= joinedAtMs &&
      joinedAtMs - touch.visitedAtMs <= REFERRAL_COUNTS_MS,
  )
  return valid.sort((a, b) => b.visitedAtMs - a.visitedAtMs || b.linkId - a.linkId)[0] ?? null
}

/** Visits that repeat within 30 minutes are kept but not counted. */
export const REPEAT_VISIT_MS = 30 * 60_000

/** Whether a visit counts in reports: neither the sharer's own nor a repeat of `previousAtMs`. Source: RULES section 4. */
export function visitCounts(own: boolean, previousAtMs: number | null, atMs: number): boolean {
  return !own && (previousAtMs === null || atMs - previousAtMs > REPEAT_VISIT_MS)
}
