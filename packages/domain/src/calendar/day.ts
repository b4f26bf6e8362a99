/**
 * A calendar day in Asia/Shanghai, as the number of days since 1970-01-01. Every "day" of the rules is one.
 * Shanghai has stood at UTC+8 without summer time since 1992; older instants are read the same way.
 */
export type Day = number

const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000

/** The Shanghai day that holds the instant `atMs` (milliseconds since the epoch). */
export function dayOf(atMs: number): Day {
  return Math.floor((atMs + SHANGHAI_MS) / DAY_MS)
}

/** The instant of 00:00 in Shanghai at which `day` begins, in milliseconds since the epoch. */
export function startOfDay(day: Day): number {
  return day * DAY_MS - SHANGHAI_MS
}

/** `day` as YYYY-MM-DD. */
export function dayText(day: Day): string {
  const known = texts.get(day)
  if (known !== undefined) return known
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10)
  if (texts.size >= DAYS_KNOWN) texts.clear()
  texts.set(day, text)
  return text
}

/** Every entry of a shop's day names the same few days: their texts are made once. */
const texts = new Map<Day, string>()
const DAYS_KNOWN = 1_000

/** The day of YYYY-MM-DD text, or null when the text names no real day. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const day = Date.parse(`${text}T00:00:00Z`) / DAY_MS
  return Number.isInteger(day) && dayText(day) === text ? day : null
}

/** Year, month (1 – 12) and day of the month. */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  const at = new Date(day * DAY_MS)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() }
}

/** The last day of the month that is `months` after the month of `day`. */
export function endOfMonthAfter(day: Day, months: number): Day {
  const { year, month } = partsOf(day)
  return Date.UTC(year, month - 1 + months + 1, 0) / DAY_MS
}
