import type { components } from '@passalong/contract'

type Schemas = components['schemas']

// What the API tells of sharing. Money in fen, moments ISO-8601 UTC, days 'YYYY-MM-DD' in Shanghai.
export type Channel = 'card' | 'moments' | 'poster' | 'qr'
export type SubjectKind = 'join' | 'campaign' | 'product' | 'article' | 'certificate'

/** What a card is about. */
export interface SubjectAsked {
  kind: SubjectKind
  code?: string
}

export type ShareLink = Schemas['ShareLinkView']

export interface LinkAsked {
  subject: SubjectAsked
  channel: Channel
  parentToken?: string
}

export interface VisitAsked {
  token: string
  wxScene: number
  chatType?: number
  group?: { encryptedData: string; iv: string }
  /** This phone's own name where there is no login. */
  visitorKey?: string
}

export interface Visit {
  sharer: { maskedName: string }
  subject: { kind: SubjectKind; code?: string | null; title?: string }
  own: boolean
  storeName: string | null
  counted?: boolean
}

export interface Friend {
  id: string
  maskedName: string
  joinedAt: string
  /** Whom they brought themselves. */
  joins: number
  /** Whom those brought, and so on. */
  further: number
  visits: number
  firstOrder: boolean
}

export interface FriendPage {
  items: Friend[]
  next: string | null
}

export interface LevelFigures {
  level: number
  visits: number
  joins: number
  firstOrders: number
  paidFen: number
}

export interface DayFigures {
  day: string
  visits: number
  joins: number
  paidFen: number
}

export interface GroupFigures {
  label: string
  visits: number
  joins: number
}

export interface Chain {
  visits: number
  joins: number
  firstOrders: number
  paidFen: number
  earnedFen: number
  byLevel: LevelFigures[]
  byDay: DayFigures[]
  friends: FriendPage
  topGroups: GroupFigures[]
  asOf: string
}

export interface Branch {
  maskedName: string
  joinedAt: string
  /** Level 1 are the friend's own friends. */
  byLevel: { level: number; joins: number; visits: number }[]
}

export interface OwnLink {
  token: string
  channel: Channel
  subject: { kind: SubjectKind; code?: string | null; title?: string }
  mintedAt: string
  revokedAt: string | null
  visits: number
  visitors: number
  joins: number
  firstOrders: number
  paidFen: number
  furtherLinks: number
}

export interface OwnLinkPage {
  items: OwnLink[]
  next: string | null
}

export interface Revoked {
  token: string
  revokedAt: string
}

/** Somebody who could have been chosen, and why they were or were not. */
export interface Weighed {
  maskedName: string
  outcome: 'won' | 'lost'
  reasonCode: string
  reason: string
  followedAt?: string | null
  channel?: Channel | null
}

export interface Referral {
  referrer: { maskedName: string; since: string; validUntil: string | null; counts: boolean } | null
  reason: string
  candidates: Weighed[]
}

export interface PathStep {
  kind: 'purchase' | 'join' | 'visit' | 'link'
  who: string
  at: string
  channel: Channel | null
  text: string
}

export interface CommissionPath {
  steps: PathStep[]
  reason: string
  candidates: Weighed[]
}

type State = Schemas['CommissionView']['state']

/** A commission may wait for somebody's check ('held') or fail it ('voided'). */
export type Commission = Omit<Schemas['CommissionView'], 'state'> & { state: State | 'held' | 'voided' }
export interface Commissions {
  items: Commission[]
}
