import { Injectable } from '@nestjs/common'
import { dayOf, dayText, startOfDay, withdrawalQuote, withdrawalRequested } from '@passalong/domain'
import { Ledger } from '../ledger/ledger.js'
import { Clock } from '../platform/clock/clock.js'
import { ask, Database } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Sheet } from '../platform/database/sheet.js'
import { Refusal } from '../platform/http/refusal.js'
import { firstAnswer, keepAnswer, type RequestName, requestQuestion } from '../platform/idempotency/requests.js'
import { Bills } from './bills.js'
import { refuseStanding, refuseWithdrawal } from './decide.js'
import { factsOf, factsQuestions, taxMonth, type WithdrawalFacts } from './facts.js'
import { type WithdrawalView } from './views.js'
import { type WithdrawalRow, withdrawalView } from './withdrawal.js'

interface Asked {
  request: RequestName
  memberId: number
  grossFen: number
  /** The tax that the member was shown. */
  taxFen: number
}

/** Takes a withdrawal: the gross is set aside in the same transaction, the bill is sent after it. */
@Injectable()
export class RequestWithdrawal {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly ledger: Ledger,
    private readonly bills: Bills,
  ) {}

  /**
   * Throws `payouts-off`, `member-frozen`, `member-closed`, `payee-identity-missing`, `withdrawal-open`, a limit's refusal,
   * and `withdrawal-quote-changed` when the tax is another than the one that was shown.
   */
  async request(asked: Asked): Promise<WithdrawalView> {
    this.bills.refuseWhenOff()
    const { draw } = await this.ids.ready()
    const today = dayOf(this.clock.now())
    const questions = [
      // The member's row first: everything after it sees what the member's last request wrote.
      ask<{ status: string }>('SELECT status FROM member WHERE id = ? FOR UPDATE', [asked.memberId]),
      requestQuestion([asked.request]),
      ...factsQuestions(asked.memberId, today, true),
    ] as const
    return this.database.exchange(questions, ([members, answered, ...facts]) => {
      const sheet = new Sheet()
      const first = firstAnswer<WithdrawalView>(asked.request, answered)
      if (first) return { sheet, answer: first }
      refuseStanding(members[0]?.status)
      // Read under the locks, so that a person's withdrawals stand in the order in which they were decided; on the day of the facts.
      const atMs = Math.min(this.clock.now(), startOfDay(today + 1) - 1)
      const answer = this.post(sheet, asked, factsOf(facts), draw, atMs)
      keepAnswer(sheet, asked.request, answer, atMs)
      return { sheet, answer }
    })
  }

  private post(sheet: Sheet, asked: Asked, facts: WithdrawalFacts, draw: () => number, atMs: number): WithdrawalView {
    refuseWithdrawal(facts, { grossFen: asked.grossFen, shownTaxFen: asked.taxFen })
    const { identity, openid } = facts
    if (!identity || openid === null) throw new Refusal('payee-identity-missing')
    const day = dayOf(atMs)
    const amounts = withdrawalQuote(facts, asked.grossFen)
    const waits = asked.grossFen > facts.limits.approvalAboveFen
    const bill = this.bills.write(identity.name_cipher, { openid, netFen: amounts.netFen, day: dayText(day) })
    const row: WithdrawalRow = {
      ...blank,
      id: draw(),
      bill_no: bill.billNo,
      member_id: asked.memberId,
      openid,
      mch_id: bill.mchId,
      appid: bill.appid,
      gross_fen: amounts.grossFen,
      tax_fen: amounts.taxFen,
      net_fen: amounts.netFen,
      requested_at: new Date(atMs),
      state: waits ? 'waiting-approval' : 'sending',
    }
    const kept = {
      ...row,
      open_member_id: asked.memberId,
      id_index: identity.id_index,
      tax_month: taxMonth(day),
      requested_on: dayText(day),
      bill_body: bill.body,
      bill_serial: bill.serial,
      next_at: waits ? null : new Date(atMs),
    }
    sheet.insert('withdrawal', Object.keys(kept), Object.values(kept))
    this.ledger.write(sheet, withdrawalRequested({ id: row.id, memberId: asked.memberId, ...amounts, atMs, day }), draw)
    return withdrawalView(row)
  }
}

const blank = {
  reason: null,
  reach: 'none',
  tries: 0,
  wechat_bill_no: null,
  package_info: null,
  confirm_until: null,
  cancel_asked_at: null,
  fail_reason: null,
  finished_at: null,
} as const
