import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { Stores } from '../store/stores.js'

/** What somebody asks who works in a store. */
export interface ClerkAsk {
  storeCode: string
  name: string
}

/** An application that waits. `id` names the person's application as it stands: one that is changed gets another. */
export interface WaitingApplication {
  id: string
  name: string
  storeName: string
  appliedAt: Date
}

export type ClerkState = 'waiting' | 'active' | 'refused' | 'left'

interface ClerkRow {
  id: number
  store_id: number
  name: string
  state: ClerkState
}

const SHOWN_AT_ONCE = 100

/** Who asks to be a store's clerk, and what was decided. A person has one row, whose state tells where they stand. */
@Injectable()
export class ClerkApplications {
  constructor(
    private readonly database: Database,
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly stores: Stores,
  ) {}

  /**
   * Applies, again after a refusal too; applying with other content replaces what waits. Throws `store-unknown` and
   * `already-a-clerk`.
   */
  apply(request: RequestName, personId: number, ask: ClerkAsk): Promise<{ state: 'waiting' }> {
    return this.requests.once(request, async (tx) => {
      const store = await this.stores.byCode(tx, ask.storeCode)
      const at = new Date(this.clock.now())
      const columns = ['id', 'person_id', 'store_id', 'name', 'state', 'applied_at']
      const row = [await this.ids.one(), personId, store.id, ask.name, 'waiting', at]
      await tx.insert('clerk', columns, [row], 'ON DUPLICATE KEY UPDATE id = id')
      const [clerk] = await tx.rows<ClerkRow>('SELECT id, store_id, name, state FROM clerk WHERE person_id = ?', [
        personId,
      ])
      if (clerk?.state === 'active') throw new Refusal('already-a-clerk')
      const same = clerk?.state === 'waiting' && clerk.store_id === store.id && clerk.name === ask.name
      if (!same) await this.applyAgain(tx, personId, store.id, ask.name, at)
      return { state: 'waiting' }
    })
  }

  /** The applications that wait, the oldest first. */
  async waiting(): Promise<WaitingApplication[]> {
    const rows = await this.database.rows<{ id: number; name: string; store_name: string; applied_at: Date }>(
      `SELECT c.id, c.name, s.name AS store_name, c.applied_at FROM clerk c JOIN store s ON s.id = c.store_id
        WHERE c.state = 'waiting' ORDER BY c.applied_at, c.id LIMIT ${SHOWN_AT_ONCE}`,
    )
    return rows.map((row) => ({
      id: applicationId(row.id, row.applied_at),
      name: row.name,
      storeName: row.store_name,
      appliedAt: row.applied_at,
    }))
  }

  /** Decides an application; of two operators at once, one decides. Throws `application-unknown` and `-decided`. */
  decide(request: RequestName, operatorId: number, id: string, approve: boolean): Promise<{ state: ClerkState }> {
    const { clerkId, appliedAt } = applicationOf(id)
    const state = approve ? 'active' : 'refused'
    return this.requests.once(request, async (tx) => {
      const waits = `id = ? AND applied_at = ? AND state = 'waiting'`
      const values = [state, new Date(this.clock.now()), operatorId, clerkId, appliedAt]
      const won = await tx.run(`UPDATE clerk SET state = ?, decided_at = ?, decided_by = ? WHERE ${waits}`, values)
      if (won === 1) return { state }
      const known = await tx.rows('SELECT 1 FROM clerk WHERE id = ? AND applied_at = ?', [clerkId, appliedAt])
      throw new Refusal(known.length > 0 ? 'application-decided' : 'application-unknown')
    })
  }

  private async applyAgain(tx: Tx, personId: number, storeId: number, name: string, at: Date): Promise<void> {
    const fresh = `store_id = ?, name = ?, state = 'waiting', applied_at = ?, decided_at = NULL, decided_by = NULL`
    await tx.run(`UPDATE clerk SET ${fresh} WHERE person_id = ?`, [storeId, name, at, personId])
  }
}

/** The row and the instant of applying: an operator who looks at an older page cannot decide what has changed since. */
function applicationId(clerkId: number, appliedAt: Date): string {
  return `${clerkId}-${appliedAt.getTime()}`
}

function applicationOf(id: string): { clerkId: number; appliedAt: Date } {
  const [, clerkId, appliedAt] = /^(\d{1,15})-(\d{1,14})$/.exec(id) ?? []
  if (!clerkId || !appliedAt) throw new Refusal('application-unknown')
  return { clerkId: Number(clerkId), appliedAt: new Date(Number(appliedAt)) }
}
