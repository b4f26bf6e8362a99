import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Log } from '../platform/log/log.js'
import { type TransferBill } from '../platform/wechat-pay/wechat-pay.js'
import { type Ending, EndWithdrawal } from './end-withdrawal.js'
import { delayMs } from './pace.js'
import { CANCELLED, SENT_STATES, type WithdrawalRow } from './withdrawal.js'

/** The member has this long to confirm, from when WeChat took the bill. Source: WeChat Pay, merchant transfer. */
const CONFIRM_MS = 24 * 3_600_000

/** What became of WeChat's word: written, known already, about another bill than ours, or against an end that stands. */
export type Taken = 'taken' | 'repeated' | 'mismatch' | 'contradiction'

/** Writes what WeChat says about a bill, whichever way it came: an answer, a query or a notification. */
@Injectable()
export class TakeBill {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ending: EndWithdrawal,
    private readonly log: Log,
  ) {}

  async take(row: WithdrawalRow, bill: TransferBill): Promise<Taken> {
    const differing = differences(row, bill)
    if (differing.length > 0) {
      this.log.error({ withdrawal: row.id, differing }, 'WeChat describes a bill that is not ours')
      return 'mismatch'
    }
    const ending = endingOf(bill)
    if (ending) return this.end(row, ending)
    await this.goOn(row, bill)
    return 'taken'
  }

  /** Of answers, queries and notifications that come at once, one conditional write decides. */
  private async end(row: WithdrawalRow, ending: Ending): Promise<Taken> {
    const won = await this.database.transaction((tx) => this.ending.end(tx, row, ending, SENT_STATES))
    if (won) return 'taken'
    const [now] = await this.database.rows<{ state: string }>('SELECT state FROM withdrawal WHERE id = ?', [row.id])
    if (now?.state === ending.state) return 'repeated'
    this.log.error(
      { withdrawal: row.id, state: now?.state, told: ending.state },
      'WeChat contradicts an end that stands',
    )
    return 'contradiction'
  }

  /**
   * Ends a claimed bill of which WeChat has nothing, as its member asked. Whoever lost the claim meanwhile ends nothing: the
   * next one may have sent it.
   */
  async neverSent(bill: WithdrawalRow): Promise<void> {
    await this.database.transaction(async (tx) => {
      const held = 'SELECT id FROM withdrawal WHERE id = ? AND tries = ? FOR UPDATE'
      const mine = await tx.rows(held, [bill.id, bill.tries])
      const ending = { state: 'returned', failReason: CANCELLED } as const
      if (mine.length === 1) await this.ending.end(tx, bill, ending, ['sending'])
    })
  }

  /** A state on the way. An older answer that arrives late finds other `tries` and changes nothing. */
  private async goOn(row: WithdrawalRow, bill: TransferBill): Promise<void> {
    const nowMs = this.clock.now()
    const state = stateOf(bill.state, row.state)
    const until = state === 'confirm' ? new Date(nowMs + CONFIRM_MS) : null
    const next = new Date(nowMs + delayMs({ ...row, reach: 'known', state }, nowMs))
    await this.database.run(
      `UPDATE withdrawal
          SET state = ?, reach = 'known', fail_reason = NULL, wechat_bill_no = COALESCE(wechat_bill_no, ?),
              package_info = COALESCE(?, package_info), confirm_until = COALESCE(confirm_until, ?),
              next_at = IF(cancel_asked_at <=> ?, ?, ?),
              cancel_asked_at = IF(? = 'CANCELING', COALESCE(cancel_asked_at, ?), cancel_asked_at)
        WHERE id = ? AND tries = ? AND state IN (?)`,
      [
        state,
        bill.wechatBillNo,
        bill.packageInfo,
        until,
        row.cancel_asked_at,
        next,
        new Date(nowMs),
        bill.state,
        new Date(nowMs),
        row.id,
        row.tries,
        [...SENT_STATES],
      ],
    )
  }
}

/** How a bill ended, null while it has not. */
export function endingOf(bill: TransferBill): Ending | null {
  const { wechatBillNo } = bill
  if (bill.state === 'SUCCESS') return { state: 'paid', wechatBillNo }
  if (bill.state === 'FAIL') return { state: 'returned', failReason: reasonCode(bill.failReason), wechatBillNo }
  if (bill.state === 'CANCELLED') return { state: 'returned', failReason: CANCELLED, wechatBillNo }
  return null
}

function stateOf(wechat: string, now: WithdrawalRow['state']): WithdrawalRow['state'] {
  if (wechat === 'ACCEPTED' || wechat === 'PROCESSING') return 'sending'
  if (wechat === 'TRANSFERING') return 'transferring'
  if (wechat === 'WAIT_USER_CONFIRM' || wechat === 'CANCELING') return 'confirm'
  // A state that WeChat may add one day: where it stands is not known better than before.
  return now
}

/** What WeChat says about our bill must be what we asked for; what it leaves out is not compared. */
function differences(row: WithdrawalRow, bill: TransferBill): string[] {
  const pairs = {
    bill: [bill.outBillNo, row.bill_no],
    amount: [bill.amountFen, row.net_fen],
    merchant: [bill.mchId, row.mch_id],
    openid: [bill.openid, row.openid],
    wechatBill: [row.wechat_bill_no === null ? null : bill.wechatBillNo, row.wechat_bill_no],
  }
  return Object.entries(pairs)
    .filter(([, [told, ours]]) => told !== null && told !== ours)
    .map(([name]) => name)
}

function reasonCode(text: string | null): string {
  return text !== null && /^[A-Z_]{1,64}$/.test(text) ? text : 'UNKNOWN'
}
