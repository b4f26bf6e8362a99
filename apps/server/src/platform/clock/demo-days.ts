import { type OnModuleDestroy, type OnModuleInit } from '@nestjs/common'
import { type Database } from '../database/database.js'
import { type RequestName, type Requests } from '../idempotency/requests.js'
import { type Jobs } from '../jobs/jobs.js'
import { type DemoClock } from './demo-clock.js'

/** How soon every process follows. */
const EVERY_MS = 400

/** The days by which the demo clock is ahead, kept in the database: all processes of the shop follow it within a second. */
export class DemoDays implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly clock: DemoClock,
    private readonly database: Database,
    private readonly requests: Requests,
    private readonly jobs: Jobs,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.follow()
    // A database that is away now is asked again the next time.
    this.timer = setInterval(() => void this.follow().catch(() => undefined), EVERY_MS).unref()
  }

  onModuleDestroy(): void {
    clearInterval(this.timer)
  }

  /** The shop's time now. */
  async now(): Promise<{ days: number; nowMs: number }> {
    await this.follow()
    return { days: this.clock.days, nowMs: this.clock.now() }
  }

  /** Moves the shop on by whole days; what is due then is done at once. */
  async add(request: RequestName, days: number): Promise<{ days: number; nowMs: number }> {
    await this.requests.once(request, (tx) =>
      tx.run(
        'INSERT INTO demo_clock (id, days) VALUES (1, ?) ON DUPLICATE KEY UPDATE days = demo_clock.days + VALUES(days)',
        [days],
      ),
    )
    return this.now()
  }

  private async follow(): Promise<void> {
    const [row] = await this.database.rows<{ days: number }>('SELECT days FROM demo_clock WHERE id = 1')
    const days = row?.days ?? 0
    if (days === this.clock.days) return
    this.clock.days = days
    this.jobs.hurry()
  }
}
