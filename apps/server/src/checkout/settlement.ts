import {
  type Candidate,
  type CommissionDecision,
  type CommissionRules,
  type Day,
  dayOf,
  type FollowedLink,
  type GrowthDay,
  type PointsLot,
  type SettlementDecision,
  type Standing,
} from '@passalong/domain'
import { type Member } from '../member/member.js'
import { type Order, type SoldLine } from '../order/order.js'

/** A purchase to be settled; `atMs` is its own time, now at the till and long ago in an import. */
export interface Purchase {
  storeId: number
  receiptNo: string
  memberId: number
  clerkId: number | null
  till: 'unspecified' | 'imported'
  lines: readonly SoldLine[]
  /** Points that the member asked to spend; 0 for none. */
  pointsToSpend: number
  atMs: number
}

/** All that a settlement looks at, as it stands under the member's lock. */
export interface Facts {
  member: Member
  /** The order that the same receipt number made before. */
  earlier: { id: number; contentHash: Buffer } | null
  growthDays: GrowthDay[]
  pointsBalance: number
  /** Lots that ran out before the purchase and are not posted yet; when points are spent, those that can be spent too. */
  lots: PointsLot[]
  candidates: Candidate[]
  /** Every link that the buyer followed lately, the shop's own too. */
  followed: FollowedLink[]
  /** The buyer, and their memberships besides this one. */
  buyerIds: readonly number[]
  rules: CommissionRules
}

/** What was decided about a purchase. */
export interface Decided {
  day: Day
  expiredLots: PointsLot[]
  settlement: SettlementDecision
  commissions: { first: CommissionDecision; second: CommissionDecision | null }
  rules: CommissionRules
  after: Standing
  standingAsOf: Day
  order: Order
}

/** A settled purchase; `repeated` when the same receipt had made the order before. */
export type Settled = { repeated: false; order: Order; decided: Decided } | { repeated: true; orderId: number }

/**
 * The purchase as it happens under its member's lock: later than whatever held the lock before, so that time's order is the
 * order in which was posted. Past midnight it stays at the moment of the day for which its facts were asked.
 */
export function underLock(purchase: Purchase, nowMs: number): Purchase {
  return nowMs > purchase.atMs && dayOf(nowMs) === dayOf(purchase.atMs) ? { ...purchase, atMs: nowMs } : purchase
}
