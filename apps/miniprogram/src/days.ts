import { text } from '@passalong/contract'

const SHANGHAI_MS = 8 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000
const two = (value: number) => String(value).padStart(2, '0')

/** A Date whose UTC fields read as the clock in Shanghai. WeChat on Android lacks time zones in Intl. */
const inShanghai = (at: number | string) => new Date((typeof at === 'number' ? at : Date.parse(at)) + SHANGHAI_MS)

/** The day in Shanghai, 'YYYY-MM-DD', of a moment (milliseconds or ISO-8601); a day stays as it is. */
export function dayOf(at: number | string): string {
  if (typeof at === 'string' && at.length === 10) return at
  return inShanghai(at).toISOString().slice(0, 10)
}

/** 'HH:mm' in Shanghai. */
export function clockOf(at: number | string): string {
  const moment = inShanghai(at)
  return `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`
}

/** 'MM-DD HH:mm' in Shanghai. */
export function momentOf(at: number | string): string {
  return `${dayOf(at).slice(5)} ${clockOf(at)}`
}

/** '11 月 24 日' of a day 'YYYY-MM-DD'. */
export function dateWords(day: string): string {
  return text('material.day', { month: Number(day.slice(5, 7)), date: Number(day.slice(8)) })
}

/** Whole days from today to the day of `at`, both in Shanghai: 0 is today. */
export function daysUntil(at: number | string, now = Date.now()): number {
  return Math.round((Date.parse(dayOf(at)) - Date.parse(dayOf(now))) / DAY_MS)
}
