import { Injectable } from '@nestjs/common'
import { Members } from '../member/members.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { refuseStanding } from './decide.js'
import { EndWithdrawal } from './end-withdrawal.js'
import { PayeeIdentities } from './payee-identities.js'
import { type OperatorWithdrawalView, type WithdrawalState } from './views.js'
import { reasonOf, WITHDRAWAL_COLUMNS, type WithdrawalRow } from './withdrawal.js'

const SHOWN = 100

type ListedRow = WithdrawalRow & { member_no: string; nickname: string; name_cipher: Buffer | null }

/** The operator's side: what is above the limit waits for a decision. */
@Injectable()
export class ApproveWithdrawals {
  constructor(
    private readonly database: Database,
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly members: Members,
    private readonly ending: EndWithdrawal,
    private readonly identities: PayeeIdentities,
  ) {}

  /** Withdrawals in a state, the oldest first. */
  async inState(state: WithdrawalState): Promise<OperatorWithdrawalView[]> {
    const rows = await this.listed(this.database, 'w.state = ?', state)
    return rows.map((row) => this.view(row))
  }

  /** Decides once, of two operators one. Throws `withdrawal-unknown`, `withdrawal-decided`, `member-frozen`, `member-closed`. */
  decide(
    request: RequestName,
    operatorId: number,
    id: number,
    { approve, reason }: { approve: boolean; reason: string | null },
  ): Promise<OperatorWithdrawalView> {
    return this.requests.once(request, async (tx) => {
      const [row] = await this.listed(tx, 'w.id = ?', id)
      if (!row) throw new Refusal('withdrawal-unknown')
      const done = approve
        ? await this.approve(tx, row, operatorId)
        : await this.ending.end(tx, row, { state: 'refused', decision: { operatorId, reason } }, ['waiting-approval'])
      if (!done) throw new Refusal('withdrawal-decided')
      const [after] = await this.listed(tx, 'w.id = ?', id)
      return this.view(after ?? row)
    })
  }

  private async approve(tx: Tx, row: WithdrawalRow, operatorId: number): Promise<boolean> {
    refuseStanding((await this.members.lock(tx, row.member_id)).status)
    const now = new Date(this.clock.now())
    const won = await tx.run(
      `UPDATE withdrawal SET state = 'sending', decided_by = ?, decided_at = ?, next_at = ?
        WHERE id = ? AND state = 'waiting-approval'`,
      [operatorId, now, now, row.id],
    )
    return won === 1
  }

  private listed(tx: Pick<Tx, 'rows'>, where: 'w.id = ?' | 'w.state = ?', value: number | string) {
    const columns = WITHDRAWAL_COLUMNS.split(',').map((column) => `w.${column.trim()}`)
    return tx.rows<ListedRow>(
      `SELECT ${columns.join(', ')}, m.member_no, m.nickname, i.name_cipher
         FROM withdrawal w JOIN member m ON m.id = w.member_id LEFT JOIN payee_identity i ON i.member_id = w.member_id
        WHERE ${where} ORDER BY w.requested_at, w.id LIMIT ${SHOWN}`,
      [value],
    )
  }

  private view(row: ListedRow): OperatorWithdrawalView {
    return {
      id: String(row.id),
      billNo: row.bill_no,
      memberNo: row.member_no,
      nickname: row.nickname,
      maskedName: row.name_cipher ? this.identities.maskedName(row.name_cipher) : '',
      grossFen: row.gross_fen,
      taxFen: row.tax_fen,
      netFen: row.net_fen,
      state: row.state,
      reason: reasonOf(row),
      requestedAt: row.requested_at.toISOString(),
    }
  }
}
