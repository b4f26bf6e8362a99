import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Refusal } from '../platform/http/refusal.js'

/** A coupon that can be used now. */
export interface UsableCoupon {
  id: number
  kind: 'gift'
  title: string
  storeId: number | null
  storeName: string | null
  validUntil: Date
}

/** Coupons as rows. This version knows one kind: a gift voucher without money. */
@Injectable()
export class Coupons {
  constructor(private readonly ids: Ids) {}

  /** Issues the shopping-bag voucher once for `businessKey`. */
  async issueBag(
    tx: Tx,
    ask: { memberId: number; storeId: number; businessKey: string; atMs: number; validUntilMs: number },
  ): Promise<void> {
    await tx.run(
      `INSERT IGNORE INTO coupon (id, business_key, member_id, kind, template, store_id, state, issued_at, valid_until) VALUES (?, ?, ?, 'gift', 'gift.bag', ?, 'usable', ?, ?)`,
      [
        await this.ids.one(),
        ask.businessKey,
        ask.memberId,
        ask.storeId,
        new Date(ask.atMs),
        new Date(ask.validUntilMs),
      ],
    )
  }

  /** What a member can use now, at one store or anywhere. */
  async usable(
    tx: Pick<Tx, 'rows'>,
    memberId: number,
    atMs: number,
    storeId: number | null = null,
  ): Promise<UsableCoupon[]> {
    const rows = await tx.rows<Omit<UsableCoupon, 'title'> & { template: 'gift.bag' }>(
      `SELECT c.id, c.kind, c.template, c.store_id AS storeId, s.name AS storeName, c.valid_until AS validUntil
         FROM coupon c LEFT JOIN store s ON s.id = c.store_id
        WHERE c.member_id = ? AND c.state = 'usable' AND c.valid_until > ? ORDER BY c.valid_until, c.id`,
      [memberId, new Date(atMs)],
    )
    return rows
      .filter((row) => storeId === null || row.storeId === null || row.storeId === storeId)
      .map(({ template, ...row }) => ({ ...row, title: text(template) }))
  }

  /** Uses coupons for an order; each must be the member's, usable now and good in this store, else `coupon-unusable`. */
  async redeem(
    tx: Tx,
    ask: { couponIds: readonly number[]; memberId: number; storeId: number; orderId: number; atMs: number },
  ): Promise<void> {
    for (const couponId of ask.couponIds) {
      const won = await tx.run(
        `UPDATE coupon SET state = 'redeemed', order_id = ?
          WHERE id = ? AND member_id = ? AND state = 'usable' AND valid_until > ? AND (store_id IS NULL OR store_id = ?)`,
        [ask.orderId, couponId, ask.memberId, new Date(ask.atMs), ask.storeId],
      )
      if (won !== 1) throw new Refusal('coupon-unusable')
    }
  }

  /** The last goods of an order went back: its coupons return with their original expiry. */
  async giveBack(tx: Tx, orderId: number): Promise<void> {
    await tx.run(`UPDATE coupon SET state = 'usable', order_id = NULL WHERE order_id = ? AND state = 'redeemed'`, [
      orderId,
    ])
  }
}
