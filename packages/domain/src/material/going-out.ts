import { type Day, dayOf } from '../calendar/day.js'

/** So long after midnight, or after an edit, what a phone still shows may go out on a new link. */
export const STILL_GOES_OUT_MS = 3_600_000

/** What of a material decides whether one of its versions may go out. */
export interface Outgoing {
  /** The first and the last day on which the material is shown. */
  from: Day
  until: Day
  withdrawn: boolean
  /** When the next version took its place; null while it is the latest. */
  replacedAtMs: number | null
}

/**
 * Whether a version may be on a link that is minted at `nowMs`: `early` before its days, `over` behind them, once another version
 * took its place, and from the moment that it was withdrawn. Links that are out already keep working.
 */
export function goesOut({ from, until, withdrawn, replacedAtMs }: Outgoing, nowMs: number): 'yes' | 'early' | 'over' {
  if (dayOf(nowMs) < from) return 'early'
  const aMomentAgoMs = nowMs - STILL_GOES_OUT_MS
  const replaced = replacedAtMs !== null && replacedAtMs < aMomentAgoMs
  return withdrawn || replaced || dayOf(aMomentAgoMs) > until ? 'over' : 'yes'
}
