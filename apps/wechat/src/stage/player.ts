import type { Director } from './director.js'
import { isOnTop } from './finder.js'
import { type Finger, pause } from './finger.js'
import type { NextTap } from './story.js'

const LOOK_MS = 80
/** How many times longer than a tap the play stays where something is to be read. */
const LINGER = 3
/** Shorter than this, what a page is about to do would be missed. */
const LEAST_TRAVEL_MS = 240
/** A tap that changes nothing is tried once more after this. */
const PATIENCE_MS = 2_500
/** What a deed changed is seen within this. */
const NEWS_MS = 8_000
/** Without anything to tap for so long, the play says that it is stuck. */
const STUCK_MS = 60_000

export type PlayEnd = 'finished' | 'stopped' | 'stuck'

/** Where phones are swiped, the one that is tapped next comes to the front. */
function bringIntoSight(frame: HTMLElement): void {
  const { left, right } = frame.getBoundingClientRect()
  if (left < 0 || right > window.innerWidth) frame.scrollIntoView({ block: 'nearest', inline: 'center' })
}

/** Plays the story by tapping what glows, until nothing is left, someone stops it, or it finds nothing to tap. */
export class Player {
  #isStopped = false

  /**
   * `director.next` is asked again and again: what is to tap now, null for "wait", 'finished' at the end. While the stage
   * `isBusy` waiting is no sign of being stuck.
   */
  constructor(
    readonly director: Pick<Director, 'next' | 'news'>,
    readonly finger: Finger,
    readonly travelMs: number,
    readonly isBusy: () => boolean,
  ) {}

  stop(): void {
    this.#isStopped = true
  }

  async play(): Promise<PlayEnd> {
    let waitingSince = performance.now()
    while (!this.#isStopped) {
      const next = this.director.next()
      if (next === 'finished') return 'finished'
      if (next) await this.#do(next)
      if (next || this.isBusy()) {
        waitingSince = performance.now()
      } else if (performance.now() - waitingSince > STUCK_MS) {
        return 'stuck'
      }
      await pause(LOOK_MS)
    }
    return 'stopped'
  }

  async #do(tap: NextTap): Promise<void> {
    const { element, frame } = tap.spot
    if (frame) bringIntoSight(frame)
    if (!isOnTop(element)) {
      element.scrollIntoView({ block: 'center', behavior: 'smooth' })
      await pause(this.travelMs / 2)
    }
    await this.finger.travel(tap.spot, Math.max(this.travelMs, LEAST_TRAVEL_MS))
    // A page may have come or gone on the way.
    if (this.#isStopped || this.#isPast(tap)) return
    const { news } = this.director
    if (tap.move.type === undefined) await this.finger.tap(tap.spot)
    else await this.finger.type(tap.spot, tap.move.type, this.travelMs / 14)
    if (tap.move.isDeed) await this.#until(NEWS_MS, () => this.director.news > news)
    else await this.#until(PATIENCE_MS, () => this.#isPast(tap))
    if (tap.move.linger) await pause(this.travelMs * LINGER)
  }

  #isPast(tap: NextTap): boolean {
    const next = this.director.next()
    return next === 'finished' || next === null || next.key !== tap.key
  }

  async #until(timeoutMs: number, holds: () => boolean): Promise<void> {
    const since = performance.now()
    while (!this.#isStopped && !holds() && performance.now() - since < timeoutMs) await pause(LOOK_MS)
  }
}
