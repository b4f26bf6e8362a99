import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { type CommissionRow, Commissions } from '../commission/commissions.js'
import { commissionOutcome } from '../commission/reasons.js'
import { maskedName } from '../member/member.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { candidateView } from './candidate-view.js'
import { type OrderTrail, trailOf } from './order-trail.js'
import { type NamedMember, namedMembers } from './referral-facts.js'
import { type CommissionPathView } from './referral-views.js'
import { distances, stepText } from './trail-words.js'

/** From a purchase back to the first share, and why its commission went where it did. */
@Injectable()
export class ShowPath {
  constructor(
    private readonly database: Database,
    private readonly commissions: Commissions,
  ) {}

  /** The facts with everybody's names, for whoever may see all of them. Throws `order-unknown`. */
  async facts(orderId: number): Promise<{ trail: OrderTrail; people: ReadonlyMap<number, NamedMember> }> {
    const reader = this.database.together()
    const trail = await trailOf(reader, this.commissions, orderId)
    if (!trail) throw new Refusal('order-unknown')
    const judged = trail.commissions.flatMap(({ decision }) => decision.candidates.map(({ memberId }) => memberId))
    return { trail, people: await namedMembers(reader, [...trail.line, ...judged]) }
  }

  /**
   * As a member sees it who bought, who is paid, or whom the decision passed over as the buyer's referrer; for anybody else
   * the order does not exist. Throws `order-unknown`.
   */
  async show(memberId: number, orderId: number): Promise<CommissionPathView> {
    const { trail, people } = await this.facts(orderId)
    if (!readersOf(trail).includes(memberId)) throw new Refusal('order-unknown')
    const far = distances(trail, memberId)
    const masked = (id: number) => (id === memberId ? text('trail.you') : maskedName(people.get(id)?.nickname ?? ''))
    const nameOf = (id: number) => {
      if (id === 0) return text('brand.name')
      const level = far.get(id) ?? 0
      return level > 1 ? text('trail.level', { level }) : masked(id)
    }
    const rows = rowsFor(trail, memberId)
    return {
      steps: trail.steps.map((step) => {
        const { kind, at, channel } = step
        const words = stepText(step, trail.paidFen, nameOf)
        return { kind, who: nameOf(step.memberId), at: at.toISOString(), channel, text: words }
      }),
      hidden: trail.hidden,
      reason: commissionOutcome(rows).reason,
      candidates: (rows[0]?.decision.candidates ?? []).map((candidate) => ({
        ...candidateView(candidate, memberId, masked),
        followedAt: candidate.visitedAtMs === null ? null : new Date(candidate.visitedAtMs).toISOString(),
      })),
    }
  }
}

function readersOf({ buyerId, referrerId, commissions }: OrderTrail): (number | null)[] {
  const paid = commissions.flatMap(({ payeeId }) => (payeeId === null ? [] : [payeeId]))
  return paid.length > 0 ? [buyerId, ...paid] : [buyerId, referrerId]
}

/** Whoever is paid on a level reads of that one, anybody else of the first. */
function rowsFor({ commissions }: OrderTrail, memberId: number): CommissionRow[] {
  const own = commissions.find(({ payeeId }) => payeeId === memberId)
  const first = commissions.find(({ level }) => level === 1)
  return own ? [own] : first ? [first] : []
}
