import { Injectable } from '@nestjs/common'
import { decideCommission, decideSettlement, isBirthday, replayStanding, withGrowth } from '@passalong/domain'
import { Members } from '../member/members.js'
import { type Order } from '../order/order.js'
import { Orders } from '../order/orders.js'
import { type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { contentHash } from '../platform/secrets/digest.js'
import { type Decided, type Facts, type Purchase, SettlementBooks } from './settlement-books.js'

/** The one way in which a purchase becomes an order: load, decide, post, answer. The till and imports share it. */
@Injectable()
export class SettleOrder {
  constructor(
    private readonly ids: Ids,
    private readonly members: Members,
    private readonly orders: Orders,
    private readonly books: SettlementBooks,
  ) {}

  /**
   * Settles a purchase, or resolves to the order that the same receipt made before (`repeated`). The same receipt number with
   * other content throws `receipt-conflict`.
   */
  async settle(tx: Tx, purchase: Purchase): Promise<{ order: Order; repeated: boolean }> {
    const member = await this.members.lock(tx, purchase.memberId)
    const hash = contentHash({ memberId: purchase.memberId, lines: purchase.lines })
    const earlier = await this.orders.byReceipt(tx, purchase.storeId, purchase.receiptNo)
    if (earlier?.contentHash.equals(hash)) return { order: earlier, repeated: true }
    if (earlier) throw new Refusal('receipt-conflict')
    if (member.status === 'closed') throw new Refusal('member-closed')
    const [orderId, lotId] = (await this.ids.take(2)) as [number, number]
    const facts = await this.books.load(tx, member, purchase, { orderId, lotId })
    const decided = decide(facts, purchase)
    const order = orderOf(purchase, facts, decided, hash)
    await this.orders.add(tx, order, purchase.clerkId)
    await this.books.post(tx, facts, decided, purchase.atMs)
    return { order, repeated: false }
  }
}

function decide(facts: Facts, purchase: Purchase): Decided {
  const { member, day, growthDays, orderId, lotId, pointsBalance } = facts
  const before = replayStanding(growthDays, day)
  const commission = decideCommission(member.id, purchase.atMs, facts.candidates)
  const settlement = decideSettlement({
    orderId,
    memberId: member.id,
    lines: purchase.lines,
    till: purchase.till,
    atMs: purchase.atMs,
    day,
    tier: before.tier,
    birthday: isBirthday(member.birthday, day),
    pointsBalance,
    lotId,
    commission,
  })
  const after = replayStanding(withGrowth(growthDays, day, settlement.growth), Math.max(day, member.standingOn))
  return { settlement, commission, before, after }
}

function orderOf(purchase: Purchase, facts: Facts, decided: Decided, contentHash: Buffer): Order {
  const { settlement, before, after } = decided
  return {
    id: facts.orderId,
    storeId: purchase.storeId,
    receiptNo: purchase.receiptNo,
    memberId: facts.member.id,
    contentHash,
    paidFen: settlement.paidFen,
    growth: settlement.growth,
    points: settlement.points,
    pointsPerTenYuan: settlement.pointsPerTenYuan,
    tierBefore: before.tier,
    tierAfter: after.tier,
    pointsLotId: settlement.lot?.id ?? null,
    paidAt: new Date(purchase.atMs),
    paidOn: facts.day,
    lines: purchase.lines.map((line) => ({ ...line, refundedQuantity: 0, refundedFen: 0 })),
    refunds: [],
  }
}
