import { Injectable } from '@nestjs/common'
import { account, dayOf, withdrawableFen, withdrawalQuote } from '@passalong/domain'
import { Ledger } from '../ledger/ledger.js'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type FactsAnswers, factsOf, factsQuestions, taxMonth } from './facts.js'
import { PayeeIdentities, withdrawalConsent } from './payee-identities.js'
import { type WithdrawalQuoteView, type WithdrawalsView, type WithdrawalView } from './views.js'
import { WITHDRAWAL_COLUMNS, type WithdrawalRow, withdrawalView } from './withdrawal.js'

const SHOWN = 50

/** What a member sees of their withdrawals. */
@Injectable()
export class ShowWithdrawals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly identities: PayeeIdentities,
  ) {}

  async all(memberId: number): Promise<WithdrawalsView> {
    const [facts, { payroll }, rows] = await Promise.all([
      this.facts(memberId),
      this.ledger.balances(this.database, { payroll: account.commissionPayroll(memberId) }),
      this.database.rows<WithdrawalRow>(
        `SELECT ${WITHDRAWAL_COLUMNS} FROM withdrawal WHERE member_id = ? ORDER BY requested_at DESC, id DESC LIMIT ${SHOWN}`,
        [memberId],
      ),
    ])
    const items = rows.map(withdrawalView)
    const { minimumFen, dailyCapFen, monthlyCapFen } = facts.limits
    return {
      availableFen: facts.availableFen,
      payrollFen: payroll,
      withdrawableFen: withdrawableFen(facts),
      minimumFen,
      dailyCapFen,
      monthlyCapFen,
      identity: facts.identity ? this.identities.masked(facts.identity) : null,
      consent: withdrawalConsent(),
      open: items.find(({ finishedAt }) => finishedAt === null) ?? null,
      items,
    }
  }

  /** Gross, tax and net as they would be now, whether or not the limits allow it. */
  async quote(memberId: number, amountFen: number): Promise<WithdrawalQuoteView> {
    const facts = await this.facts(memberId)
    const { month } = facts
    return {
      ...withdrawalQuote(facts, amountFen),
      month: taxMonth(dayOf(this.clock.now())),
      monthGrossFen: month.grossFen,
      monthWithheldFen: month.withheldFen,
    }
  }

  /** Throws `withdrawal-unknown`, another member's included. */
  async one(memberId: number, id: number): Promise<WithdrawalView> {
    const [row] = await this.database.rows<WithdrawalRow>(
      `SELECT ${WITHDRAWAL_COLUMNS} FROM withdrawal WHERE id = ? AND member_id = ?`,
      [id, memberId],
    )
    if (!row) throw new Refusal('withdrawal-unknown')
    return withdrawalView(row)
  }

  private async facts(memberId: number) {
    const questions = factsQuestions(memberId, dayOf(this.clock.now()), false)
    const answers = await Promise.all(questions.map(({ sql, values }) => this.database.rows(sql, values)))
    return factsOf(answers as unknown as FactsAnswers)
  }
}
