import type { Day } from '../calendar/day.js'

/** A lot of points as it stands. All amounts are points; `remaining` is what can still be spent. */
export interface PointsLot {
  id: number
  earnedOn: Day
  /** The last day on which it can be spent. */
  validOn: Day
  earned: number
  remaining: number
  /** What ran out by date. */
  expired: number
  /** The part of `expired` that a refund has already counted as taken back. */
  expiredTakenBack: number
  /** The lot that had run out when its points came back as this one; null or absent for points that were earned. */
  returnedFromId?: number | null
}

/** What is spent first: the lot that expires first; of those that expire together, the oldest. Source: RULES section 2. */
export function spendingOrder(a: PointsLot, b: PointsLot): number {
  return a.validOn - b.validOn || a.earnedOn - b.earnedOn || a.id - b.id
}

/** How much of a new lot can be spent when the balance before it is `balance`: a debt is filled first. */
export function spendableOf(earned: number, balance: number): number {
  return Math.max(0, earned - Math.max(0, -balance))
}

/** A lot whose last day has passed before `today`, with what of it runs out. */
export function expiredLots(lots: readonly PointsLot[], today: Day): PointsLot[] {
  return lots.filter((lot) => lot.remaining > 0 && lot.validOn < today).sort(spendingOrder)
}

/** What taking back `points` does. */
export interface TakeBack {
  /** The lots that changed, as they stand afterwards. */
  lots: PointsLot[]
  /** What leaves the balance: `points` less the expired part of the order's own lot. May exceed what the lots held. */
  fromBalance: number
}

/** Whether `lot` is the order's own: the one that it earned, or points of that one which came back after it had run out. */
export function isOwnLot(lot: PointsLot, ownLotId: number | null): boolean {
  return ownLotId !== null && (lot.id === ownLotId || lot.returnedFromId === ownLotId)
}

/**
 * Takes back what an order earned: from its own lot, whose expired part counts as taken, then from the others in spending
 * order; only the shortfall makes the balance negative. `lots` holds those of the member that may be touched, the own lot
 * included; it is not changed. Source: RULES section 2.
 */
export function takeBack(lots: readonly PointsLot[], ownLotId: number | null, points: number): TakeBack {
  const changed: PointsLot[] = []
  let missing = points
  let countedExpired = 0
  const own = lots.filter((lot) => isOwnLot(lot, ownLotId)).sort((a, b) => a.id - b.id)
  for (const lot of own) {
    const counted = Math.min(missing, lot.expired - lot.expiredTakenBack)
    const taken = Math.min(missing - counted, lot.remaining)
    missing -= counted + taken
    countedExpired += counted
    if (counted + taken > 0)
      changed.push({ ...lot, remaining: lot.remaining - taken, expiredTakenBack: lot.expiredTakenBack + counted })
  }
  const others = missing === 0 ? [] : lots.filter((lot) => !isOwnLot(lot, ownLotId)).sort(spendingOrder)
  for (const lot of others) {
    const taken = Math.min(missing, lot.remaining)
    missing -= taken
    if (taken > 0) changed.push({ ...lot, remaining: lot.remaining - taken })
  }
  return { lots: changed, fromBalance: points - countedExpired }
}
