import { type Day, parseDay } from '@passalong/domain'

/** A DATE column as a day. */
export function dayOfColumn(text: string): Day {
  const day = parseDay(text)
  if (day === null) throw new Error(`the database holds the day ${text}`)
  return day
}
