import type { Day } from '../calendar/day.js'
import { account, type Movement, type MovementKind } from '../ledger/movements.js'

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
  const points = account.points(memberId)
  const payee = commission.payeeId
  const second = secondCommission?.payeeId ?? null
  const all: Movement[] = []
  const post = (
    kind: MovementKind,
    part: string,
    source: string,
    destination: string,
    amount: number,
    of = memberId,
  ) => {
    if (amount > 0) all.push(movement(order, kind, `order:${orderId}:${part}`, source, destination, amount, of))
  }
  post('order-paid', 'paid', account.till(order.till), account.orderPaid(orderId), amounts.paidFen)
  post('order-points-spent', 'points-spent', points, account.pointsSpent, amounts.pointsSpent)
  post('order-growth', 'growth', account.growthIssued, account.growth(memberId), amounts.growth)
  post('order-points', 'points', account.pointsIssued, points, amounts.points)
  const accrue = (level: 1 | 2, payeeId: number, amountFen: number) => {
    const pending = account.commissionPending(payeeId)
    post('order-commission', `commission:${level}`, account.commissionAccrued, pending, amountFen, payeeId)
  }
  if (payee !== null) accrue(1, payee, amounts.commissionFen)
  if (second !== null) accrue(2, second, amounts.commissionSecondFen)
  return all
}

function movement(
  order: SettledOrder,
  kind: MovementKind,
  businessKey: string,
  source: string,
  destination: string,
  amount: number,
  memberId: number,
): Movement {
  const { atMs: occurredAtMs, day: datedOn, orderId } = order
  return { kind, businessKey, source, destination, amount, occurredAtMs, datedOn, memberId, orderId }
}
