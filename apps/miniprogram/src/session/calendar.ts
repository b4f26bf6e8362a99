import type { MaterialCalendar } from '../api/material-shapes.js'
import { forget, keep, kept } from '../wechat/storage.js'

/** A calendar as it was answered; `at` in milliseconds. */
export interface KnownCalendar {
  memberNo: string
  calendar: MaterialCalendar
  at: number
}

const CALENDAR = 'calendar'

/** The last calendar that this phone was told for this member; null when there is none. */
export function keptCalendar(memberNo: string | undefined): KnownCalendar | null {
  const known = kept<KnownCalendar>(CALENDAR)
  return known && known.memberNo === memberNo ? known : null
}

/** Keeps a calendar for a time without a network. */
export function keepCalendar(known: KnownCalendar): void {
  keep(CALENDAR, known)
}

export function forgetCalendar(): void {
  forget(CALENDAR)
}
