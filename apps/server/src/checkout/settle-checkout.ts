import { Injectable } from '@nestjs/common'
import { Commissions } from '../commission/commissions.js'
import { commissionOutcome } from '../commission/reasons.js'
import { Coupons } from '../coupon/coupons.js'
import { maskedName } from '../member/member.js'
import { Members } from '../member/members.js'
import { type OrderView, orderView } from '../order/views.js'
import { Clock } from '../platform/clock/clock.js'
import { type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { SettleOrder } from './settle-order.js'

/** What the clerk keyed in. */
export interface Settlement {
  checkoutId: number
  receiptNo: string
  amountFen: number
  giftCouponIds: readonly number[]
}

interface CheckoutRow {
  id: number
  store_id: number
  clerk_id: number
  member_id: number
  expires_at: Date
  order_id: number | null
}

/** Settles an open checkout: order, points, growth value, commission and vouchers in one transaction. */
@Injectable()
export class SettleCheckout {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly settleOrder: SettleOrder,
    private readonly coupons: Coupons,
    private readonly commissions: Commissions,
    private readonly members: Members,
  ) {}

  /** Throws `checkout-unknown`, `-expired`, `-settled`, `clerk-own-purchase`, `receipt-conflict`, `coupon-unusable`. */
  settle(
    request: RequestName,
    clerk: { id: number; storeId: number },
    personId: number,
    settlement: Settlement,
  ): Promise<OrderView> {
    return this.requests.once(request, (tx) => this.settleIn(tx, clerk, personId, settlement))
  }

  private async settleIn(
    tx: Tx,
    clerk: { id: number; storeId: number },
    personId: number,
    settlement: Settlement,
  ): Promise<OrderView> {
    const atMs = this.clock.now()
    const checkout = await this.lockCheckout(tx, clerk, settlement.checkoutId)
    const member = await this.members.byId(tx, checkout.member_id)
    if (member.personId === personId) throw new Refusal('clerk-own-purchase')
    if (checkout.order_id === null && checkout.expires_at.getTime() <= atMs) throw new Refusal('checkout-expired')
    const { order, repeated } = await this.settleOrder.settle(tx, {
      storeId: clerk.storeId,
      receiptNo: settlement.receiptNo,
      memberId: checkout.member_id,
      clerkId: clerk.id,
      till: 'unspecified',
      lines: [{ lineNo: 1, item: null, unitPrice: null, quantity: 1, paidFen: settlement.amountFen }],
      atMs,
    })
    if (!repeated) {
      if (checkout.order_id !== null) throw new Refusal('checkout-settled')
      await this.coupons.redeem(tx, {
        couponIds: settlement.giftCouponIds,
        memberId: member.id,
        storeId: clerk.storeId,
        orderId: order.id,
        atMs,
      })
      await tx.run('UPDATE checkout SET order_id = ? WHERE id = ?', [order.id, checkout.id])
    }
    const commission = (await this.commissions.ofOrders(tx, [order.id])).get(order.id)
    return orderView(order, maskedName(member.nickname), commissionOutcome(commission))
  }

  /** A checkout is for the clerk and store that opened it; anybody else's does not exist for this clerk. */
  private async lockCheckout(tx: Tx, clerk: { id: number; storeId: number }, checkoutId: number): Promise<CheckoutRow> {
    const [row] = await tx.rows<CheckoutRow>(
      'SELECT id, store_id, clerk_id, member_id, expires_at, order_id FROM checkout WHERE id = ? FOR UPDATE',
      [checkoutId],
    )
    if (!row || row.store_id !== clerk.storeId || row.clerk_id !== clerk.id) throw new Refusal('checkout-unknown')
    return row
  }
}
