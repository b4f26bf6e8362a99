import { AsyncLocalStorage } from 'node:async_hooks'
import { Clock } from '../platform/clock/clock.js'

/** A clock that shows each event its own time, and everything else the time to which it was turned. */
export class OwnTime extends Clock {
  private readonly own = new AsyncLocalStorage<number>()

  constructor(private turnedToMs: number) {
    super()
  }

  override now(): number {
    return this.own.getStore() ?? this.turnedToMs
  }

  turn(toMs: number): void {
    this.turnedToMs = toMs
  }

  /** Runs `work` at its own time. */
  at<T>(atMs: number, work: () => Promise<T>): Promise<T> {
    return this.own.run(atMs, work)
  }
}
