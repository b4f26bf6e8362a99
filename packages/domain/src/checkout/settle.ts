import type { Day } from '../calendar/day.js'
import { type CommissionDecision } from '../commission/decide.js'
import { commissionOf } from '../commission/rates.js'
import { account, type Movement } from '../ledger/movements.js'
import { lastDayOfLot, pointsOf, pointsRate } from '../points/earning.js'
import { type PointsLot, spendableOf } from '../points/lots.js'
import { growthOf, type Tier } from '../tier/ladder.js'

/** A line as it is paid for: the price after every discount. */
export interface PaidLine {
  lineNo: number
  paidFen: number
}

/** All that a settlement looks at; loaded and locked before. */
export interface SettlementFacts {
  orderId: number
  memberId: number
  lines: readonly PaidLine[]
  till: 'unspecified' | 'imported'
  atMs: number
  day: Day
  /** The tier held before the order: it sets the points rate for good. */
  tier: Tier
  birthday: boolean
  /** After whatever ran out before `day` has been posted; below zero is a debt that the new points fill first. */
  pointsBalance: number
  lotId: number
  commission: CommissionDecision
}

/** What a settlement does. `movements` are to be posted whole. */
export interface SettlementDecision {
  paidFen: number
  growth: number
  points: number
  pointsPerTenYuan: number
  lot: PointsLot | null
  commissionLines: { lineNo: number; baseFen: number; amountFen: number }[]
  commissionFen: number
  movements: Movement[]
}

/** Decides a settlement. Source: RULES sections 1 – 3 and 7. */
export function decideSettlement(facts: SettlementFacts): SettlementDecision {
  const paidFen = facts.lines.reduce((sum, line) => sum + line.paidFen, 0)
  const growth = growthOf(paidFen)
  const pointsPerTenYuan = pointsRate(facts.tier, facts.birthday)
  const points = pointsOf(paidFen, pointsPerTenYuan)
  const { payeeId, rateBp } = facts.commission
  const commissionLines = payeeId === null ? [] : commissionByLine(facts.lines, rateBp)
  const commissionFen = commissionLines.reduce((sum, line) => sum + line.amountFen, 0)
  return {
    paidFen,
    growth,
    points,
    pointsPerTenYuan,
    lot: points > 0 ? newLot(facts, points) : null,
    commissionLines,
    commissionFen,
    movements: settlementMovements(facts, { paidFen, growth, points, commissionFen }),
  }
}

function commissionByLine(lines: readonly PaidLine[], rateBp: number) {
  return lines.map(({ lineNo, paidFen }) => ({ lineNo, baseFen: paidFen, amountFen: commissionOf(paidFen, rateBp) }))
}

function newLot(facts: SettlementFacts, earned: number): PointsLot {
  const remaining = spendableOf(earned, facts.pointsBalance)
  const { lotId: id, day } = facts
  return { id, earnedOn: day, validOn: lastDayOfLot(day), earned, remaining, expired: 0, expiredTakenBack: 0 }
}

function settlementMovements(
  facts: SettlementFacts,
  amounts: { paidFen: number; growth: number; points: number; commissionFen: number },
): Movement[] {
  const { orderId, memberId } = facts
  const base = { occurredAtMs: facts.atMs, datedOn: facts.day, orderId }
  const key = (part: string) => `order:${orderId}:${part}`
  const all: Movement[] = [
    {
      ...base,
      kind: 'order-paid',
      businessKey: key('paid'),
      memberId,
      source: account.till(facts.till),
      destination: account.orderPaid(orderId),
      amount: amounts.paidFen,
    },
    {
      ...base,
      kind: 'order-growth',
      businessKey: key('growth'),
      memberId,
      source: account.growthIssued,
      destination: account.growth(memberId),
      amount: amounts.growth,
    },
    {
      ...base,
      kind: 'order-points',
      businessKey: key('points'),
      memberId,
      source: account.pointsIssued,
      destination: account.points(memberId),
      amount: amounts.points,
    },
  ]
  const payee = facts.commission.payeeId
  if (payee !== null)
    all.push({
      ...base,
      kind: 'order-commission',
      businessKey: key('commission:1'),
      memberId: payee,
      source: account.commissionAccrued,
      destination: account.commissionPending(payee),
      amount: amounts.commissionFen,
    })
  return all.filter((movement) => movement.amount > 0)
}
