import { type Day } from '../calendar/day.js'

/** The most days that a calendar shows at once. */
export const CALENDAR_DAYS = 31
/** The most days on which one material is shown. */
export const SHOWN_DAYS = 366

/** Days from `from` to `until`, both included; what is the other way round has none. */
export function daysBetween(from: Day, until: Day): Day[] {
  return Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => from + index)
}

/** What is wrong with the days of a material, null when nothing is. */
export function faultOfDays(from: Day, until: Day): 'backwards' | 'too-long' | null {
  if (until < from) return 'backwards'
  return until - from >= SHOWN_DAYS ? 'too-long' : null
}

/** The days of a calendar on which nothing is shown. */
export function emptyDays(days: readonly Day[], shown: readonly { from: Day; until: Day }[]): Day[] {
  return days.filter((day) => !shown.some(({ from, until }) => from <= day && day <= until))
}
