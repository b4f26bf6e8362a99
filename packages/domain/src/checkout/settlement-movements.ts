import type { Day } from '../calendar/day.js'
import { account, type Movement } from '../ledger/movements.js'

/** What of a settlement's facts its movements name. */
interface SettledOrder {
  orderId: number
  memberId: number
  till: 'unspecified' | 'imported'
  atMs: number
  day: Day
  commission: { payeeId: number | null }
  secondCommission?: { payeeId: number | null } | null
}

/** What a settlement comes to, in fen, points and growth value. */
interface Amounts {
  paidFen: number
  pointsSpent: number
  growth: number
  points: number
  commissionFen: number
  commissionSecondFen: number
}

/** The movements of a settlement: money, points that paid, what is earned, commission of each level. Nothing that is nothing. */
export function settlementMovements(order: SettledOrder, amounts: Amounts): Movement[] {
  const { orderId, memberId, commission, secondCommission } = order
  const own = { ...timeOf(order), memberId }
  const all: Movement[] = [
    {
      ...own,
      kind: 'order-paid',
      businessKey: `order:${orderId}:paid`,
      source: account.till(order.till),
      destination: account.orderPaid(orderId),
      amount: amounts.paidFen,
    },
    {
      ...own,
      kind: 'order-points-spent',
      businessKey: `order:${orderId}:points-spent`,
      source: account.points(memberId),
      destination: account.pointsSpent,
      amount: amounts.pointsSpent,
    },
    {
      ...own,
      kind: 'order-growth',
      businessKey: `order:${orderId}:growth`,
      source: account.growthIssued,
      destination: account.growth(memberId),
      amount: amounts.growth,
    },
    {
      ...own,
      kind: 'order-points',
      businessKey: `order:${orderId}:points`,
      source: account.pointsIssued,
      destination: account.points(memberId),
      amount: amounts.points,
    },
    ...accrual(order, 1, commission.payeeId, amounts.commissionFen),
    ...accrual(order, 2, secondCommission?.payeeId ?? null, amounts.commissionSecondFen),
  ]
  return all.filter((movement) => movement.amount > 0)
}

function accrual(order: SettledOrder, level: 1 | 2, payeeId: number | null, amount: number): Movement[] {
  if (payeeId === null) return []
  return [
    {
      ...timeOf(order),
      kind: 'order-commission',
      businessKey: `order:${order.orderId}:commission:${level}`,
      memberId: payeeId,
      source: account.commissionAccrued,
      destination: account.commissionPending(payeeId),
      amount,
    },
  ]
}

function timeOf({ atMs, day, orderId }: SettledOrder) {
  return { occurredAtMs: atMs, datedOn: day, orderId }
}
