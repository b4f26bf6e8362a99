import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'

const MINUTE_MS = 60_000
/** Visits of one caller that may count in a minute: more than a person opens. */
export const COUNTED_A_MINUTE = 120
/** Visits of one caller that are kept in a minute; what comes beyond is answered and leaves nothing. */
export const KEPT_A_MINUTE = 20_000

/**
 * How many visits of one caller count, and how many are kept. A page that opens is never refused for it: what goes beyond is
 * kept without counting. The caller is the person, however many share an address (a store's WiFi is one), and the address
 * only for phones without a login, whose keys cost nothing. Each process allows by itself; a minute begins for all at once.
 */
@Injectable()
export class Allowance {
  private minute = 0
  private taken = new Map<string, number>()

  constructor(private readonly clock: Clock) {}

  /** What is to be done with one more visit of this caller. */
  take(caller: string): 'count' | 'keep' | 'answer' {
    const minute = Math.floor(this.clock.deviceNow() / MINUTE_MS)
    if (minute !== this.minute) {
      this.minute = minute
      this.taken = new Map()
    }
    const taken = (this.taken.get(caller) ?? 0) + 1
    this.taken.set(caller, taken)
    if (taken <= COUNTED_A_MINUTE) return 'count'
    return taken <= KEPT_A_MINUTE ? 'keep' : 'answer'
  }
}
