import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { candidateReason, decisionReason } from '../commission/reasons.js'
import { type OrderTrail } from '../home/order-trail.js'
import { type NamedMember } from '../home/referral-facts.js'
import { cameBecause, cameCode, linkReason } from '../home/referral-reasons.js'
import { ShowPath } from '../home/show-path.js'
import { ShowReferral } from '../home/show-referral.js'
import { stepText } from '../home/trail-words.js'
import { maskedName } from '../member/member.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import {
  type ExplainedLevel,
  type ExplainedOrder,
  type ExplainedReferral,
  type PersonView,
} from './explanation-views.js'

type People = ReadonlyMap<number, NamedMember>

/** Tells an operator why A and not B: who brought a member, and where an order's commission went. */
@Injectable()
export class Explain {
  constructor(
    private readonly database: Database,
    private readonly referral: ShowReferral,
    private readonly path: ShowPath,
  ) {}

  /** How the member with this number came. Throws `member-unknown`. */
  async referralOf(memberNo: string): Promise<ExplainedReferral> {
    if (!/^\d{10}$/.test(memberNo)) throw new Refusal('member-unknown')
    const [member] = await this.database.rows<NamedMember>(
      'SELECT id, member_no AS memberNo, nickname FROM member WHERE member_no = ?',
      [memberNo],
    )
    if (!member) throw new Refusal('member-unknown')
    const came = await this.referral.facts(member.id)
    const { referrerId, since, validUntil, counts, people, decision } = came
    const referrer = referrerId === null ? null : personView(people, referrerId)
    const name = referrer?.maskedName ?? ''
    return {
      member: { memberNo: member.memberNo, maskedName: maskedName(member.nickname) },
      referrer: referrer && { ...referrer, since: since.toISOString(), validUntil, counts },
      reasonCode: cameCode(came),
      reason: cameBecause(came, name),
      reasonEn: cameBecause(came, name, 'en'),
      candidates: (decision?.candidates ?? []).map(({ sharerId, visitedAtMs, channel, outcome }) => ({
        sharer: personView(people, sharerId),
        followedAt: new Date(visitedAtMs).toISOString(),
        channel,
        reasonCode: outcome,
        reason: linkReason(outcome),
        reasonEn: linkReason(outcome, 'en'),
      })),
    }
  }

  /** The way of an order and the decision about every level. Throws `order-unknown`. */
  async order(orderId: number): Promise<ExplainedOrder> {
    const { trail, people } = await this.path.facts(orderId)
    const nameOf = (id: number) => personView(people, id).maskedName
    return {
      id: String(orderId),
      paidAt: trail.paidAt.toISOString(),
      paidFen: trail.paidFen,
      steps: trail.steps.map((step) => ({
        kind: step.kind,
        who: personView(people, step.memberId),
        at: step.at.toISOString(),
        channel: step.channel,
        token: step.token,
        text: stepText(step, trail.paidFen, nameOf),
        textEn: stepText(step, trail.paidFen, nameOf, 'en'),
      })),
      hidden: trail.hidden,
      levels: trail.commissions.map((row) => levelView(row, people)),
    }
  }
}

function levelView(
  { level, amountFen, payeeId, decision }: OrderTrail['commissions'][number],
  people: People,
): ExplainedLevel {
  return {
    level,
    payee: payeeId === null ? null : personView(people, payeeId),
    amountFen,
    ruleVersion: decision.ruleVersion,
    reasonCode: decision.reasonCode,
    reason: decisionReason(decision),
    reasonEn: decisionReason(decision, 'en'),
    candidates: decision.candidates.map((candidate) => ({
      kind: candidate.kind,
      person: personView(people, candidate.memberId),
      followedAt: candidate.visitedAtMs === null ? null : new Date(candidate.visitedAtMs).toISOString(),
      reasonCode: candidate.outcome,
      reason: candidateReason(candidate),
      reasonEn: candidateReason(candidate, 'en'),
    })),
  }
}

function personView(people: People, memberId: number): PersonView {
  if (memberId === 0) return { memberNo: null, maskedName: text('brand.name') }
  const member = people.get(memberId)
  return { memberNo: member?.memberNo ?? null, maskedName: maskedName(member?.nickname ?? '') }
}
