import { Injectable, type OnModuleInit } from '@nestjs/common'
import {
  type DueCommission,
  dayOf,
  dayText,
  decideRelease,
  type ReleaseDecision,
  type ReleasedTo,
} from '@passalong/domain'
import { type DueReward, rewardName } from '../hold/due-reward.js'
import { HoldGate } from '../hold/hold-gate.js'
import { type KnownPayees } from '../hold/judge-rewards.js'
import { Ledger } from '../ledger/ledger.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { Jobs } from '../platform/jobs/jobs.js'
import { ReleaseNews } from './release-news.js'

const EVERY_MS = 10_000
/** Commissions of one transaction: few enough that nobody waits long for a payee's balance. */
const ROWS_AT_ONCE = 1_000
/** Batches under way in one process: the database works at one while the other is being decided. */
const SIDE_BY_SIDE = 2

interface DueRow extends DueReward {
  dueOn: string
}

interface Decided extends ReleaseDecision {
  due: DueCommission
}

/** Where the next batch goes on: everything before it was released or is in other hands. */
interface Reached {
  dueOn: string
  orderId: number
}

// The forced key keeps the locks on what is due and no further.
const CLAIM = `SELECT order_id AS orderId, level, payee_id AS payeeId, buyer_id AS buyerId, due_on AS dueOn, base_fen AS baseFen,
    amount_fen AS amountFen, taken_back_fen AS takenBackFen, decided_at AS decidedAt
  FROM commission FORCE INDEX (commission_due)
  WHERE due_on <= ? AND (due_on > ? OR (due_on = ? AND order_id >= ?))
  ORDER BY due_on, order_id, level LIMIT ${ROWS_AT_ONCE} FOR UPDATE SKIP LOCKED`

const EMPLOYEES = `SELECT m.id FROM member m JOIN clerk c ON c.person_id = m.person_id AND c.state = 'active'
  WHERE m.id IN (?)`

const RELEASE = `UPDATE commission FORCE INDEX (PRIMARY)
  SET released_at = ?, released_to = ?, released_fen = amount_fen - taken_back_fen, due_on = NULL
  WHERE level = ? AND order_id IN (?)`

/** Nothing is left of it: it waits no longer, and it was never released. */
const DROP = 'UPDATE commission FORCE INDEX (PRIMARY) SET due_on = NULL WHERE level = ? AND order_id IN (?)'

/**
 * Releases commissions whose day has come, in bounded batches, each one transaction: claimed with SKIP LOCKED, so that
 * workers beside each other never meet, and a worker that died is followed by whoever runs next. A refund locks the same
 * rows first, then balances, as this does. Each passes the hold first; what cannot be judged is not released.
 */
@Injectable()
export class ReleaseCommissions implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly news: ReleaseNews,
    private readonly holds: HoldGate,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'release-commissions', everyMs: EVERY_MS, run: (stopping) => this.release(stopping) })
  }

  /** Decides everything that is due now; resolves to the number of commissions that were released or are held. */
  async release(stopping?: AbortSignal): Promise<number> {
    const released = new Map<number, number>()
    const known: KnownPayees = new Map()
    const lanes = Array.from({ length: SIDE_BY_SIDE }, () => this.releaseInTurn(released, known, stopping))
    // Whoever waits for the end of this waits for both, also when one of them failed.
    const ends = await Promise.allSettled(lanes)
    await this.news.tell(released)
    for (const end of ends) if (end.status === 'rejected') await this.holds.failed(end.reason)
    const counts = await Promise.all(lanes)
    await this.holds.passed()
    return counts.reduce((sum, count) => sum + count, 0)
  }

  private async releaseInTurn(told: Map<number, number>, known: KnownPayees, stopping?: AbortSignal): Promise<number> {
    let released = 0
    let reached: Reached = { dueOn: '1970-01-01', orderId: 0 }
    while (!stopping?.aborted) {
      const { claimed, decided } = await this.database.transaction((tx) => this.releaseSome(tx, reached, known))
      released += claimed.length
      await this.news.gather(told, decided)
      const last = claimed.at(-1)
      if (!last || claimed.length < ROWS_AT_ONCE) break
      reached = last
    }
    return released
  }

  private async releaseSome(
    tx: Tx,
    { dueOn, orderId }: Reached,
    known: KnownPayees,
  ): Promise<{ claimed: DueRow[]; decided: Decided[] }> {
    const atMs = this.clock.now()
    const claimed = await tx.rows<DueRow>(CLAIM, [dayText(dayOf(atMs)), dueOn, dueOn, orderId])
    if (claimed.length === 0) return { claimed, decided: [] }
    const held = await this.holds.hold(tx, claimed, atMs, known)
    const rows = claimed.filter((row) => !held.has(rewardName(row)))
    if (rows.length === 0) return { claimed, decided: [] }
    const payeeIds = [...new Set(rows.map(({ payeeId }) => payeeId))]
    const employees = new Set((await tx.rows<{ id: number }>(EMPLOYEES, [payeeIds])).map(({ id }) => id))
    const decisions = rows.map((row) => {
      const due = { ...row, dueOn: dayOfColumn(row.dueOn) }
      return { due, ...decideRelease(due, employees.has(row.payeeId)) }
    })
    for (const level of new Set(rows.map((row) => row.level)))
      for (const to of ['available', 'payroll', null] as const) {
        const alike = decisions.filter((one) => one.due.level === level && one.to === to)
        await this.note(
          tx,
          level,
          to,
          new Date(atMs),
          alike.map(({ due }) => due.orderId),
        )
      }
    // The balances last: they are what orders of the same payee wait for.
    await this.ledger.post(
      tx,
      decisions.flatMap(({ movement }) => movement ?? []),
    )
    return { claimed, decided: decisions }
  }

  private async note(tx: Tx, level: number, to: ReleasedTo | null, at: Date, orderIds: number[]): Promise<void> {
    if (orderIds.length === 0) return
    if (to === null) await tx.run(DROP, [level, orderIds])
    else await tx.run(RELEASE, [at, to, level, orderIds])
  }
}
