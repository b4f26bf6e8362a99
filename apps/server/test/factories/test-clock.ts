import { Clock } from '../../src/platform/clock/clock.js'

/** A clock that runs from an instant of the test's choice and can be moved on. */
export class TestClock extends Clock {
  private readonly startedAt = Date.now()
  private held = false

  constructor(private fromMs = Date.now()) {
    super()
  }

  override now(): number {
    return this.held ? this.fromMs : this.fromMs + Date.now() - this.startedAt
  }

  /** Stands still from now on; only `pass` moves it. For what depends on the second. */
  hold(): void {
    this.fromMs = this.now()
    this.held = true
  }

  pass(ms: number): void {
    this.fromMs += ms
  }
}
