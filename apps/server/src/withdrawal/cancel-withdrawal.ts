import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { EndWithdrawal } from './end-withdrawal.js'
import { type WithdrawalView } from './views.js'
import { CANCELLED, WITHDRAWAL_COLUMNS, type WithdrawalRow, withdrawalView } from './withdrawal.js'

/** Cancels a withdrawal that its member has not confirmed. */
@Injectable()
export class CancelWithdrawal {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly ending: EndWithdrawal,
  ) {}

  /**
   * What WeChat never had comes back at once; what it has, or may have, is asked to be cancelled, and only WeChat's word ends
   * it. Throws `withdrawal-unknown` and `withdrawal-not-cancellable`.
   */
  cancel(request: RequestName, memberId: number, id: number): Promise<WithdrawalView> {
    return this.requests.once(request, async (tx) => {
      const row = await this.locked(tx, memberId, id)
      if (row.state === 'waiting-approval' || (row.state === 'sending' && row.reach === 'none'))
        await this.ending.end(tx, row, { state: 'returned', failReason: CANCELLED }, [row.state])
      else if (row.state === 'sending' || row.state === 'confirm') await this.askToCancel(tx, row)
      else throw new Refusal('withdrawal-not-cancellable')
      return withdrawalView(await this.locked(tx, memberId, id))
    })
  }

  private async askToCancel(tx: Tx, { id }: WithdrawalRow): Promise<void> {
    const now = new Date(this.clock.now())
    await tx.run('UPDATE withdrawal SET cancel_asked_at = COALESCE(cancel_asked_at, ?), next_at = ? WHERE id = ?', [
      now,
      now,
      id,
    ])
  }

  private async locked(tx: Tx, memberId: number, id: number): Promise<WithdrawalRow> {
    const [row] = await tx.rows<WithdrawalRow>(
      `SELECT ${WITHDRAWAL_COLUMNS} FROM withdrawal WHERE id = ? AND member_id = ? FOR UPDATE`,
      [id, memberId],
    )
    if (!row) throw new Refusal('withdrawal-unknown')
    return row
  }
}
