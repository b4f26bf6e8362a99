import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { WITHDRAWAL_COLUMNS, type WithdrawalRow } from './withdrawal.js'

/** A bill that this process pursues now; `reach` is what was known before. */
export interface ClaimedBill extends WithdrawalRow {
  bill_body: string
  bill_serial: string
}

/** Bills that are pursued side by side. */
const TOGETHER = 8
/** A process that dies holding a bill loses it after this long. */
const LEASE_MS = 60_000
/** A frozen member's bill that was never sent is looked at again after this long. */
const HELD_MS = 10 * 60_000

/** Takes bills that are due, so that two processes never hold one at the same time. */
@Injectable()
export class ClaimBills {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Claims in a transaction of its own: before anything is sent it stands written that something may have been sent. Bills of
   * members who were frozen meanwhile are put off unless WeChat has them.
   */
  async claim(): Promise<ClaimedBill[]> {
    const nowMs = this.clock.now()
    // The keys are forced, so that no lock stands on a bill that is not taken.
    return this.database.transaction(async (tx) => {
      const due = await tx.rows<ClaimedBill>(
        `SELECT ${WITHDRAWAL_COLUMNS}, bill_body, bill_serial FROM withdrawal FORCE INDEX (withdrawal_next)
          WHERE next_at <= ? ORDER BY next_at, id LIMIT ${TOGETHER} FOR UPDATE SKIP LOCKED`,
        [new Date(nowMs)],
      )
      if (due.length === 0) return []
      const active = await tx.rows<{ id: number }>(`SELECT id FROM member WHERE id IN (?) AND status = 'active'`, [
        due.map((bill) => bill.member_id),
      ])
      const inStanding = new Set(active.map(({ id }) => id))
      const held = due.filter((bill) => bill.reach === 'none' && !inStanding.has(bill.member_id))
      const taken = due.filter((bill) => !held.includes(bill))
      if (held.length > 0)
        await tx.run('UPDATE withdrawal FORCE INDEX (PRIMARY) SET next_at = ? WHERE id IN (?)', [
          new Date(nowMs + HELD_MS),
          ids(held),
        ])
      if (taken.length > 0)
        await tx.run(
          `UPDATE withdrawal FORCE INDEX (PRIMARY) SET tries = tries + 1, next_at = ?, reach = IF(reach = 'none', 'unknown', reach)
            WHERE id IN (?)`,
          [new Date(nowMs + LEASE_MS), ids(taken)],
        )
      return taken.map((bill) => ({ ...bill, tries: bill.tries + 1 }))
    })
  }
}

const ids = (bills: readonly { id: number }[]) => bills.map(({ id }) => id)
