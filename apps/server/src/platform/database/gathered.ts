interface Waiting<Found> {
  resolve: (found: Found | null) => void
  reject: (error: unknown) => void
}

/** Keys that one look-up takes at the most. */
const TOGETHER = 256

/**
 * Answers single questions that arrive at once with one look-up. Nothing waits on purpose: while a look-up is under way the
 * next one gathers. What is asked after a look-up has started is never answered by it.
 */
export class Gathered<Key, Found> {
  private waiting = new Map<Key, Waiting<Found>[]>()
  private running = 0

  constructor(
    private readonly lookUp: (keys: Key[]) => Promise<ReadonlyMap<Key, Found>>,
    private readonly sideBySide = 2,
  ) {}

  /** What is found under a key, null for nothing. */
  ask(key: Key): Promise<Found | null> {
    return new Promise((resolve, reject) => {
      const others = this.waiting.get(key)
      if (others) others.push({ resolve, reject })
      else this.waiting.set(key, [{ resolve, reject }])
      this.start()
    })
  }

  private start(): void {
    if (this.running >= this.sideBySide || this.waiting.size === 0) return
    this.running++
    // Whatever arrives in the same turn of the loop joins the look-up.
    setImmediate(() => void this.runNext().finally(() => this.start()))
  }

  private async runNext(): Promise<void> {
    const asked = [...this.waiting].slice(0, TOGETHER)
    for (const [key] of asked) this.waiting.delete(key)
    try {
      const found = asked.length === 0 ? new Map<Key, Found>() : await this.lookUp(asked.map(([key]) => key))
      for (const [key, all] of asked) for (const { resolve } of all) resolve(found.get(key) ?? null)
    } catch (error) {
      for (const [, all] of asked) for (const { reject } of all) reject(error)
    } finally {
      this.running--
    }
  }
}
