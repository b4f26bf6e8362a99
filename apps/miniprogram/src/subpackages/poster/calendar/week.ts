import { dayOf } from '../../../days.js'

const DAY_MS = 86_400_000

/** The day so many days after another, both 'YYYY-MM-DD'. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** Three days back, today, and a week ahead. */
export function strip(today = dayOf(Date.now())): string[] {
  return Array.from({ length: 11 }, (_, at) => dayAfter(today, at - 3))
}

/** 0 is Sunday. */
export const weekdayOf = (day: string): 0 | 1 | 2 | 3 | 4 | 5 | 6 =>
  new Date(Date.parse(day)).getUTCDay() as 0 | 1 | 2 | 3 | 4 | 5 | 6
