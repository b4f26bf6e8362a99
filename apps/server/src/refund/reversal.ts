import { Injectable } from '@nestjs/common'
import {
  account,
  type Day,
  dayOf,
  decideExpiry,
  type LotSpend,
  type Movement,
  type PointsLot,
  replayStanding,
  withGrowth,
} from '@passalong/domain'
import { Commissions } from '../commission/commissions.js'
import { Coupons } from '../coupon/coupons.js'
import { balanceOf, refuseOverdraft } from '../ledger/balances.js'
import { Ledger } from '../ledger/ledger.js'
import { type Sheet } from '../platform/database/sheet.js'
import { PointsLots } from '../points/points-lots.js'
import { Standings } from '../tier/standings.js'
import { type OrderFacts } from './order-facts.js'

/** The points of a member on the day on which something goes back: what ran out before it is posted first. */
export interface PointsOnDay {
  day: Day
  expiry: ReturnType<typeof decideExpiry>
  lots: PointsLot[]
  pointsBalance: number
}

export function pointsOnDay({ member, lots, balances }: OrderFacts, atMs: number): PointsOnDay {
  const day = dayOf(atMs)
  const expiry = decideExpiry(member.id, lots, day)
  const expired = new Map(expiry.lots.map((lot) => [lot.id, lot]))
  const gone = expiry.movements.reduce((sum, { amount }) => sum + amount, 0)
  return {
    day,
    expiry,
    lots: lots.map((lot) => expired.get(lot.id) ?? lot),
    pointsBalance: balanceOf(balances, account.points(member.id)) - gone,
  }
}

/** What was decided to go back of an order. */
export interface Reversal {
  lots: PointsLot[]
  newLots: PointsLot[]
  spends: LotSpend[]
  movements: Movement[]
  growth: number
  /** What is taken back of the commission of each level, the first level first. */
  commissionByLevelFen: readonly number[]
  /** Whether nothing of the order is left. */
  whole: boolean
}

/** What every reversal writes besides the order itself. */
@Injectable()
export class ReversalBooks {
  constructor(
    private readonly ledger: Ledger,
    private readonly lots: PointsLots,
    private readonly standings: Standings,
    private readonly commissions: Commissions,
    private readonly coupons: Coupons,
  ) {}

  /** Writes a reversal on the sheet. */
  write(sheet: Sheet, facts: OrderFacts, { day, expiry }: PointsOnDay, reversal: Reversal, draw: () => number): void {
    const { member, order } = facts
    const movements = [...expiry.movements, ...reversal.movements]
    refuseOverdraft(movements, facts.balances)
    this.ledger.write(sheet, movements, draw)
    this.lots.rewrite(sheet, [...expiry.lots, ...reversal.lots])
    // A lot names the order that earned it; points that come back were earned before.
    for (const lot of reversal.newLots) this.lots.write(sheet, member.id, null, lot)
    this.lots.unspend(sheet, order.id, reversal.spends)
    this.commissions.takeBack(sheet, facts.commissions, reversal.commissionByLevelFen)
    if (reversal.whole) this.coupons.giveBack(sheet, order.id, facts.usedCoupons)
    const asOf = Math.max(day, member.standingOn)
    const growthDays = withGrowth(facts.growthDays, order.paidOn, -reversal.growth)
    this.standings.write(sheet, member, replayStanding(growthDays, asOf), asOf)
  }
}
