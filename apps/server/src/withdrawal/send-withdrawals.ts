import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Jobs } from '../platform/jobs/jobs.js'
import { type BillOutcome, WechatPay } from '../platform/wechat-pay/wechat-pay.js'
import { ClaimBills, type ClaimedBill } from './claim-bills.js'
import { delayMs } from './pace.js'
import { TakeBill } from './take-bill.js'

const EVERY_MS = 1_500
/** Batches of one run; what is left waits for the next. */
const BATCHES = 50

/** WeChat's states in which a bill can still be cancelled. */
const CANCELLABLE = ['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM']

/**
 * Pursues bills until WeChat ends them. Each keeps its number for ever; whatever is not certain is queried before anything
 * else, and the same request is sent again only when WeChat says that it does not know the bill.
 */
@Injectable()
export class SendWithdrawals implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly pay: WechatPay,
    private readonly claims: ClaimBills,
    private readonly takeBill: TakeBill,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'withdrawals', everyMs: EVERY_MS, run: (stopping) => this.runOnce(stopping) })
  }

  /** Pursues everything that is due; resolves to how many bills that were. Safe beside itself and after a crash anywhere. */
  async runOnce(stopping?: AbortSignal): Promise<number> {
    let pursued = 0
    for (let batch = 0; this.pay.isOn && batch < BATCHES && !stopping?.aborted; batch++) {
      const bills = await this.claims.claim()
      if (bills.length === 0) break
      const ends = await Promise.allSettled(bills.map((bill) => this.pursue(bill)))
      const failed = ends.find(({ status }) => status === 'rejected')
      if (failed?.status === 'rejected') throw failed.reason
      pursued += bills.length
    }
    return pursued
  }

  private async pursue(bill: ClaimedBill): Promise<void> {
    // Cancelled while WeChat refused it: it has nothing, and gets nothing more.
    if (bill.reach === 'none' && bill.cancel_asked_at !== null) return this.takeBill.neverSent(bill)
    const outcome = bill.reach === 'none' ? await this.send(bill) : await this.ask(bill)
    const taken = outcome.kind === 'bill' ? await this.takeBill.take(bill, outcome.bill) : 'mismatch'
    if (taken === 'mismatch') await this.putOff(bill, outcome)
  }

  private async send(bill: ClaimedBill): Promise<BillOutcome> {
    const sent = await this.pay.createTransfer(bill.bill_body, bill.bill_serial)
    if (sent.kind === 'bill') return sent
    // Whatever it was, WeChat may have the bill: only a query tells.
    const found = await this.pay.queryTransfer(bill.bill_no)
    if (found.kind === 'bill') return this.confirmable(bill, found)
    return found.kind === 'not-found' ? sent : { kind: 'unknown', why: found.kind }
  }

  private async ask(bill: ClaimedBill): Promise<BillOutcome> {
    const found = await this.pay.queryTransfer(bill.bill_no)
    if (found.kind === 'not-found' && bill.reach === 'unknown') return this.send(bill)
    if (found.kind !== 'bill') return found
    if (bill.cancel_asked_at === null || !CANCELLABLE.includes(found.bill.state)) return this.confirmable(bill, found)
    const cancelled = await this.pay.cancelTransfer(bill.bill_no)
    return cancelled.kind === 'bill' ? cancelled : found
  }

  /** A query never holds what the member needs to confirm. WeChat knows the bill: asked for once more, it is the same one. */
  private async confirmable(bill: ClaimedBill, found: BillOutcome & { kind: 'bill' }): Promise<BillOutcome> {
    const { state, packageInfo } = found.bill
    if (state !== 'WAIT_USER_CONFIRM' || (packageInfo ?? bill.package_info) !== null) return found
    const again = await this.pay.createTransfer(bill.bill_body, bill.bill_serial)
    return again.kind === 'bill' ? again : found
  }

  /**
   * Nothing new is certain: later again. Only when every request for the bill was refused by WeChat and a query found nothing
   * does it stand as never sent, and may be cancelled here.
   */
  private async putOff(bill: ClaimedBill, outcome: BillOutcome): Promise<void> {
    const now = this.clock.now()
    const refused = outcome.kind === 'refused'
    const reach = refused && bill.reach === 'none' ? 'none' : bill.reach === 'none' ? 'unknown' : bill.reach
    const next = new Date(now + delayMs({ ...bill, reach }, now))
    await this.database.run(
      `UPDATE withdrawal
          SET reach = ?, fail_reason = COALESCE(?, fail_reason), next_at = IF(cancel_asked_at <=> ?, ?, ?)
        WHERE id = ? AND tries = ? AND finished_at IS NULL`,
      [reach, refused ? outcome.code : null, bill.cancel_asked_at, next, new Date(now), bill.id, bill.tries],
    )
  }
}
