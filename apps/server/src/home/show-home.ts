import { Injectable } from '@nestjs/common'
import {
  account,
  dayOf,
  dayText,
  fenForGrowth,
  growthInWindow,
  replayStanding,
  tierAbove,
  tierFor,
  tiers,
} from '@passalong/domain'
import { Coupons } from '../coupon/coupons.js'
import { Ledger } from '../ledger/ledger.js'
import { type Member, maskedName } from '../member/member.js'
import { Members } from '../member/members.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Standings } from '../tier/standings.js'
import { Invitees } from './invitees.js'
import { type HomeView } from './views.js'

type Reader = Pick<Tx, 'rows'>

/** What a member sees first: everything they have. */
@Injectable()
export class ShowHome {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: Members,
    private readonly ledger: Ledger,
    private readonly coupons: Coupons,
    private readonly standings: Standings,
    private readonly invitees: Invitees,
  ) {}

  async show(memberId: number, reader: Reader = this.database): Promise<HomeView> {
    const member = await this.members.byId(reader, memberId)
    const { points, pending, available } = await this.ledger.balances(reader, {
      points: account.points(memberId),
      pending: account.commissionPending(memberId),
      available: account.commissionAvailable(memberId),
    })
    const coupons = await this.coupons.usable(reader, memberId, this.clock.now())
    return {
      memberNo: member.memberNo,
      nickname: member.nickname,
      ...(await this.tierPart(reader, memberId)),
      points,
      pendingCommissionFen: pending,
      availableCommissionFen: available,
      coupons: coupons.map(({ id, title, storeName, validUntil, kind }) => ({
        id: String(id),
        title,
        storeName,
        kind,
        validUntil: validUntil.toISOString(),
      })),
      promoter: member.promoter,
      referrer: await this.referrer(reader, member),
      joinedAt: member.joinedAt.toISOString(),
      invitees: await this.invitees.counts(reader, memberId),
    }
  }

  /** Tier, growth and what is next, as they are today even when no job has run since the last purchase. */
  private async tierPart(
    reader: Reader,
    memberId: number,
  ): Promise<Pick<HomeView, 'tier' | 'growth' | 'nextTier' | 'reviewOn' | 'tierIfReviewedToday'>> {
    const today = dayOf(this.clock.now())
    const days = await this.standings.growthDays(reader, memberId)
    const { tier, reviewOn } = replayStanding(days, today)
    const growth = growthInWindow(days, today)
    const above = tierAbove(tier)
    const supported = tierFor(growth)
    const missingGrowth = above ? Math.max(0, above.fromGrowth - growth) : 0
    return {
      tier,
      growth,
      nextTier: above ? { tier: above.tier, missingGrowth, missingFen: fenForGrowth(missingGrowth) } : null,
      reviewOn: reviewOn === null ? null : dayText(reviewOn),
      tierIfReviewedToday: tiers.indexOf(supported) < tiers.indexOf(tier) ? supported : tier,
    }
  }

  private async referrer(reader: Reader, member: Member): Promise<HomeView['referrer']> {
    if (member.referrerId === null) return null
    const { nickname } = await this.members.byId(reader, member.referrerId)
    return { maskedName: maskedName(nickname) }
  }
}
