import { type Counter } from './client.js'

/**
 * Numbers the commands, keeps the pace, tells when it is over, and lets requests through unless the gate is held. It is held
 * while days pass: two processes follow the demo clock one after the other, and no real clocks are days apart.
 */
export class Gate implements Counter {
  private inFlight = 0
  private held: Promise<void> | null = null
  private next = 0

  constructor(
    private readonly endMs: number,
    private readonly pace: number,
    readonly nextNo: () => number,
  ) {}

  readonly over = (): boolean => Date.now() >= this.endMs

  async through<T>(asking: () => Promise<T>): Promise<T> {
    await this.turn()
    while (this.held) await this.held
    this.inFlight++
    try {
      return await asking()
    } finally {
      this.inFlight--
    }
  }

  /** Runs `work` while nothing is asked. */
  async alone(work: () => Promise<void>): Promise<void> {
    let release = () => {}
    this.held = new Promise((resolve) => {
      release = resolve
    })
    try {
      while (this.inFlight > 0) await new Promise((resolve) => setTimeout(resolve, 20))
      await work()
    } finally {
      this.held = null
      release()
    }
  }

  private async turn(): Promise<void> {
    if (this.pace === 0) return
    this.next = Math.max(Date.now(), this.next + 1000 / this.pace)
    const wait = this.next - Date.now()
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
  }
}
