/**
 * How much may be asked of somebody who counts: at most `sideBySide` at once, `aMinute` in a minute, and nothing at all for a
 * while after they said that it was too much. Each process keeps its own pace.
 */
export class AskPace {
  private running = 0
  private minute = 0
  private asked = 0
  private quietUntilMs = 0
  private readonly waiting: (() => void)[] = []

  constructor(
    private readonly limits: { sideBySide: number; aMinute: number; quietMs: number; patienceMs: number },
    private readonly nowMs: () => number,
  ) {}

  /** Runs `ask` when it is its turn; null when that came too late, or no more may be asked now. */
  async take<T>(ask: () => Promise<T>): Promise<T | null> {
    const since = this.nowMs()
    if (this.running >= this.limits.sideBySide) await new Promise<void>((resolve) => this.waiting.push(resolve))
    else this.running++
    try {
      // Where everybody waits long, those whose turn comes too late must not delay those who still wait.
      const late = this.nowMs() - since > this.limits.patienceMs
      return !late && this.mayAsk() ? await ask() : null
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.running--
    }
  }

  /** They said that it was too much. */
  tooMuch(): void {
    this.quietUntilMs = this.nowMs() + this.limits.quietMs
  }

  private mayAsk(): boolean {
    const now = this.nowMs()
    if (now < this.quietUntilMs) return false
    const minute = Math.floor(now / 60_000)
    if (minute !== this.minute) {
      this.minute = minute
      this.asked = 0
    }
    return ++this.asked <= this.limits.aMinute
  }
}
