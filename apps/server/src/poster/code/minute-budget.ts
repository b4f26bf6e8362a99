const MINUTE_MS = 60_000

/** How many may be asked for in a minute: of all, of those that nobody waits for yet, and of one member. */
export interface MinuteLimits {
  all: number
  ahead: number
  ofOne: number
}

/** Counts what was asked in this minute; a minute begins for all at once. */
export class MinuteBudget {
  private minute = 0
  private all = 0
  private ahead = 0
  private ofOne = new Map<number, number>()

  constructor(
    private readonly limits: MinuteLimits,
    private readonly nowMs: () => number,
  ) {}

  /** Takes one out of a member's share; false when it is used up. */
  takeShare(memberId: number): boolean {
    this.begin()
    const taken = (this.ofOne.get(memberId) ?? 0) + 1
    this.ofOne.set(memberId, taken)
    return taken <= this.limits.ofOne
  }

  /** Takes one out of what all have together; false when it is used up. */
  take(ahead: boolean): boolean {
    this.begin()
    if (this.all >= this.limits.all || (ahead && this.ahead >= this.limits.ahead)) return false
    this.all++
    if (ahead) this.ahead++
    return true
  }

  private begin(): void {
    const minute = Math.floor(this.nowMs() / MINUTE_MS)
    if (minute === this.minute) return
    this.minute = minute
    this.all = 0
    this.ahead = 0
    this.ofOne = new Map()
  }
}
