import type { Day } from '../calendar/day.js'
import { type PointsLot, spendingOrder } from './lots.js'

/** Points are spent in steps of 100; a step pays 1 yuan, so that a point is worth 1 fen. Source: RULES section 2. */
export const POINTS_STEP = 100

/** At most half of what is due can be paid with points, in basis points. */
export const POINTS_SHARE_BP = 5_000

/**
 * Days that points live when their lot had run out before they came back: the rest of the day on which they came and the 7
 * days after it, so that the seventh day after the refund is the last on which they can be spent.
 */
export const RETURNED_POINTS_LIVE_DAYS = 7

/** What `points` pay, in fen. */
export function fenOfPoints(points: number): number {
  return points
}

/**
 * The points that can be spent on an order: whole steps, as many as the member has and as half of `dueFen` takes. `points` is
 * the balance (a debt counts as none), `dueFen` what is due after the coupon and without delivery: 199 fen due take none,
 * 200 take 100. Source: RULES section 2.
 */
export function pointsUsable({ points, dueFen }: { points: number; dueFen: number }): number {
  const held = Math.floor(points / POINTS_STEP)
  const allowed = Math.floor(Math.floor((dueFen * POINTS_SHARE_BP) / 10_000) / POINTS_STEP)
  return Math.max(0, Math.min(held, allowed)) * POINTS_STEP
}

/** What one lot paid of an order: `turn` 1 was taken first. `returned` of `taken` has come back since. */
export interface LotSpend {
  turn: number
  lotId: number
  taken: number
  returned: number
}

/**
 * Takes `points` from lots in spending order. `lots` holds the member's lots and is not changed; one that ran out before `day`
 * gives nothing. Resolves to the lots that changed, and in turn to which lot gave how much. Throws RangeError when the lots
 * hold less, which a check with `pointsUsable` rules out.
 */
export function spendPoints(
  lots: readonly PointsLot[],
  points: number,
  day: Day,
): { lots: PointsLot[]; spends: LotSpend[] } {
  const changed: PointsLot[] = []
  const spends: LotSpend[] = []
  let missing = points
  // Most orders are paid without points, and a member may hold many lots.
  const inOrder = points === 0 ? [] : lots.filter(({ validOn }) => validOn >= day).sort(spendingOrder)
  for (const lot of inOrder) {
    const taken = Math.min(missing, lot.remaining)
    if (taken === 0) continue
    missing -= taken
    changed.push({ ...lot, remaining: lot.remaining - taken })
    spends.push({ turn: spends.length + 1, lotId: lot.id, taken, returned: 0 })
  }
  if (missing > 0) throw new RangeError(`${missing} of ${points} points are in no lot`)
  return { lots: changed, spends }
}

/** What returning points looks at. */
export interface ReturnFacts {
  /** What the order took from its member's lots, with what has come back so far. */
  spends: readonly LotSpend[]
  /** The lots that `spends` names, as they stand; others may be among them. */
  lots: readonly PointsLot[]
  points: number
  /** The member's points before they come back; below zero is a debt, which is filled first. */
  pointsBalance: number
  day: Day
  /** Gives the id of a new lot. */
  draw: () => number
}

/** What returning points does: lots and spends that changed, as they stand afterwards, and lots to be added. */
export interface PointsReturned {
  lots: PointsLot[]
  newLots: PointsLot[]
  spends: LotSpend[]
}

/**
 * Returns points to the lots that they came from, last taken first; a debt is filled before any lot. What comes from a lot
 * that has run out since is a new lot with 7 days to live, which is as old as the one that it came from, and names it (or
 * the one which that came from). Throws RangeError for more than is still out. Source: RULES section 2.
 */
export function returnPoints(facts: ReturnFacts): PointsReturned {
  const lots = new Map<number, PointsLot>()
  const newLots: PointsLot[] = []
  const spends: LotSpend[] = []
  let missing = facts.points
  let debt = Math.max(0, -facts.pointsBalance)
  for (const spend of [...facts.spends].sort((a, b) => b.turn - a.turn)) {
    const back = Math.min(missing, spend.taken - spend.returned)
    if (back === 0) continue
    missing -= back
    spends.push({ ...spend, returned: spend.returned + back })
    const filling = Math.min(debt, back)
    debt -= filling
    if (back > filling) comeBack(facts, spend.lotId, back - filling, lots, newLots)
  }
  if (missing > 0) throw new RangeError(`${missing} of ${facts.points} points were never spent`)
  return { lots: [...lots.values()], newLots, spends }
}

function comeBack(
  { lots, day, draw }: ReturnFacts,
  lotId: number,
  points: number,
  changed: Map<number, PointsLot>,
  added: PointsLot[],
): void {
  const lot = changed.get(lotId) ?? lots.find(({ id }) => id === lotId)
  if (!lot) throw new RangeError(`lot ${lotId} is not known`)
  // What has run out once stays so, whatever day a clock shows that was put right: its end is posted, and is posted once.
  if (lot.validOn >= day && lot.expired === 0) changed.set(lotId, { ...lot, remaining: lot.remaining + points })
  else
    added.push({
      id: draw(),
      earnedOn: lot.earnedOn,
      validOn: day + RETURNED_POINTS_LIVE_DAYS,
      earned: points,
      remaining: points,
      expired: 0,
      expiredTakenBack: 0,
      returnedFromId: lot.returnedFromId ?? lot.id,
    })
}
