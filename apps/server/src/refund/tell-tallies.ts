import { keepFirstOrder } from '../member/first-order.js'
import { refundedFen } from '../order/order.js'
import { paidEvent } from '../order/paid-event.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { type Sheet } from '../platform/database/sheet.js'
import { type ShareEvent, tellTallies } from '../share/share-events.js'
import { type OrderFacts } from './order-facts.js'

/** Tells the tallies what a refund took back; a first order of which nothing is left counts for none. */
export function tellOfRefund(
  sheet: Sheet,
  draw: () => number,
  { order, member }: OrderFacts,
  refund: { amountFen: number; commissionFen: number; whole: boolean },
): void {
  if (order.linkId === null) return
  const emptied = refund.whole && refundedFen(order) < order.paidFen
  const back = { paidFen: -refund.amountFen, commissionFen: -refund.commissionFen, orders: 0 as const }
  const noFirst = emptied && member.firstOrderId === order.id
  tellTallies(sheet, draw, [paidEvent(order, order.linkId, back, noFirst ? -1 : 0)])
}

/** Tells the tallies of an order that is undone, and of the one that is its member's first order from now on. */
export function tellOfUndo(sheet: Sheet, draw: () => number, facts: OrderFacts, commissionFen: number): void {
  const { order, member, next } = facts
  const wasFirst = member.firstOrderId === order.id
  const events: ShareEvent[] = []
  if (order.linkId !== null) {
    const back = { paidFen: -order.paidFen, commissionFen: -commissionFen, orders: -1 as const }
    events.push(paidEvent(order, order.linkId, back, wasFirst ? -1 : 0))
  }
  if (wasFirst && next && next.linkId !== null && next.wholeBack === 0) {
    const first = { memberId: member.id, paidOn: dayOfColumn(next.paidOn), paidAt: next.paidAt }
    events.push(paidEvent(first, next.linkId, { paidFen: 0, commissionFen: 0, orders: 0 }, 1))
  }
  tellTallies(sheet, draw, events)
}

/** Whoever undoes their first order has the next one as the first, or none. */
export function moveFirstOrder(sheet: Sheet, { order, member, next }: OrderFacts): void {
  if (member.firstOrderId === order.id) keepFirstOrder(sheet, member.id, next?.id ?? null)
}
