import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { dayOf, type ReferralDecision, type ReferralOutcome } from '@passalong/domain'
import { RuleBook } from '../commission/rule-book.js'
import { maskedName } from '../member/member.js'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { type CameBy, cameBy } from './referral-facts.js'
import { cameBecause, linkReason } from './referral-reasons.js'
import { type FollowedLinkView, type ReferralView } from './referral-views.js'

/** How a member came: who brought them, and what became of every link that they had followed. */
@Injectable()
export class ShowReferral {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
  ) {}

  /** The facts, for whoever may see all of them. */
  facts(memberId: number): Promise<CameBy> {
    return cameBy(this.database.together(), this.rules, memberId, dayOf(this.clock.now()))
  }

  /** As the member sees it: names masked, and nothing about a sharer's account. */
  async show(memberId: number): Promise<ReferralView> {
    const came = await this.facts(memberId)
    const nameOf = (id: number) => (id === 0 ? text('brand.name') : maskedName(came.people.get(id)?.nickname ?? ''))
    const { referrerId, since, validUntil, counts } = came
    const name = referrerId === null ? '' : nameOf(referrerId)
    return {
      referrer: referrerId === null ? null : { maskedName: name, since: since.toISOString(), validUntil, counts },
      reason: cameBecause(came, name),
      candidates: (came.decision?.candidates ?? []).map((candidate) => linkView(candidate, nameOf)),
    }
  }
}

/** That somebody closed their account is between them and the shop. */
const PRIVATE: readonly ReferralOutcome[] = ['sharer-closed']

function linkView(
  { sharerId, visitedAtMs, channel, outcome }: ReferralDecision['candidates'][number],
  nameOf: (memberId: number) => string,
): FollowedLinkView {
  const told = PRIVATE.includes(outcome) ? 'not-eligible' : outcome
  return {
    maskedName: nameOf(sharerId),
    followedAt: new Date(visitedAtMs).toISOString(),
    channel,
    outcome: outcome === 'won' ? 'won' : 'lost',
    reasonCode: told,
    reason: linkReason(told),
  }
}
