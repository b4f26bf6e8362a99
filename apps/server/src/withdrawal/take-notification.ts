import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database/database.js'
import { type WechatSignature } from '../platform/wechat-pay/sign.js'
import { NotificationFault, WechatPay } from '../platform/wechat-pay/wechat-pay.js'
import { endingOf, TakeBill } from './take-bill.js'
import { WITHDRAWAL_COLUMNS, type WithdrawalRow } from './withdrawal.js'

/** A notification that is WeChat's, and that cannot be taken now: WeChat sends it again. */
export class NotificationRefused extends Error {
  constructor(
    readonly status: 404 | 409,
    message: string,
  ) {
    super(message)
  }
}

/** Takes WeChat's notifications. Each may come twice, late, in any order, or never: it only says sooner what a query would. */
@Injectable()
export class TakeNotification {
  constructor(
    private readonly database: Database,
    private readonly pay: WechatPay,
    private readonly takeBill: TakeBill,
  ) {}

  /**
   * Resolves when it is taken, or was before. Throws NotificationFault when WeChat did not say this, NotificationRefused when
   * it does not fit what is known; either way nothing is written.
   */
  async take(signature: WechatSignature, rawBody: Buffer): Promise<void> {
    const bill = this.pay.openNotification(signature, rawBody)
    const [row] = await this.database.rows<WithdrawalRow>(
      `SELECT ${WITHDRAWAL_COLUMNS} FROM withdrawal WHERE bill_no = ?`,
      [bill.outBillNo],
    )
    if (!row) throw new NotificationRefused(404, 'bill unknown')
    const whole = bill.amountFen !== null && bill.mchId !== null && bill.openid !== null
    if (!whole) throw new NotificationFault(400, 'unexpected')
    // A bill that this server never sent cannot have ended; once it is sent, WeChat tells the same again.
    if (row.tries === 0) throw new NotificationRefused(409, 'bill not sent')
    if (!endingOf(bill)) return
    const taken = await this.takeBill.take(row, bill)
    if (taken === 'mismatch' || taken === 'contradiction') throw new NotificationRefused(409, taken)
  }
}
