import { Injectable } from '@nestjs/common'
import {
  account,
  type Candidate,
  type CommissionDecision,
  type Day,
  dayOf,
  decideExpiry,
  type GrowthDay,
  type SettlementDecision,
  type Standing,
} from '@passalong/domain'
import { Commissions } from '../commission/commissions.js'
import { Ledger } from '../ledger/ledger.js'
import { type Member } from '../member/member.js'
import { Members } from '../member/members.js'
import { type OrderLine } from '../order/order.js'
import { type Tx } from '../platform/database/database.js'
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

/** All that a settlement looks at. */
export interface Facts {
  member: Member
  day: Day
  growthDays: GrowthDay[]
  pointsBalance: number
  candidates: Candidate[]
  orderId: number
  lotId: number
}

/** What was decided about it. */
export interface Decided {
  settlement: SettlementDecision
  commission: CommissionDecision
  before: Standing
  after: Standing
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
