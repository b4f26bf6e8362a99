import { Injectable } from '@nestjs/common'
import { dayOf, dayText } from '@passalong/domain'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Log } from '../platform/log/log.js'
import { loggable } from '../platform/log/loggable.js'

/** Whether rewards are being scored; `lastAt` is when it last worked, null for never. */
export interface ScoringState {
  lastAt: Date | null
  stopped: boolean
}

/** While something is due, scoring that has not worked for so long has stopped, whatever the reason. */
const QUIET_MS = 10 * 60_000
/** A success is written down this often at most. */
const NOTED_EVERY_MS = 60_000

const NOTE = `INSERT INTO job_progress (name, reached, updated_at) VALUES (?, '', ?)
  ON DUPLICATE KEY UPDATE updated_at = GREATEST(job_progress.updated_at, VALUES(updated_at))`

/** Knows whether the scoring of rewards works, in all processes: it is kept in the database. Times are the real clock's. */
@Injectable()
export class ScoringWatch {
  private notedMs = 0
  private worked = true

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** A run of the release scored whatever was due. */
  async scored(): Promise<void> {
    const nowMs = this.clock.deviceNow()
    if (this.worked && Math.abs(nowMs - this.notedMs) < NOTED_EVERY_MS) return
    await this.database.run(NOTE, ['hold-scored', new Date(nowMs)])
    this.notedMs = nowMs
    this.worked = true
  }

  /** Scoring failed: nothing of the batch was released. The log line is what a monitor raises the alarm by. */
  async stopped(error: unknown): Promise<void> {
    this.worked = false
    this.log.error({ alert: 'scoring-stopped', err: loggable(error) }, 'rewards could not be scored: none is released')
    await this.database.run(NOTE, ['hold-stopped', new Date(this.clock.deviceNow())])
  }

  /** Whether scoring works as far as the database knows. */
  async state(): Promise<ScoringState> {
    const rows = await this.database.rows<{ name: string; updatedAt: Date }>(
      `SELECT name, updated_at AS updatedAt FROM job_progress WHERE name IN ('hold-scored', 'hold-stopped')`,
    )
    const at = (name: string) => rows.find((row) => row.name === name)?.updatedAt ?? null
    const [lastAt, stoppedAt] = [at('hold-scored'), at('hold-stopped')]
    if (stoppedAt !== null && (lastAt === null || stoppedAt >= lastAt)) return { lastAt, stopped: true }
    const quiet = this.clock.deviceNow() - (lastAt?.getTime() ?? 0) > QUIET_MS
    return { lastAt, stopped: quiet && (await this.somethingIsDue()) }
  }

  private async somethingIsDue(): Promise<boolean> {
    const today = dayText(dayOf(this.clock.now()))
    const due = await this.database.rows('SELECT 1 FROM commission WHERE due_on <= ? LIMIT 1', [today])
    return due.length > 0
  }
}
