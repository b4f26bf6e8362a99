import {
  dayOf,
  decideCommission,
  decideExpiry,
  decideSettlement,
  isBirthday,
  type Movement,
  replayStanding,
  withGrowth,
} from '@passalong/domain'
import { type Order } from '../order/order.js'
import { type Decided, type Facts, type Purchase } from './settlement.js'

/** Decides a purchase from its facts alone. What ran out before its day goes first, so that the balance is the one of that day. */
export function decidePurchase(
  purchase: Purchase,
  facts: Facts,
  contentHash: Buffer,
  draw: () => number,
): Decided & { movements: Movement[] } {
  const { member, growthDays, dueLots } = facts
  const day = dayOf(purchase.atMs)
  const expiry = decideExpiry(member.id, dueLots, day)
  const gone = expiry.movements.reduce((sum, { amount }) => sum + amount, 0)
  const before = replayStanding(growthDays, day)
  const commission = decideCommission(member.id, purchase.atMs, facts.candidates)
  const orderId = draw()
  const settlement = decideSettlement({
    orderId,
    memberId: member.id,
    lines: purchase.lines,
    till: purchase.till,
    atMs: purchase.atMs,
    day,
    tier: before.tier,
    birthday: isBirthday(member.birthday, day),
    pointsBalance: facts.pointsBalance - gone,
    lotId: draw(),
    commission,
  })
  const standingAsOf = Math.max(day, member.standingOn)
  const after = replayStanding(withGrowth(growthDays, day, settlement.growth), standingAsOf)
  const order: Order = {
    id: orderId,
    storeId: purchase.storeId,
    receiptNo: purchase.receiptNo,
    memberId: member.id,
    contentHash,
    paidFen: settlement.paidFen,
    growth: settlement.growth,
    points: settlement.points,
    pointsPerTenYuan: settlement.pointsPerTenYuan,
    tierBefore: before.tier,
    tierAfter: after.tier,
    pointsLotId: settlement.lot?.id ?? null,
    paidAt: new Date(purchase.atMs),
    paidOn: day,
    lines: purchase.lines.map((line) => ({ ...line, refundedQuantity: 0, refundedFen: 0 })),
    refunds: [],
  }
  const movements = [...expiry.movements, ...settlement.movements]
  return { day, expiredLots: expiry.lots, settlement, commission, after, standingAsOf, order, movements }
}
