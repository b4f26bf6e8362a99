import type { CutName, PosterValues } from '@passalong/poster'

// What the API tells of share material. Days are 'YYYY-MM-DD' in Shanghai, addresses absolute, money in fen.

/** What one's own links of one version brought. */
export interface Brought {
  links: number
  visits: number
  joins: number
  paidFen: number
}

/** One thing to pass on, as this member sees it today. */
export interface Material {
  id: string
  /** The number that links carry, so that results can be told by version. */
  versionId: number
  title: string
  /** Ways to say it; the first is today's for this member. */
  texts: string[]
  subject: { kind: string; code: string | null; title: string }
  from: string
  until: string
  template: { code: string; version: number }
  cuts: PosterCut[]
  cardUrl: string
  squareUrl: string
  brought: Brought
}

/** The cuts that a member's own code stands on. */
export type PosterCut = Exclude<CutName, 'card'>

export interface TodaysMaterial {
  day: string
  material: Material | null
  others: Material[]
}

export interface CalendarItem {
  id: string
  title: string
  cardUrl: string
  today: boolean
}

export interface MaterialCalendar {
  days: { day: string; items: CalendarItem[] }[]
}

export interface PosterAsked {
  materialId: string
  cut: PosterCut
}

/** All that a phone draws a poster with. */
export interface PosterOrder {
  token: string
  cut: PosterCut
  material: { id: string; versionId: number; title: string }
  templateUrl: string
  values: PosterValues
  pictures: Record<string, string>
  codeUrl: string
  /** The same poster drawn by the server, for its own member. */
  pictureUrl: string
  cardUrl: string
  expiresOn: string
}
