import type { Day } from '../calendar/day.js'

/** A ledger account's name. Member and order accounts keep a balance; system accounts are summed when somebody asks. */
export const account = {
  till: (means: 'unspecified' | 'imported') => `till:${means}`,
  orderPaid: (orderId: number) => `order:${orderId}:paid`,
  growthIssued: 'growth:issued',
  growth: (memberId: number) => `member:${memberId}:growth`,
  pointsIssued: 'points:issued',
  pointsExpired: 'points:expired',
  pointsSpent: 'points:spent',
  points: (memberId: number) => `member:${memberId}:points`,
  commissionAccrued: 'commission:accrued',
  commissionPending: (memberId: number) => `member:${memberId}:commission:pending`,
  commissionAvailable: (memberId: number) => `member:${memberId}:commission:available`,
  /** What an employee earned: paid with the salary, never by withdrawal. */
  commissionPayroll: (memberId: number) => `member:${memberId}:commission:payroll`,
  commissionWithdrawing: (memberId: number) => `member:${memberId}:commission:withdrawing`,
  payoutWechat: 'payout:wechat',
  taxWithheld: 'tax:withheld',
} as const

/** Every movement there is; `contract`'s messages hold a sentence for those that members see, as `entry.<kind>`. */
export const movementKinds = [
  'order-paid',
  'order-growth',
  'order-points',
  'order-commission',
  'refund-paid',
  'refund-growth',
  'refund-points',
  'refund-commission',
  'points-expired',
  'order-points-spent',
  'refund-points-returned',
  'commission-released',
  'commission-payroll',
  'commission-voided',
  'withdrawal-requested',
  'withdrawal-paid',
  'withdrawal-tax',
  'withdrawal-returned',
  'undo-paid',
  'undo-growth',
  'undo-points',
  'undo-points-returned',
  'undo-commission',
] as const
export type MovementKind = (typeof movementKinds)[number]

/**
 * One entry of the journal: `amount` (a positive integer of fen, points or growth value) leaves `source` and reaches
 * `destination`, so that an entry balances by its shape. Entries are never changed; a correction is an entry the other way.
 */
export interface Movement {
  kind: MovementKind
  /** Unique for ever: the same business fact cannot be posted twice. */
  businessKey: string
  source: string
  destination: string
  amount: number
  /** When it happened, ms since the epoch. */
  occurredAtMs: number
  /** The day it counts for; a refund's growth counts for its order's day. */
  datedOn: Day
  /** The member whose history shows it, and the order it belongs to. */
  memberId: number | null
  orderId: number | null
}

/** Whether the account belongs to a member or an order, so that its balance is kept beside the journal. */
export function keepsBalance(name: string): boolean {
  return name.startsWith('member:') || name.startsWith('order:')
}

/**
 * Whether the account may stand below zero. A member can owe points and available commission; an order never pays back more
 * than it took, and neither growth value nor pending commission is taken back beyond what the same order gave.
 */
export function mayBeNegative(name: string): boolean {
  if (name.startsWith('order:')) return false
  return ![':growth', ':commission:pending', ':commission:withdrawing'].some((ending) => name.endsWith(ending))
}
