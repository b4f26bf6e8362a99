import { Injectable } from '@nestjs/common'
import { dayOf, withdrawalPaid, withdrawalReturned } from '@passalong/domain'
import { Ledger } from '../ledger/ledger.js'
import { Messages } from '../message/messages.js'
import { Clock } from '../platform/clock/clock.js'
import { type Tx } from '../platform/database/database.js'
import { type WithdrawalState } from './views.js'
import { reasonOf, type WithdrawalRow } from './withdrawal.js'

/** How a withdrawal ends. */
export interface Ending {
  state: 'paid' | 'returned' | 'refused'
  failReason?: string | null
  wechatBillNo?: string | null
  /** Who refused it and what the member is told. */
  decision?: { operatorId: number; reason: string | null }
}

/** Ends withdrawals: one conditional write decides, and whoever makes it posts the money in the same transaction. */
@Injectable()
export class EndWithdrawal {
  constructor(
    private readonly ledger: Ledger,
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  /** False when it was not in one of the states `from` any more: somebody else ended it, and nothing was written. */
  async end(tx: Tx, row: WithdrawalRow, ending: Ending, from: readonly WithdrawalState[]): Promise<boolean> {
    // The same line in which this person's next request stands: it counts this one as ended, or as open, and so does its date.
    await tx.rows(
      `SELECT member_id FROM payee_identity
        WHERE id_index = (SELECT w.id_index FROM withdrawal w WHERE w.id = ?) ORDER BY member_id FOR UPDATE`,
      [row.id],
    )
    const atMs = this.clock.now()
    const { state, failReason = null, wechatBillNo = null, decision } = ending
    const decided = decision ? [decision.operatorId, new Date(atMs), decision.reason] : [null, null, null]
    const won = await tx.run(
      `UPDATE withdrawal
          SET state = ?, fail_reason = ?, wechat_bill_no = COALESCE(wechat_bill_no, ?), finished_at = ?,
              open_member_id = NULL, next_at = NULL, package_info = NULL,
              decided_by = COALESCE(?, decided_by), decided_at = COALESCE(?, decided_at), reason = COALESCE(?, reason)
        WHERE id = ? AND state IN (?)`,
      [state, failReason, wechatBillNo, new Date(atMs), ...decided, row.id, [...from]],
    )
    if (won !== 1) return false
    const facts = {
      id: row.id,
      memberId: row.member_id,
      grossFen: row.gross_fen,
      taxFen: row.tax_fen,
      netFen: row.net_fen,
      atMs,
      day: dayOf(atMs),
    }
    await this.ledger.post(tx, state === 'paid' ? withdrawalPaid(facts) : withdrawalReturned(facts))
    const note = reasonOf({ state, fail_reason: failReason, reason: decision?.reason ?? null })
    await this.messages.queue(tx, {
      memberId: row.member_id,
      template: 'withdrawal-result',
      params: { amountFen: state === 'paid' ? row.net_fen : row.gross_fen, outcome: state, atMs, note },
      businessKey: `withdrawal:${row.id}:result`,
    })
    return true
  }
}
