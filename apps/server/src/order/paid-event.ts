import { dayText } from '@passalong/domain'
import { type ShareEvent } from '../share/share-events.js'
import { type Order } from './order.js'

type Paid = Extract<ShareEvent, { kind: 'paid' }>

/** What the tallies hear of an order that a link brought, in fen, below zero for what goes back; always under its own day. */
export function paidEvent(
  order: Pick<Order, 'memberId' | 'paidOn' | 'paidAt'>,
  linkId: number,
  { paidFen, commissionFen, orders }: Pick<Paid, 'paidFen' | 'commissionFen' | 'orders'>,
  firstOrders: Paid['firstOrders'],
): Paid {
  const on = dayText(order.paidOn)
  const atMs = order.paidAt.getTime()
  return { kind: 'paid', linkId, buyerId: order.memberId, on, atMs, paidFen, commissionFen, orders, firstOrders }
}
