import {
  dayOf,
  dayText,
  decideReferral,
  type ReferralDecision,
  startOfDay,
  type Touch,
  visitCounts,
} from '@passalong/domain'
import { PRIVACY_VERSION } from '../notice/notices.js'
import { type Sheet } from '../platform/database/sheet.js'
import { Refusal } from '../platform/http/refusal.js'
import { type ShareEvent } from '../share/share-events.js'
import { type JoinAnswers, namedTouch, type ShopRow, touchOf } from './join-facts.js'
import { type JoinCommand } from './joining.js'

/** What is known about one person who joins, once their row is locked. */
export interface Admission {
  atMs: number
  decision: ReferralDecision
  /** The shop whose welcome gift they get: the one whose code they scanned, else the one that their way in stands for. */
  shop: { id: number; name: string } | null
  referrerName: string | null
  /** The follow of the link that came along, when the log had not kept it as the latest. */
  visit: { linkId: number; counted: boolean; own: boolean } | null
}

/**
 * Looks at one join; `claimed` when the person takes over a membership that was there before them, with the referrer that it
 * has. Throws `privacy-version-old`, `already-member` and `store-unknown`.
 */
export function admissionOf(join: JoinCommand, answers: JoinAnswers, nowMs: number, claimed = false): Admission {
  const [, members, , shops, links, touches] = answers
  const { personId, joining } = join
  const atMs = join.atMs ?? nowMs
  if (joining.privacyVersion !== PRIVACY_VERSION) throw new Refusal('privacy-version-old')
  if (members.some(({ person_id }) => person_id === personId)) throw new Refusal('already-member')
  const scanned = joining.storeCode === null ? null : shopOf(shops, joining.storeCode)
  const rows = touches.filter(({ person_id }) => person_id === personId)
  const log = rows.map(touchOf).filter(({ visitedAtMs }) => visitedAtMs <= atMs)
  const named = links.find(({ token }) => token === joining.linkToken)
  const late = named ? lateTouch(namedTouch(named, personId, atMs), log) : null
  const followed = late ? [late, ...log] : log
  const came = decideReferral(followed, atMs)
  const decision = claimed ? decideReferral(followed, atMs, true) : came
  const wayIn = [named, ...rows].find((row) => row?.link_id === came.linkId)
  const shop = wayIn?.store_id && wayIn.store_name ? { id: wayIn.store_id, name: wayIn.store_name } : null
  return {
    atMs,
    decision,
    shop: scanned ?? shop,
    referrerName: decision.referrerId === null ? null : (wayIn?.sharer_name ?? null),
    visit: late && !late.revoked ? visitOf(late, log) : null,
  }
}

function shopOf(shops: readonly ShopRow[], code: string): ShopRow {
  const shop = shops.find((one) => one.code === code)
  if (!shop) throw new Refusal('store-unknown')
  return shop
}

/** A token that came along is the latest, even if its visit got lost on the way; null when the log has it as the latest. */
function lateTouch(touch: Touch, log: readonly Touch[]): Touch | null {
  const latestMs = Math.max(...log.map(({ visitedAtMs }) => visitedAtMs))
  const isLatest = log.some(({ linkId, visitedAtMs }) => linkId === touch.linkId && visitedAtMs === latestMs)
  return isLatest ? null : touch
}

function visitOf({ linkId, own, visitedAtMs }: Touch, log: readonly Touch[]) {
  const before = log.filter((one) => one.linkId === linkId).map((one) => one.visitedAtMs)
  return { linkId, own, counted: visitCounts(own, before.length > 0 ? Math.max(...before) : null, visitedAtMs) }
}

const VISIT = ['id', 'link_id', 'person_id', 'visited_at', 'wx_scene', 'counted', 'own']
const DECISION = ['member_id', 'referrer_id', 'link_id', 'reason_code', 'decision', 'decided_at']

/** Writes how a member came: the follow that was missing, the decision about their referrer, and what the tallies hear of it. */
export function writeWayIn(
  sheet: Sheet,
  came: { memberId: number; personId: number } & Pick<Admission, 'atMs' | 'decision' | 'visit'>,
  draw: () => number,
): ShareEvent[] {
  const { memberId, personId, atMs, decision, visit } = came
  const at = new Date(atMs)
  const { referrerId, linkId, groupId, reasonCode } = decision
  sheet.insert('referral_decision', DECISION, [memberId, referrerId, linkId, reasonCode, JSON.stringify(decision), at])
  const joined: ShareEvent = { kind: 'join', memberId, linkId, groupId, on: dayText(dayOf(atMs)) }
  if (!visit) return [joined]
  const id = draw()
  sheet.insert('visit', VISIT, [id, visit.linkId, personId, at, null, visit.counted ? 1 : 0, visit.own ? 1 : 0])
  return [{ kind: 'visit', visitId: id }, joined]
}

/** The end of the day up to which a welcome gift of `validDays` can be used. */
export function giftUntilMs(atMs: number, validDays: number): number {
  return startOfDay(dayOf(atMs) + validDays + 1)
}
