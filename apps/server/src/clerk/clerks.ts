import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'

/** A clerk who may use the till. */
export interface ActiveClerk {
  id: string
  name: string
  storeName: string
}

const SHOWN_AT_ONCE = 500

/** The clerks at work. */
@Injectable()
export class Clerks {
  constructor(
    private readonly database: Database,
    private readonly requests: Requests,
    private readonly clock: Clock,
  ) {}

  /** All who may use a till, by store and name. */
  async active(): Promise<ActiveClerk[]> {
    const rows = await this.database.rows<{ id: number; name: string; storeName: string }>(
      `SELECT c.id, c.name, s.name AS storeName FROM clerk c JOIN store s ON s.id = c.store_id
        WHERE c.state = 'active' ORDER BY s.code, c.name, c.id LIMIT ${SHOWN_AT_ONCE}`,
    )
    return rows.map((row) => ({ ...row, id: String(row.id) }))
  }

  /** Takes the till from a clerk, at once: the next request of their open session is refused. Throws `clerk-unknown`. */
  dismiss(request: RequestName, operatorId: number, clerkId: number): Promise<{ state: 'left' }> {
    return this.requests.once(request, async (tx) => {
      const decided = `state = 'left', decided_at = ?, decided_by = ?`
      const values = [new Date(this.clock.now()), operatorId, clerkId]
      const left = await tx.run(`UPDATE clerk SET ${decided} WHERE id = ? AND state = 'active'`, values)
      if (left !== 1) throw new Refusal('clerk-unknown')
      return { state: 'left' }
    })
  }
}
