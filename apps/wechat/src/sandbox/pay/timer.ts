/** Lets something happen later; the one place where the pay part of the sandbox waits. */
export interface Timer {
  /** Runs `work` once after `delayMs`. @returns a function that calls it off */
  after(delayMs: number, work: () => void): () => void
}

/**
 * Real time, `pace` times as long: 1 is WeChat's own schedule, 0.001 makes its 24 hours of retries a minute and a half.
 * A timer that is pending keeps no process alive.
 */
export function realTimer(pace = 1): Timer {
  return {
    after: (delayMs, work) => {
      const timeout = setTimeout(work, delayMs * pace)
      timeout.unref()
      return () => clearTimeout(timeout)
    },
  }
}
