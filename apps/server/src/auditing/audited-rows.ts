import { type LotSpend, type Tier } from '@passalong/domain'
import { type Entry } from './entry.js'

/** A member as the audit sees one; days are YYYY-MM-DD. */
export interface AuditedMember {
  id: number
  tier: Tier
  sinceOn: string | null
  reviewOn: string | null
  standingOn: string
  firstOrderId: number | null
  referrerLinkId: number | null
}

export interface AuditedLine {
  orderId: number
  lineNo: number
  item: string | null
  unitPrice: string | null
  quantity: number
  paidFen: number
  refundedQuantity: number
  refundedFen: number
  pointsSpent: number
  pointsReturned: number
  commissionBp: number
  commissionSecondBp: number
}

export interface AuditedRefund {
  id: number
  orderId: number
  amountFen: number
  growth: number
  points: number
  pointsReturned: number
  commissionFen: number
  refundedAt: Date
  lines: { refundId: number; lineNo: number; quantity: number; amountFen: number; pointsReturned: number }[]
}

export interface AuditedCommission {
  orderId: number
  level: number
  payeeId: number | null
  buyerId: number
  baseFen: number
  rateBp: number
  amountFen: number
  takenBackFen: number
  reasonCode: string
  ruleVersion: number
  decision: string
  decidedAt: Date
  availableOn: string
  dueOn: string | null
  releasedAt: Date | null
  releasedTo: string | null
  releasedFen: number
  /** Whether it was held, what became of it, and when that was decided. */
  holdState: string | null
  holdDecidedAt: Date | null
}

export interface AuditedSpend extends LotSpend {
  orderId: number
}

export interface AuditedOrder {
  id: number
  memberId: number
  imported: number
  contentHash: Buffer
  paidFen: number
  pointsSpent: number
  pointsFen: number
  growth: number
  points: number
  pointsPerTenYuan: number
  tierBefore: Tier
  tierAfter: Tier
  pointsLotId: number | null
  paidAt: Date
  paidOn: string
  undoneAt: Date | null
  undoneBy: number | null
  undoSlot: number
  linkId: number | null
  /** Who shared that link; 0 for the shop, null for a link that is not there. */
  sharerId: number | null
  lines: AuditedLine[]
  refunds: AuditedRefund[]
  commissions: AuditedCommission[]
  spends: AuditedSpend[]
  /** Entries of the order, the payees' too. */
  entries: Entry[]
}

export interface AuditedLot {
  id: number
  memberId: number
  orderId: number | null
  earnedOn: string
  validOn: string
  earned: number
  remaining: number
  expired: number
  expiredTakenBack: number
  returnedFromId: number | null
}

export interface AuditedWithdrawal {
  id: number
  memberId: number
  openMemberId: number | null
  idIndex: Buffer
  grossFen: number
  taxFen: number
  netFen: number
  taxMonth: string
  requestedOn: string
  requestedAt: Date
  state: string
  finishedAt: Date | null
}

export const MEMBERS = `SELECT id, tier, tier_since_on AS sinceOn, tier_review_on AS reviewOn, standing_on AS standingOn,
  first_order_id AS firstOrderId, NULLIF(referrer_link_id, 0) AS referrerLinkId FROM member WHERE id > ? ORDER BY id LIMIT ?`
export const ORDERS = `SELECT o.id, o.member_id AS memberId, COALESCE(s.kind = 'import', 0) AS imported, o.content_hash AS contentHash,
  o.paid_fen AS paidFen, o.points_spent AS pointsSpent, o.points_fen AS pointsFen, o.growth, o.points,
  o.points_per_ten_yuan AS pointsPerTenYuan, o.tier_before AS tierBefore, o.tier_after AS tierAfter,
  o.points_lot_id AS pointsLotId, o.paid_at AS paidAt, o.paid_on AS paidOn, o.undone_at AS undoneAt, o.undone_by AS undoneBy,
  o.undo_slot AS undoSlot, o.link_id AS linkId, l.sharer_id AS sharerId
  FROM sale_order o LEFT JOIN store s ON s.id = o.store_id LEFT JOIN share_link l ON l.id = o.link_id`
export const LINES = `SELECT order_id AS orderId, line_no AS lineNo, item, unit_price AS unitPrice, quantity, paid_fen AS paidFen,
  refunded_quantity AS refundedQuantity, refunded_fen AS refundedFen, points_spent AS pointsSpent,
  points_returned AS pointsReturned, commission_bp AS commissionBp, commission_second_bp AS commissionSecondBp FROM order_line`
export const REFUNDS = `SELECT id, order_id AS orderId, amount_fen AS amountFen, growth, points, points_returned AS pointsReturned,
  commission_fen AS commissionFen, refunded_at AS refundedAt FROM refund`
export const REFUND_LINES = `SELECT refund_id AS refundId, line_no AS lineNo, quantity, amount_fen AS amountFen,
  points_returned AS pointsReturned FROM refund_line`
export const COMMISSIONS = `SELECT order_id AS orderId, level, payee_id AS payeeId, buyer_id AS buyerId, base_fen AS baseFen, rate_bp AS rateBp,
  amount_fen AS amountFen, taken_back_fen AS takenBackFen, reason_code AS reasonCode, rule_version AS ruleVersion, decision,
  decided_at AS decidedAt, available_on AS availableOn, due_on AS dueOn, released_at AS releasedAt, released_to AS releasedTo,
  released_fen AS releasedFen,
  (SELECT state FROM reward_hold h WHERE h.order_id = commission.order_id AND h.level = commission.level) AS holdState,
  (SELECT decided_at FROM reward_hold h WHERE h.order_id = commission.order_id AND h.level = commission.level) AS holdDecidedAt
  FROM commission`
export const SPENDS = 'SELECT order_id AS orderId, turn, lot_id AS lotId, taken, returned FROM points_spend'
export const LOTS = `SELECT id, member_id AS memberId, order_id AS orderId, earned_on AS earnedOn, valid_on AS validOn, earned, remaining,
  expired, expired_taken_back AS expiredTakenBack, returned_from_id AS returnedFromId FROM points_lot`
export const WITHDRAWALS = `SELECT id, member_id AS memberId, open_member_id AS openMemberId, id_index AS idIndex, gross_fen AS grossFen,
  tax_fen AS taxFen, net_fen AS netFen, tax_month AS taxMonth, requested_on AS requestedOn, requested_at AS requestedAt,
  state, finished_at AS finishedAt FROM withdrawal`
