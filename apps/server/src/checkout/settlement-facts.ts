import { account, type Candidate, dayOf, dayText, REFERRAL_COUNTS_MS } from '@passalong/domain'
import { MEMBER_COLUMNS, type MemberRow, memberOfRow } from '../member/member.js'
import { type AnswersTo, ask } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { Refusal } from '../platform/http/refusal.js'
import { LOT_COLUMNS, type LotRow, lotOf } from '../points/points-lots.js'
import { visitCandidate, visitQuestion } from '../share/visits.js'
import { type Facts, type Purchase } from './settlement.js'

/** Everything that settling these purchases needs to know: one question a kind, whatever their number. Locks the members. */
export function settlementQuestions(purchases: readonly Purchase[]) {
  const memberIds = [...new Set(purchases.map(({ memberId }) => memberId))].sort((a, b) => a - b)
  const latestDay = dayText(Math.max(...purchases.map(({ atMs }) => dayOf(atMs))))
  const receipts = purchases.map(() => '(store_id = ? AND receipt_no = ?)').join(' OR ')
  const atMs = purchases.map((purchase) => purchase.atMs)
  return [
    ask<MemberRow>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE id IN (?) ORDER BY id FOR UPDATE`, [memberIds]),
    ask<ReceiptRow>(
      `SELECT id, store_id, receipt_no, content_hash FROM sale_order WHERE ${receipts}`,
      purchases.flatMap(({ storeId, receiptNo }) => [storeId, receiptNo]),
    ),
    ask<LotRow & { member_id: number }>(
      `SELECT member_id, ${LOT_COLUMNS} FROM points_lot WHERE member_id IN (?) AND valid_on < ? AND remaining > 0`,
      [memberIds, latestDay],
    ),
    ask<{ account: string; amount: number }>('SELECT account, amount FROM account_balance WHERE account IN (?)', [
      memberIds.map((memberId) => account.points(memberId)),
    ]),
    ask<{ member_id: number; day: string; growth: number }>(
      'SELECT member_id, day, growth FROM growth_day WHERE member_id IN (?) AND growth <> 0 ORDER BY member_id, day',
      [memberIds],
    ),
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
  const { memberId, storeId, receiptNo, atMs } = purchase
  const mine = <Row extends { member_id: number }>(rows: readonly Row[]) =>
    rows.filter((row) => row.member_id === memberId)
  const row = members.find(({ id }) => id === memberId)
  if (!row) throw new Refusal('member-unknown')
  const earlier = receipts.find((receipt) => receipt.store_id === storeId && receipt.receipt_no === receiptNo)
  const today = dayOf(atMs)
  return {
    member: memberOfRow(row),
    earlier: earlier ? { id: earlier.id, contentHash: earlier.content_hash } : null,
    growthDays: mine(growth).map(({ day, growth: gained }) => ({ day: dayOfColumn(day), growth: gained })),
    pointsBalance: balances.find((balance) => balance.account === account.points(memberId))?.amount ?? 0,
    dueLots: mine(lots)
      .map(lotOf)
      .filter((lot) => lot.validOn < today),
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
