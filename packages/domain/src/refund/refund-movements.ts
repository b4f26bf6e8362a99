import type { Day } from '../calendar/day.js'
import { account, type Movement, type MovementKind } from '../ledger/movements.js'

/** What of a refund's facts its movements name. `source` is the account that the commission stands in by now. */
interface RefundedOrder {
  refundId: number
  orderId: number
  memberId: number
  orderDay: Day
  till: 'unspecified' | 'imported'
  commission: { payeeId: number; source: string } | null
  secondCommission?: { payeeId: number; source: string } | null
  atMs: number
  day: Day
}

/** What goes back, in fen, points and growth value; commission by level. */
interface Amounts {
  amountFen: number
  growth: number
  pointsReturned: number
  points: number
  commissionByLevelFen: readonly [number, number]
}

/** The movements of a refund, the points that come back before those that are taken back. Nothing that is nothing. */
export function refundMovements(order: RefundedOrder, amounts: Amounts): Movement[] {
  const { orderId, memberId, refundId, day, till } = order
  const points = account.points(memberId)
  const one = (kind: MovementKind, part: string, route: readonly [string, string], amount: number): Movement => ({
    kind,
    businessKey: `refund:${refundId}:${part}`,
    source: route[0],
    destination: route[1],
    amount,
    occurredAtMs: order.atMs,
    // Growth counts for the order's day, so that the tier is what replaying the remaining entries gives.
    datedOn: kind === 'refund-growth' ? order.orderDay : day,
    memberId,
    orderId,
  })
  const commission = [order.commission, order.secondCommission ?? null].flatMap((paid, index) => {
    if (paid === null) return []
    const route = [paid.source, account.commissionAccrued] as const
    const amount = amounts.commissionByLevelFen[index] ?? 0
    return [{ ...one('refund-commission', `commission:${index + 1}`, route, amount), memberId: paid.payeeId }]
  })
  const all = [
    one('refund-paid', 'paid', [account.orderPaid(orderId), account.till(till)], amounts.amountFen),
    one('refund-growth', 'growth', [account.growth(memberId), account.growthIssued], amounts.growth),
    one('refund-points-returned', 'points-returned', [account.pointsSpent, points], amounts.pointsReturned),
    one('refund-points', 'points', [points, account.pointsIssued], amounts.points),
    ...commission,
  ]
  return all.filter((movement) => movement.amount > 0)
}
