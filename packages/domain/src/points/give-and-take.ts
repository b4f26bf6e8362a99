import type { Day } from '../calendar/day.js'
import { isOwnLot, type PointsLot, takeBack } from './lots.js'
import { type LotSpend, returnPoints } from './spending.js'

/** The points of an order that is taken back, as a whole or in parts. */
export interface OrderPoints {
  lots: readonly PointsLot[]
  ownLotId: number | null
  spends?: readonly LotSpend[]
  pointsBalance?: number
  draw?: () => number
  day: Day
}

/** Lots and spends that changed, as they stand afterwards, lots to be added, and what left the balance. */
export interface GivenAndTaken {
  lots: PointsLot[]
  newLots: PointsLot[]
  spends: LotSpend[]
  fromBalance: number
}

/**
 * Gives back `give` points that had paid for the order, then takes back `take` points that it had earned, which may be the
 * very ones that have just come back. Source: RULES section 2.
 */
export function giveAndTake(order: OrderPoints, { give, take }: { give: number; take: number }): GivenAndTaken {
  const { lots, ownLotId, spends = [], pointsBalance = 0, day } = order
  const given = returnPoints({ spends, lots, points: give, pointsBalance, day, draw: order.draw ?? noLotExpected })
  const givenLots = new Map(given.lots.map((lot) => [lot.id, lot]))
  const held = [...lots.map((lot) => givenLots.get(lot.id) ?? lot), ...given.newLots]
  const alive = held.filter((lot) => isOwnLot(lot, ownLotId) || lot.validOn >= day)
  const taken = takeBack(alive, ownLotId, take)
  const takenLots = new Map(taken.lots.map((lot) => [lot.id, lot]))
  const added = new Set(given.newLots.map(({ id }) => id))
  const untaken = given.lots.filter(({ id }) => !takenLots.has(id))
  return {
    lots: [...untaken, ...taken.lots.filter(({ id }) => !added.has(id))],
    newLots: given.newLots.map((lot) => takenLots.get(lot.id) ?? lot),
    spends: given.spends,
    fromBalance: taken.fromBalance,
  }
}

function noLotExpected(): never {
  throw new Error('points came back to a lot that has run out, and nobody gave an id for a new one')
}
