import type { components } from '@passalong/contract'

type Schemas = components['schemas']

// What the API tells of share material. Days are 'YYYY-MM-DD' in Shanghai, addresses absolute, money in fen.

/** One thing to pass on, as this member sees it today. `versionId` is what links carry. */
export type Material = Schemas['MaterialView']
/** The cuts that a member's own code stands on. */
export type PosterCut = Material['cuts'][number]
export type TodaysMaterial = Schemas['TodayView']
export type MaterialCalendar = Schemas['MaterialCalendarView']
export type CalendarItem = MaterialCalendar['days'][number]['items'][number]
export type PosterAsked = Schemas['PosterBody']
/** All that a phone draws a poster with. */
export type PosterOrder = Schemas['PosterView']
