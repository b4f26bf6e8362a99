import { Breaker } from './breaker.js'
import { FairLine } from './fair-line.js'
import { MinuteBudget, type MinuteLimits } from './minute-budget.js'

/** Who asks for a code, and whether nobody waits for it yet. */
export interface Asker {
  memberId: number
  ahead: boolean
}

export interface PaceLimits {
  /** Asks under way at once, and how many of them may be for what nobody waits for yet. */
  sideBySide: { all: number; ahead: number }
  aMinute: MinuteLimits
  /** An answer that takes longer is late: nobody waits for it any more. */
  patienceMs: number
  /** So many late answers in a row, and nobody asks for `quietMs`. */
  lateInARow: number
  quietMs: number
}

interface Waiting {
  asker: Asker
  /** Told whether its turn has come; false: there will be none. */
  told: (come: boolean) => void
}

/**
 * How much may be asked of somebody who counts: a few at once, so many in a minute, and nothing for a while after they said that it
 * was too much, or did not answer. Members are served in turn, and what is made ahead comes behind what somebody waits for. Each
 * process keeps its own pace.
 */
export class AskPace {
  private readonly running = { all: 0, ahead: 0 }
  private readonly waitedFor = new FairLine<Waiting>()
  private readonly madeAhead = new FairLine<Waiting>()
  private readonly inLine = new Map<Asker, Waiting>()
  /** Who has come to the line, or past it. */
  private readonly come = new WeakSet<Asker>()
  private readonly budget: MinuteBudget
  private readonly breaker: Breaker

  constructor(
    private readonly limits: PaceLimits,
    private readonly nowMs: () => number,
  ) {
    this.budget = new MinuteBudget(limits.aMinute, nowMs)
    this.breaker = new Breaker(limits, nowMs)
  }

  /** Takes one out of a member's share of the minute; false when it is used up. While nobody may ask it costs them nothing. */
  takeShare(memberId: number): boolean {
    return this.breaker.open || this.budget.takeShare(memberId)
  }

  /** Runs `ask` when it is its turn; null at once where nobody may ask, and when its turn came too late or no more may be asked. */
  async take<T>(ask: () => Promise<T>, asker: Asker): Promise<T | null> {
    this.come.add(asker)
    if (this.breaker.open) return null
    const sinceMs = this.nowMs()
    if (!this.hasRoom(asker.ahead)) {
      if (!(await this.turnOf(asker))) return null
    } else this.enter(asker.ahead)
    const { ahead } = asker
    try {
      // Where everybody waits long, those whose turn comes too late must not delay those who still wait.
      const late = this.nowMs() - sinceMs > this.limits.patienceMs
      if (late || this.breaker.open || !this.budget.take(ahead)) return null
      return await this.watched(ask)
    } finally {
      this.running.all--
      if (ahead) this.running.ahead--
      this.next()
    }
  }

  /** Somebody waits now for what is being made ahead, also where its turn is not asked for yet. */
  hurry(asker: Asker): void {
    if (!this.come.has(asker)) asker.ahead = false
    const waiting = this.inLine.get(asker)
    if (!waiting || !this.madeAhead.remove(asker.memberId, waiting)) return
    asker.ahead = false
    this.waitedFor.push(asker.memberId, waiting)
    this.next()
  }

  /** They said that it was too much. */
  tooMuch(): void {
    this.breaker.quiet()
    this.sendAway()
  }

  private hasRoom(ahead: boolean): boolean {
    const { all, ahead: aheadOnly } = this.limits.sideBySide
    return this.running.all < all && (!ahead || this.running.ahead < aheadOnly)
  }

  private enter(ahead: boolean): void {
    this.running.all++
    if (ahead) this.running.ahead++
  }

  private turnOf(asker: Asker): Promise<boolean> {
    return new Promise((resolve) => {
      const told = (come: boolean) => {
        this.inLine.delete(asker)
        if (come) this.enter(asker.ahead)
        resolve(come)
      }
      const waiting = { asker, told }
      this.inLine.set(asker, waiting)
      const line = asker.ahead ? this.madeAhead : this.waitedFor
      line.push(asker.memberId, waiting)
    })
  }

  private next(): void {
    for (const [line, ahead] of [
      [this.waitedFor, false],
      [this.madeAhead, true],
    ] as const) {
      while (this.hasRoom(ahead)) {
        const waiting = line.shift()
        if (!waiting) break
        waiting.told(true)
      }
    }
  }

  private async watched<T>(ask: () => Promise<T>): Promise<T> {
    this.breaker.asks()
    let late = false
    const timer = setTimeout(() => {
      late = true
      if (this.breaker.late()) this.sendAway()
    }, this.limits.patienceMs)
    try {
      return await ask()
    } finally {
      clearTimeout(timer)
      if (!late) this.breaker.answered()
    }
  }

  /** Those who wait need not: there will be no turn for a while. */
  private sendAway(): void {
    for (const line of [this.waitedFor, this.madeAhead])
      for (let waiting = line.shift(); waiting; waiting = line.shift()) waiting.told(false)
  }
}
