/** The one source of the current instant; tests and imports pass their own. */
export class Clock {
  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now()
  }
}
