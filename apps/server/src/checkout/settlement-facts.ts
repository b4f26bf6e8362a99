import { account, type Candidate, dayOf, dayText, defaultCommissionRules, REFERRAL_COUNTS_MS } from '@passalong/domain'
import { balanceOf, balancesQuestion } from '../ledger/balances.js'
import { MEMBER_COLUMNS, type MemberRow, memberOfRow } from '../member/member.js'
import { type AnswersTo, ask } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { lotOf, lotsToSettle } from '../points/points-lots.js'
import { visitCandidate, visitQuestion } from '../share/visits.js'
import { growthDaysOf, growthQuestion } from '../tier/standings.js'
import { type Facts, type Purchase } from './settlement.js'

/** Everything that settling these purchases needs to know: one question a kind, whatever their number. Locks the members. */
export function settlementQuestions(purchases: readonly Purchase[]) {
  const memberIds = [...new Set(purchases.map(({ memberId }) => memberId))].sort((a, b) => a - b)
  const latestDay = dayText(Math.max(...purchases.map(({ atMs }) => dayOf(atMs))))
  const receipts = purchases.map(() => '(store_id = ? AND receipt_no = ? AND undo_slot = 0)').join(' OR ')
  const atMs = purchases.map((purchase) => purchase.atMs)
  const spenders = purchases.flatMap(({ memberId, pointsToSpend }) => (pointsToSpend > 0 ? [memberId] : []))
  return [
    ask<MemberRow>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE id IN (?) ORDER BY id FOR UPDATE`, [memberIds]),
    ask<ReceiptRow>(
      `SELECT id, store_id, receipt_no, content_hash FROM sale_order WHERE ${receipts}`,
      purchases.flatMap(({ storeId, receiptNo }) => [storeId, receiptNo]),
    ),
    lotsToSettle(memberIds, latestDay, spenders),
    balancesQuestion(memberIds.map((memberId) => account.points(memberId))),
    growthQuestion(memberIds),
    visitQuestion(memberIds, Math.min(...atMs) - REFERRAL_COUNTS_MS, Math.max(...atMs)),
    ask<ReferrerRow>(
      `SELECT m.id AS member_id, r.id, r.status, r.promoter_since FROM member m JOIN member r ON r.id = m.referrer_id WHERE m.id IN (?)`,
      [memberIds],
    ),
  ] as const
}

interface ReceiptRow {
  id: number
  store_id: number
  receipt_no: string
  content_hash: Buffer
}

interface ReferrerRow {
  member_id: number
  id: number
  status: Candidate['status']
  promoter_since: Date | null
}

/** The answers to `settlementQuestions`. */
export type SettlementAnswers = AnswersTo<ReturnType<typeof settlementQuestions>>

/** What concerns one purchase. Throws `member-unknown`. */
export function factsOf(purchase: Purchase, answers: SettlementAnswers): Facts {
  const [members, receipts, lots, balances, growth, visits, referrers] = answers
  const { memberId, storeId, receiptNo } = purchase
  const mine = <Row extends { member_id: number }>(rows: readonly Row[]) =>
    rows.filter((row) => row.member_id === memberId)
  const row = members.find(({ id }) => id === memberId)
  if (!row) throw new Refusal('member-unknown')
  const earlier = receipts.find((receipt) => receipt.store_id === storeId && receipt.receipt_no === receiptNo)
  return {
    member: memberOfRow(row),
    earlier: earlier ? { id: earlier.id, contentHash: earlier.content_hash } : null,
    growthDays: growthDaysOf(growth, memberId),
    pointsBalance: balanceOf(balances, account.points(memberId)),
    lots: mine(lots).map(lotOf),
    rules: defaultCommissionRules,
    candidates: [...mine(visits).map(visitCandidate), ...mine(referrers).map(referrerCandidate)],
  }
}

function referrerCandidate({ id, status, promoter_since }: ReferrerRow): Candidate {
  return {
    memberId: id,
    kind: 'referrer',
    linkId: null,
    visitedAtMs: null,
    channel: null,
    status,
    promoter: promoter_since !== null,
  }
}
