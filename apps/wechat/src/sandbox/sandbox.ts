import type { Pay } from './pay/pay.js'
import type { StateStore } from './state.js'

/** What every room of the sandbox works with. */
export interface Sandbox {
  appid: string
  secret: string
  store: StateStore
  /** The time, epoch milliseconds; tests move it by hand. */
  nowMs: () => number
  /** Pages of the released mini program, the home page first; null while no bundle is there to look at. */
  releasedPages: () => readonly string[] | null
  /** The merchant that WeChat Pay knows; without one there is no WeChat Pay. */
  pay?: Pay
}

/**
 * The day that the demonstration plays, epoch milliseconds: of what people see, and of how long a transfer waits. Tokens
 * and codes live by the real time, as the phones and servers that hold them do.
 */
export function playedNowMs({ nowMs, store }: Sandbox): number {
  return nowMs() + store.read().daysAhead * DAY_MS
}

export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000

/**
 * Counts calls a key in the running minute.
 * @returns a function that counts one call and says whether it is still within `limit`
 */
export function perMinute(limit: number, nowMs: () => number): (key: string) => boolean {
  const counts = new Map<string, { minute: number; calls: number }>()
  return (key) => {
    const minute = Math.floor(nowMs() / MINUTE_MS)
    const count = counts.get(key)
    if (count?.minute !== minute) {
      counts.set(key, { minute, calls: 1 })
      return limit >= 1
    }
    count.calls += 1
    return count.calls <= limit
  }
}
