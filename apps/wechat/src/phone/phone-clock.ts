import type { Network } from './network.js'

const DAY_MS = 86_400_000

/**
 * This phone's clock: the real time, and the day that the demonstration plays. Like a real phone's it is set by the
 * network, so a phone without one stays in its day until it is back.
 */
export class PhoneClock {
  #daysAhead = 0
  #told = 0
  /** What the mini program knows as `Date`. */
  readonly Date = dateOf(() => this.nowMs())

  constructor(
    private readonly network: Network,
    private readonly turned: () => void,
  ) {
    network.onChange(() => this.#follow())
  }

  nowMs(): number {
    return Date.now() + this.#daysAhead * DAY_MS
  }

  /** The network says which day it is. */
  setDaysAhead(days: number): void {
    this.#told = days
    this.#follow()
  }

  #follow(): void {
    if (!this.network.online || this.#told === this.#daysAhead) return
    this.#daysAhead = this.#told
    this.turned()
  }
}

/** The language's Date, whose present is another. */
function dateOf(nowMs: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, given: [], made) => Reflect.construct(target, given.length > 0 ? given : [nowMs()], made),
    apply: (target) => new target(nowMs()).toString(),
    get: (target, name) => (name === 'now' ? nowMs : Reflect.get(target, name)),
  })
}
