import { Refusal } from '../platform/http/refusal.js'

/**
 * Lets few in at once and the others wait: a burst then takes of the database and of the thread that answers requests only what
 * can be drawn at the same time. Who finds too many waiting is refused.
 */
export class Turnstile {
  private inside = 0
  private readonly waiting: (() => void)[] = []

  constructor(private readonly limits: { inside: number; waiting: number }) {}

  /** Runs `work` when there is room. Throws `poster-busy` when too many wait, or `gone` says that nobody waits any more. */
  async pass<T>(work: () => Promise<T>, gone: () => boolean): Promise<T> {
    if (this.inside < this.limits.inside) this.inside++
    else if (this.waiting.length >= this.limits.waiting) throw new Refusal('poster-busy')
    else await new Promise<void>((resolve) => this.waiting.push(resolve))
    try {
      if (gone()) throw new Refusal('poster-busy')
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.inside--
    }
  }
}
