/** The one source of the current instant; tests and imports pass their own. */
export class Clock {
  /** The shop's time, ms since the epoch: it says which day it is. */
  now(): number {
    return Date.now()
  }

  /**
   * The time that phones, authenticator apps and WeChat show, ms since the epoch: for what is compared with theirs, and for
   * how long a session lasts. Differs from the shop's under the demo clock alone.
   */
  deviceNow(): number {
    return this.now()
  }
}
