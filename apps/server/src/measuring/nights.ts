import { Injectable } from '@nestjs/common'
import { type Day, type HoldReason, startOfDay } from '@passalong/domain'
import { ReleaseCommissions } from '../commission/release-commissions.js'
import { Database } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { type CameDue } from './measured.js'
import { OwnTime } from './own-time.js'

/** The job runs a little after midnight. */
const AFTER_MIDNIGHT_MS = 5_000

/** Lets nights pass: what is due is released or held, on its own day. */
@Injectable()
export class Nights {
  constructor(
    private readonly database: Database,
    private readonly clock: OwnTime,
    private readonly releases: ReleaseCommissions,
  ) {}

  /** Lets every night up to the one before `day` pass; null for all that there is something to do in. */
  async passUntil(day: Day | null): Promise<CameDue[]> {
    const due: CameDue[] = []
    for (let next = await this.nextDue(); next !== null && (day === null || next <= day); next = await this.nextDue()) {
      const atMs = startOfDay(next) + AFTER_MIDNIGHT_MS
      this.clock.turn(atMs)
      await this.releases.release()
      due.push(...(await this.cameDue(new Date(atMs))))
    }
    return due
  }

  private async nextDue(): Promise<Day | null> {
    const [row] = await this.database.rows<{ dueOn: string }>(
      'SELECT due_on AS dueOn FROM commission WHERE due_on IS NOT NULL ORDER BY due_on LIMIT 1',
    )
    return row ? dayOfColumn(row.dueOn) : null
  }

  private async cameDue(at: Date): Promise<CameDue[]> {
    const released = await this.database.rows<{ payeeId: number; amountFen: number }>(
      'SELECT payee_id AS payeeId, released_fen AS amountFen FROM commission WHERE released_at = ?',
      [at],
    )
    const held = await this.database.rows<{ payeeId: number; amountFen: number; reasons: string }>(
      `SELECT c.payee_id AS payeeId, c.amount_fen - c.taken_back_fen AS amountFen, h.reasons
         FROM reward_hold h JOIN commission c ON c.order_id = h.order_id AND c.level = h.level WHERE h.held_at = ?`,
      [at],
    )
    return [
      ...released.map((one) => ({ ...one, reasons: null })),
      ...held.map(({ payeeId, amountFen, reasons }) => {
        return { payeeId, amountFen, reasons: (JSON.parse(reasons) as HoldReason[]).map(({ code }) => code) }
      }),
    ]
  }
}
