import { Clock } from '../../src/platform/clock/clock.js'

/** A clock that runs from an instant of the test's choice and can be moved on. */
export class TestClock extends Clock {
  private readonly startedAt = Date.now()

  constructor(private fromMs = Date.now()) {
    super()
  }

  override now(): number {
    return this.fromMs + Date.now() - this.startedAt
  }

  pass(ms: number): void {
    this.fromMs += ms
  }
}
