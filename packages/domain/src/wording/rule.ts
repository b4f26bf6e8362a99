/** Why words must not be published; each has a sentence that says what to write instead. */
export const wordingReasons = [
  'absolute',
  'first-place',
  'national',
  'certain',
  'medical',
  'income',
  'share-for-gain',
  'invite-for-gain',
  'unlock',
  'likes',
  'groups',
  'pressure',
  'click-bait',
] as const
export type WordingReason = (typeof wordingReasons)[number]

/** A pattern over a sentence as `normalised` gives it. */
export interface Rule {
  kind: 'banned' | 'inducement'
  reason: WordingReason
  /** Global, so that each place in a sentence is found. */
  pattern: RegExp
  /** Honest words that only look alike. */
  unless?: (match: RegExpMatchArray) => boolean
}
