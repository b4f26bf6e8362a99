import { Injectable } from '@nestjs/common'
import { type Day, dayText } from '@passalong/domain'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'

const NAME = 'points-expiry'
/** Days that are looked at again: while a clock that stood ahead is put right, lots of those days may be filled once more. */
const AGAIN = 2

/** The day up to which all points that ran out are posted, so that years of old lots are not looked at every minute. */
@Injectable()
export class ExpiryProgress {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The first last day (YYYY-MM-DD) that has to be looked at; never after yesterday, for a clock may have stood ahead. */
  async from(today: Day): Promise<string> {
    const [row] = await this.database.rows<{ reached: string }>('SELECT reached FROM job_progress WHERE name = ?', [
      NAME,
    ])
    const yesterday = dayText(today - 1)
    return row === undefined ? '1970-01-01' : row.reached < yesterday ? row.reached : yesterday
  }

  /** Everything that ran out before `day` is posted, by a clock that may have stood a day ahead. */
  async reached(day: Day): Promise<void> {
    await this.database.run(
      `INSERT INTO job_progress (name, reached, updated_at) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE reached = VALUES(reached), updated_at = VALUES(updated_at)`,
      [NAME, dayText(day - AGAIN), new Date(this.clock.now())],
    )
  }

  /** Somebody wrote lots of long ago: the next run looks at everything again. */
  async forget(): Promise<void> {
    await this.database.run('DELETE FROM job_progress WHERE name = ?', [NAME])
  }
}
