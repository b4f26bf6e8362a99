import { Clock } from '../../src/platform/clock/clock.js'

/**
 * When tests begin unless they say otherwise: a Wednesday morning in Shanghai in the middle of a month, so that no test walks
 * into another day, month or year by being run late, and every run sees the same calendar.
 */
export const MID_MONTH_MORNING = Date.parse('2026-11-18T02:00:00Z')

/** A clock that runs from an instant of the test's choice and can be moved on. */
export class TestClock extends Clock {
  private readonly startedAt = Date.now()
  private held = false

  constructor(private fromMs = MID_MONTH_MORNING) {
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

  /** Its now as SQL writes it, for rows that a test puts in by hand: the database's own NOW() is another day. */
  literal(): string {
    return `'${new Date(this.now()).toISOString().replace('T', ' ').replace('Z', '')}'`
  }
}
