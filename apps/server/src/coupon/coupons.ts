import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { ask, type Tx, unasked } from '../platform/database/database.js'
import { type Sheet } from '../platform/database/sheet.js'
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

/** A coupon as a row, locked. */
export interface CouponRow {
  id: number
  member_id: number
  store_id: number | null
  state: string
  valid_until: Date
  order_id: number | null
}

const ISSUED = [
  ...['id', 'business_key', 'member_id', 'kind', 'template'],
  ...['store_id', 'state', 'issued_at', 'valid_until'],
]

/** Writes the shopping-bag voucher on a sheet, once for `businessKey`; a second fails the sheet as a duplicate. */
export function issueBag(
  sheet: Sheet,
  id: number,
  ask: {
    memberId: number
    store: { id: number; name: string }
    businessKey: string
    atMs: number
    validUntilMs: number
  },
): UsableCoupon {
  const { store } = ask
  const validUntil = new Date(ask.validUntilMs)
  const row = [
    id,
    ask.businessKey,
    ask.memberId,
    'gift',
    'gift.bag',
    store.id,
    'usable',
    new Date(ask.atMs),
    validUntil,
  ]
  sheet.insert('coupon', ISSUED, row)
  return { id, kind: 'gift', title: text('gift.bag'), storeId: store.id, storeName: store.name, validUntil }
}

/** Coupons as rows. This version knows one kind: a gift voucher without money. */
@Injectable()
export class Coupons {
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

  /** Asks for coupons by id, locking them. */
  question(couponIds: readonly number[]) {
    if (couponIds.length === 0) return unasked<CouponRow>()
    return ask<CouponRow>(
      'SELECT id, member_id, store_id, state, valid_until, order_id FROM coupon WHERE id IN (?) ORDER BY id FOR UPDATE',
      [couponIds],
    )
  }

  /** Writes the use of coupons on a sheet; each must be the member's, usable now and good in this store, else `coupon-unusable`. */
  redeem(
    sheet: Sheet,
    use: { couponIds: readonly number[]; memberId: number; storeId: number; orderId: number; atMs: number },
    rows: readonly CouponRow[],
  ): void {
    for (const couponId of new Set(use.couponIds)) {
      const row = rows.find(({ id }) => id === couponId)
      const here = row && (row.store_id === null || row.store_id === use.storeId)
      const usable = row?.state === 'usable' && row.member_id === use.memberId && row.valid_until.getTime() > use.atMs
      if (!here || !usable) throw new Refusal('coupon-unusable')
      sheet.change('coupon', ['id'], ['state', 'order_id'], [couponId, 'redeemed', use.orderId])
    }
  }

  /** The last goods of an order went back: its coupons, out of `usedCouponsQuestion`, return with their original expiry. */
  giveBack(sheet: Sheet, orderId: number, used: readonly UsedCoupon[]): void {
    for (const { id, order_id } of used)
      if (order_id === orderId) sheet.change('coupon', ['id'], ['state', 'order_id'], [id, 'usable', null])
  }
}

/** A coupon that an order used. */
export interface UsedCoupon {
  id: number
  order_id: number
}

/** Asks for the coupons that orders used, locking them. */
export function usedCouponsQuestion(orderIds: readonly number[]) {
  return ask<UsedCoupon>(
    `SELECT id, order_id FROM coupon WHERE order_id IN (?) AND state = 'redeemed' ORDER BY id FOR UPDATE`,
    [orderIds],
  )
}
