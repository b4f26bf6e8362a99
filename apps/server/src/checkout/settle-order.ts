import { Injectable } from '@nestjs/common'
import {
  account,
  type Candidate,
  type CommissionDecision,
  type Day,
  dayOf,
  decideCommission,
  decideExpiry,
  decideSettlement,
  type GrowthDay,
  isBirthday,
  replayStanding,
  type SettlementDecision,
  type Standing,
  withGrowth,
} from '@passalong/domain'
import { Commissions } from '../commission/commissions.js'
import { Ledger } from '../ledger/ledger.js'
import { type Member } from '../member/member.js'
import { Members } from '../member/members.js'
import { type Order, type OrderLine } from '../order/order.js'
import { Orders } from '../order/orders.js'
import { type Tx } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { contentHash } from '../platform/secrets/digest.js'
import { PointsLots } from '../points/points-lots.js'
import { Visits } from '../share/visits.js'
import { Standings } from '../tier/standings.js'

/** A purchase to be settled; `atMs` is its own time, now at the till and long ago in an import. */
export interface Purchase {
  storeId: number
  receiptNo: string
  memberId: number
  clerkId: number | null
  till: 'unspecified' | 'imported'
  lines: readonly Pick<OrderLine, 'lineNo' | 'item' | 'unitPrice' | 'quantity' | 'paidFen'>[]
  atMs: number
}

interface Facts {
  member: Member
  day: Day
  growthDays: GrowthDay[]
  pointsBalance: number
  candidates: Candidate[]
  orderId: number
  lotId: number
}

interface Decided {
  settlement: SettlementDecision
  commission: CommissionDecision
  before: Standing
  after: Standing
}

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

/** What a settlement reads and writes besides the order itself. */
@Injectable()
export class SettlementBooks {
  constructor(
    private readonly ledger: Ledger,
    private readonly standings: Standings,
    private readonly lots: PointsLots,
    private readonly commissions: Commissions,
    private readonly visits: Visits,
    private readonly members: Members,
  ) {}

  async load(tx: Tx, member: Member, purchase: Purchase, ids: { orderId: number; lotId: number }): Promise<Facts> {
    const day = dayOf(purchase.atMs)
    // What ran out before this day goes first, so that the balance is the one of this day.
    const expiry = decideExpiry(member.id, await this.lots.due(tx, member.id, day), day)
    await this.ledger.post(tx, expiry.movements)
    await this.lots.save(tx, expiry.lots)
    const { points } = await this.ledger.balances(tx, { points: account.points(member.id) })
    const growthDays = await this.standings.growthDays(tx, member.id)
    return {
      member,
      day,
      growthDays,
      pointsBalance: points,
      candidates: await this.candidates(tx, member, purchase.atMs),
      ...ids,
    }
  }

  async post(tx: Tx, facts: Facts, decided: Decided, atMs: number): Promise<void> {
    const { member, day, orderId } = facts
    const { settlement: decision, commission, after } = decided
    await this.ledger.post(tx, decision.movements)
    if (decision.lot) await this.lots.add(tx, member.id, orderId, decision.lot)
    const base = {
      id: orderId,
      buyerId: member.id,
      baseFen: decision.paidFen,
      amountFen: decision.commissionFen,
      atMs,
      day,
    }
    await this.commissions.add(tx, base, commission)
    await this.standings.save(tx, member.id, after, Math.max(day, member.standingOn))
  }

  private async candidates(tx: Tx, member: Member, atMs: number): Promise<Candidate[]> {
    const visits = member.personId === null ? [] : await this.visits.candidates(tx, member.personId, atMs)
    if (member.referrerId === null) return visits
    const referrer = await this.members.byId(tx, member.referrerId)
    const { id: memberId, status, promoter } = referrer
    return [...visits, { memberId, kind: 'referrer', linkId: null, visitedAtMs: null, channel: null, status, promoter }]
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
