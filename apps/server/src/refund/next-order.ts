import { ask } from '../platform/database/database.js'

/** The order that is a member's first once the one that is now is undone. */
export interface NextOrder {
  memberId: number
  id: number
  linkId: number | null
  paidOn: string
  paidAt: Date
  /** 1 when nothing of it is left: it is first in time and counts for no first order. */
  wholeBack: number
}

/**
 * Asks who comes next as the first order of members whose first order is among `orderIds`, which are undone; a first order that
 * can still be undone is minutes old, so that only few came after it.
 */
export function nextOrdersQuestion(orderIds: readonly number[]) {
  return ask<NextOrder>(
    `SELECT o.member_id AS memberId, o.id, o.link_id AS linkId, o.paid_on AS paidOn, o.paid_at AS paidAt,
            (SELECT SUM(l.paid_fen - l.refunded_fen) = 0 FROM order_line l WHERE l.order_id = o.id) AS wholeBack
       FROM sale_order undone JOIN member m ON m.id = undone.member_id AND m.first_order_id = undone.id
       JOIN sale_order o ON o.member_id = m.id AND o.undone_at IS NULL AND o.id <> undone.id
      WHERE undone.id IN (?) ORDER BY o.member_id, o.paid_at, o.id`,
    [orderIds],
  )
}
