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
import { maskedName } from '../member/member.js'
import { Members } from '../member/members.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Standings } from '../tier/standings.js'
import { nextExpiry, nextRelease } from './expectations.js'
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
  ) {}

  /** Asks everything side by side: with a reader of `Database.together` that is one round trip. */
  async show(memberId: number, reader: Reader = this.database.together()): Promise<HomeView> {
    const now = this.clock.now()
    const [member, came, held, coupons, tierPart, expiringPoints, release] = await Promise.all([
      this.members.byId(reader, memberId),
      company(reader, memberId),
      this.ledger.balances(reader, {
        points: account.points(memberId),
        pending: account.commissionPending(memberId),
        available: account.commissionAvailable(memberId),
        withdrawing: account.commissionWithdrawing(memberId),
        payroll: account.commissionPayroll(memberId),
      }),
      this.coupons.usable(reader, memberId, now),
      this.tierPart(reader, memberId),
      nextExpiry(reader, memberId, dayOf(now)),
      nextRelease(reader, memberId),
    ])
    return {
      memberNo: member.memberNo,
      nickname: member.nickname,
      ...tierPart,
      points: held.points,
      expiringPoints,
      pendingCommissionFen: held.pending,
      availableCommissionFen: held.available,
      withdrawingFen: held.withdrawing,
      payrollFen: held.payroll,
      nextRelease: release,
      coupons: coupons.map(({ id, title, storeName, validUntil, kind }) => ({
        id: String(id),
        title,
        storeName,
        kind,
        validUntil: validUntil.toISOString(),
      })),
      promoter: member.promoter,
      promoterApplication: member.promoter ? null : came.application,
      referrer: came.referrer === null ? null : { maskedName: maskedName(came.referrer) },
      joinedAt: member.joinedAt.toISOString(),
      invitees: { direct: came.direct },
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
}

interface Company {
  referrer: string | null
  direct: number
  application: 'waiting' | 'refused' | null
}

/**
 * Who brought the member, how many the member brought (those further away are counted where the chain is shown), and how an
 * application to be a promoter stands.
 */
async function company(reader: Reader, memberId: number): Promise<Company> {
  const [row] = await reader.rows<Company>(
    `SELECT r.nickname AS referrer, (SELECT COUNT(*) FROM member d WHERE d.referrer_id = m.id) AS direct,
            (SELECT p.state FROM promoter_application p
              WHERE p.member_id = m.id AND p.state IN ('waiting', 'refused')) AS application
       FROM member m LEFT JOIN member r ON r.id = m.referrer_id WHERE m.id = ?`,
    [memberId],
  )
  return row ?? { referrer: null, direct: 0, application: null }
}
