import { account, type Candidate, dayOf, dayText, REFERRAL_COUNTS_MS } from '@passalong/domain'
import { type RuleBook } from '../commission/rule-book.js'
import { balanceOf, balancesQuestion } from '../ledger/balances.js'
import { MEMBER_COLUMNS, type MemberRow, memberOfRow } from '../member/member.js'
import { type AnswersTo, ask, unasked } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { lotOf, lotsToSettle } from '../points/points-lots.js'
import { followedLink, type UplineRow, uplineOf, visitCandidates, visitQuestion } from '../share/visits.js'
import { growthDaysOf, growthQuestion } from '../tier/standings.js'
import { samePersonQuestion } from '../withdrawal/payee-identity.js'
import { type Facts, type Purchase } from './settlement.js'

/**
 * Everything that settling these purchases needs to know: one question a kind, whatever their number. Locks the members.
 * Whether a receipt is there already is asked only when it is `perhaps` repeated; the receipt's key refuses a second anyway.
 */
export function settlementQuestions(purchases: readonly Purchase[], rules: RuleBook, perhaps: boolean) {
  const memberIds = [...new Set(purchases.map(({ memberId }) => memberId))].sort((a, b) => a - b)
  const latestDay = dayText(Math.max(...purchases.map(({ atMs }) => dayOf(atMs))))
  const atMs = purchases.map((purchase) => purchase.atMs)
  const spenders = purchases.flatMap(({ memberId, pointsToSpend }) => (pointsToSpend > 0 ? [memberId] : []))
  return [
    ask<MemberRow>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE id IN (?) ORDER BY id FOR UPDATE`, [memberIds]),
    perhaps ? receiptQuestion(purchases) : unasked<ReceiptRow>(),
    lotsToSettle(memberIds, latestDay, spenders),
    balancesQuestion(memberIds.map((memberId) => account.points(memberId))),
    growthQuestion(memberIds),
    visitQuestion(memberIds, Math.min(...atMs) - REFERRAL_COUNTS_MS, Math.max(...atMs)),
    ask<ReferrerRow>(
      `SELECT m.id AS member_id, m.joined_at AS referred_at, r.id, r.status, r.promoter_since, r.referrer_id AS upline_id, r.joined_at AS upline_referred_at,
              u.status AS upline_status, u.promoter_since AS upline_promoter_since
         FROM member m JOIN member r ON r.id = m.referrer_id LEFT JOIN member u ON u.id = r.referrer_id WHERE m.id IN (?)`,
      [memberIds],
    ),
    samePersonQuestion(memberIds),
    rules.question(),
  ] as const
}

function receiptQuestion(purchases: readonly Purchase[]) {
  const receipts = purchases.map(() => '(store_id = ? AND receipt_no = ? AND undo_slot = 0)').join(' OR ')
  return ask<ReceiptRow>(
    `SELECT id, store_id, receipt_no, content_hash FROM sale_order WHERE ${receipts}`,
    purchases.flatMap(({ storeId, receiptNo }) => [storeId, receiptNo]),
  )
}

interface ReceiptRow {
  id: number
  store_id: number
  receipt_no: string
  content_hash: Buffer
}

interface ReferrerRow extends UplineRow {
  member_id: number
  id: number
  status: Candidate['status']
  promoter_since: Date | null
  referred_at: Date
}

/** The answers to `settlementQuestions`. */
export type SettlementAnswers = AnswersTo<ReturnType<typeof settlementQuestions>>

/** What concerns one purchase. Throws `member-unknown`. */
export function factsOf(purchase: Purchase, answers: SettlementAnswers, rules: RuleBook): Facts {
  const [members, receipts, lots, balances, growth, visits, referrers, samePersons, inForce] = answers
  const { memberId, storeId, receiptNo } = purchase
  const mine = <Row extends { member_id: number }>(rows: readonly Row[]) =>
    rows.filter((row) => row.member_id === memberId)
  const row = members.find(({ id }) => id === memberId)
  if (!row) throw new Refusal('member-unknown')
  const visited = mine(visits)
  const candidates = [...visitCandidates(visited), ...mine(referrers).map(referrerCandidate)]
  const own = mine(samePersons).map(({ other_id }) => other_id)
  const earlier = receipts.find((receipt) => receipt.store_id === storeId && receipt.receipt_no === receiptNo)
  return {
    member: memberOfRow(row),
    earlier: earlier ? { id: earlier.id, contentHash: earlier.content_hash } : null,
    growthDays: growthDaysOf(growth, memberId),
    pointsBalance: balanceOf(balances, account.points(memberId)),
    lots: mine(lots).map(lotOf),
    rules: rules.inForce(inForce),
    followed: visited.map(followedLink),
    buyerIds: [memberId, ...own],
    candidates: own.length === 0 ? candidates : candidates.map((one) => judgedByPerson(one, own)),
  }
}

/** Marks whoever is the buyer under another membership. */
function judgedByPerson(candidate: Candidate, own: readonly number[]): Candidate {
  const upline = candidate.upline && { ...candidate.upline, samePerson: own.includes(candidate.upline.memberId) }
  return { ...candidate, upline, samePerson: own.includes(candidate.memberId) }
}

function referrerCandidate(row: ReferrerRow): Candidate {
  const { id, status, promoter_since, referred_at } = row
  return {
    upline: uplineOf(row),
    memberId: id,
    kind: 'referrer',
    linkId: null,
    visitedAtMs: null,
    channel: null,
    status,
    promoter: promoter_since !== null,
    referredAtMs: referred_at.getTime(),
  }
}
