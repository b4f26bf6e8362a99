/**
 * Notices that somebody does not answer any more. After some answers in a row that came too late nobody asks for a while; then one
 * ask finds out whether they are back, and the others go on without them until it has.
 */
export class Breaker {
  private lateInARow = 0
  private quietUntilMs = 0
  private trying = false

  constructor(
    private readonly limits: { lateInARow: number; quietMs: number },
    private readonly nowMs: () => number,
  ) {}

  /** Whether nobody may ask now; who may is to say afterwards whether an answer came. */
  get open(): boolean {
    return this.nowMs() < this.quietUntilMs || this.trying
  }

  /** Somebody asks now. */
  asks(): void {
    this.trying = this.lateInARow >= this.limits.lateInARow
  }

  /** An answer came in time, whatever it says. */
  answered(): void {
    this.lateInARow = 0
    this.trying = false
  }

  /** No answer in time; whether nobody may ask from now on. */
  late(): boolean {
    this.trying = false
    if (++this.lateInARow < this.limits.lateInARow) return false
    this.quiet()
    return true
  }

  /** They said that it was too much. */
  quiet(): void {
    this.quietUntilMs = this.nowMs() + this.limits.quietMs
  }
}
