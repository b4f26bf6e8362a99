import { Injectable } from '@nestjs/common'
import { dayOf, dayText, decideVoid, type HoldReason } from '@passalong/domain'
import { Ledger } from '../ledger/ledger.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'

export const holdStates = ['held', 'released', 'voided'] as const
export type HoldState = (typeof holdStates)[number]

/** A held reward with whom it is for; `amountFen` is what refunds have left of it. */
export interface Hold {
  orderId: number
  level: number
  memberNo: string
  nickname: string
  amountFen: number
  score: number
  reasons: HoldReason[]
  heldAt: Date
  state: HoldState
  decidedAt: Date | null
  note: string | null
}

interface LockedCommission {
  payeeId: number
  amountFen: number
  takenBackFen: number
}

type Row = Omit<Hold, 'reasons'> & { reasons: string }

const SHOWN = 200

const HOLDS = `SELECT h.order_id AS orderId, h.level, m.member_no AS memberNo, m.nickname, c.amount_fen - c.taken_back_fen AS amountFen,
    h.score, h.reasons, h.held_at AS heldAt, h.state, h.decided_at AS decidedAt, h.note
  FROM reward_hold h JOIN commission c ON c.order_id = h.order_id AND c.level = h.level JOIN member m ON m.id = c.payee_id`

/** The rewards that are held, and an operator's decision about each, once. */
@Injectable()
export class Holds {
  constructor(
    private readonly database: Database,
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
  ) {}

  /** Rewards in a state, the oldest first; of those that wait, only what refunds have left something of. */
  async inState(state: HoldState): Promise<Hold[]> {
    const left = state === 'held' ? 'AND c.taken_back_fen < c.amount_fen' : ''
    const rows = await this.database.rows<Row>(
      `${HOLDS} WHERE h.state = ? ${left} ORDER BY h.held_at, h.order_id, h.level LIMIT ${SHOWN}`,
      [state],
    )
    return rows.map(decoded)
  }

  /**
   * Lets a held reward go on its way today, or voids what is left of it: of two operators one decides. What was released is
   * never held again. Throws `hold-unknown` and `hold-decided`.
   */
  decide(
    request: RequestName,
    operatorId: number,
    id: { orderId: number; level: number },
    { release, note }: { release: boolean; note: string | null },
  ): Promise<Hold> {
    return this.requests.once(request, async (tx) => {
      const key = [id.orderId, id.level]
      // The commission first, as refunds and the release do.
      const [commission] = await tx.rows<LockedCommission>(
        `SELECT payee_id AS payeeId, amount_fen AS amountFen, taken_back_fen AS takenBackFen FROM commission
          WHERE order_id = ? AND level = ? FOR UPDATE`,
        key,
      )
      const atMs = this.clock.now()
      const won = await tx.run(
        `UPDATE reward_hold SET state = ?, decided_by = ?, decided_at = ?, note = ?
          WHERE order_id = ? AND level = ? AND state = 'held'`,
        [release ? 'released' : 'voided', operatorId, new Date(atMs), note, ...key],
      )
      const [hold] = await tx.rows<Row>(`${HOLDS} WHERE h.order_id = ? AND h.level = ?`, key)
      if (!hold || !commission) throw new Refusal('hold-unknown')
      if (won === 0) throw new Refusal('hold-decided')
      if (release) await this.letGo(tx, id, commission, atMs)
      else await this.void(tx, id, commission, atMs)
      return decoded(hold)
    })
  }

  private async letGo(
    tx: Tx,
    { orderId, level }: { orderId: number; level: number },
    { amountFen, takenBackFen }: LockedCommission,
    atMs: number,
  ): Promise<void> {
    if (takenBackFen >= amountFen) return
    const today = dayText(dayOf(atMs))
    await tx.run('UPDATE commission SET due_on = ? WHERE order_id = ? AND level = ?', [today, orderId, level])
  }

  private async void(
    tx: Tx,
    id: { orderId: number; level: number },
    commission: LockedCommission,
    atMs: number,
  ): Promise<void> {
    const movement = decideVoid({ ...id, ...commission }, atMs)
    if (!movement) return
    await tx.run(
      `UPDATE commission SET released_at = ?, released_to = 'voided', due_on = NULL WHERE order_id = ? AND level = ?`,
      [new Date(atMs), id.orderId, id.level],
    )
    await this.ledger.post(tx, [movement])
  }
}

function decoded(row: Row): Hold {
  return { ...row, reasons: JSON.parse(row.reasons) as HoldReason[] }
}
