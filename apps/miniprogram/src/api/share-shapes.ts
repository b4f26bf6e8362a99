import type { components } from '@passalong/contract'

type Schemas = components['schemas']

// What the API tells of sharing. Money in fen, moments ISO-8601 UTC, days 'YYYY-MM-DD' in Shanghai.
export type SubjectAsked = Schemas['SubjectBody']
export type ShareLink = Schemas['ShareLinkView']
export type Channel = LinkAsked['channel']
/** A part with a default need not be sent; the generated type asks for it. */
export type LinkAsked = Omit<Schemas['ShareLinkBody'], 'materialVersion' | 'ahead'> & {
  materialVersion?: number
  /** Minted before anybody shares: it counts from the moment that it is sent, or brings somebody. */
  ahead?: boolean
}
export type VisitAsked = Schemas['VisitBody']
export type Visit = Schemas['VisitView']

// --- who came through me ---
export type Chain = Schemas['MemberChainView']
export type FriendPage = Schemas['FriendPage']
export type Friend = FriendPage['items'][number]
export type LevelFigures = Chain['byLevel'][number]
export type DayFigures = Chain['byDay'][number]
export type GroupFigures = Chain['topGroups'][number]
export type Branch = Schemas['FriendChainView']

// --- the cards that I sent ---
export type OwnLinkPage = Schemas['MyLinkPage']
export type OwnLink = Schemas['MyLinkView']
export type Revoked = Schemas['RevocationView']

// --- why they and nobody else ---
export type Referral = Schemas['ReferralView']
export type CommissionPath = Schemas['CommissionPathView']
export type PathStep = Schemas['PathStepView']

/** Somebody who could have been chosen; `channel` where a link decides by it. */
export type Weighed = Pick<Schemas['CandidateView'], 'maskedName' | 'outcome' | 'reasonCode' | 'reason'> & {
  followedAt: string | null
  channel?: string
}
