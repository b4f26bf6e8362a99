import { Clock } from './clock.js'

const DAY_MS = 86_400_000

/** A clock whose days a person can turn, so that day 8 can be watched coming: whole days are added to the shop's time. */
export class DemoClock extends Clock {
  private addedDays = 0

  constructor(private readonly base: Clock) {
    super()
  }

  override now(): number {
    return this.base.now() + this.addedDays * DAY_MS
  }

  override deviceNow(): number {
    return this.base.deviceNow()
  }

  /** The whole days by which the shop's time is ahead. */
  get days(): number {
    return this.addedDays
  }

  set days(days: number) {
    this.addedDays = days
  }
}
