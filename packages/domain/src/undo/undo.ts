import type { Day } from '../calendar/day.js'
import { account, type Movement, type MovementKind } from '../ledger/movements.js'
import { giveAndTake } from '../points/give-and-take.js'
import { type PointsLot } from '../points/lots.js'
import { type LotSpend } from '../points/spending.js'

/** An order can be undone for 5 minutes; the last of these milliseconds still counts. Source: RULES section 7. */
export const UNDO_MS = 5 * 60_000

/** Why an order cannot be undone; each is a declared refusal. */
export type UndoFault = 'order-undone' | 'undo-after-refund' | 'undo-too-late'

/** The fault of undoing an order at `atMs`, or null when it can be undone. */
export function undoFault(
  order: { paidAtMs: number; undone: boolean; refunded: boolean },
  atMs: number,
): UndoFault | null {
  if (order.undone) return 'order-undone'
  if (order.refunded) return 'undo-after-refund'
  return atMs - order.paidAtMs > UNDO_MS ? 'undo-too-late' : null
}

/** What a level was paid, and the account that it stands in by now: pending, or where it was released to. */
export interface CommissionToUndo {
  payeeId: number
  source: string
  amountFen: number
}

/** Everything that undoing an order looks at; `undoFault` has allowed it. */
export interface UndoFacts {
  orderId: number
  memberId: number
  /** The order's own numbers, as they were posted. */
  paidFen: number
  growth: number
  points: number
  pointsSpent: number
  orderDay: Day
  till: 'unspecified' | 'imported'
  /** By level, the first level first; null where nobody was paid. */
  commissions: readonly (CommissionToUndo | null)[]
  /** The member's lots that hold something, the order's own, and those that `spends` names. */
  lots: readonly PointsLot[]
  ownLotId: number | null
  spends: readonly LotSpend[]
  /** The member's points once whatever ran out before `day` is posted. */
  pointsBalance: number
  /** Gives the id of a lot for points whose lot ran out at the midnight between payment and undoing. */
  draw: () => number
  atMs: number
  day: Day
}

/** What undoing does; lots and spends as they stand afterwards, `movements` to be posted whole. */
export interface UndoDecision {
  lots: PointsLot[]
  newLots: PointsLot[]
  spends: LotSpend[]
  movements: Movement[]
}

/**
 * Undoes an order: every entry of it is posted the other way. Spent points go back to their lots, then the points that it
 * earned leave its own lot (or, if they were spent meanwhile, others, and only the shortfall is owed). Growth is dated as
 * the order, so that the tier is what it would be without it. Source: RULES section 7.
 */
export function decideUndo(facts: UndoFacts): UndoDecision {
  const { lots, newLots, spends, fromBalance } = giveAndTake(facts, { give: facts.pointsSpent, take: facts.points })
  return { lots, newLots, spends, movements: undoMovements(facts, fromBalance) }
}

function undoMovements(facts: UndoFacts, points: number): Movement[] {
  const { orderId, memberId, day, orderDay } = facts
  const held = account.points(memberId)
  const one = (kind: MovementKind, part: string, route: readonly [string, string], amount: number): Movement => ({
    kind,
    businessKey: `undo:${orderId}:${part}`,
    source: route[0],
    destination: route[1],
    amount,
    occurredAtMs: facts.atMs,
    datedOn: kind === 'undo-growth' ? orderDay : day,
    memberId,
    orderId,
  })
  const commissions = facts.commissions.flatMap((paid, index) => {
    if (paid === null) return []
    const route = [paid.source, account.commissionAccrued] as const
    return [{ ...one('undo-commission', `commission:${index + 1}`, route, paid.amountFen), memberId: paid.payeeId }]
  })
  const all = [
    one('undo-paid', 'paid', [account.orderPaid(orderId), account.till(facts.till)], facts.paidFen),
    one('undo-growth', 'growth', [account.growth(memberId), account.growthIssued], facts.growth),
    one('undo-points-returned', 'points-returned', [account.pointsSpent, held], facts.pointsSpent),
    one('undo-points', 'points', [held, account.pointsIssued], points),
    ...commissions,
  ]
  return all.filter(({ amount }) => amount > 0)
}
