import { Injectable } from '@nestjs/common'
import { account, dayOf } from '@passalong/domain'
import { Coupons } from '../coupon/coupons.js'
import { Ledger } from '../ledger/ledger.js'
import { maskedName } from '../member/member.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Standings } from '../tier/standings.js'
import { Company } from './company.js'
import { nextExpiry, nextRelease } from './expectations.js'
import { couponView, tierView } from './home-parts.js'
import { type HomeView } from './views.js'

type Reader = Pick<Tx, 'rows'>

/** What a member sees first: everything they have. */
@Injectable()
export class ShowHome {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly company: Company,
    private readonly ledger: Ledger,
    private readonly coupons: Coupons,
    private readonly standings: Standings,
  ) {}

  /** Asks everything side by side: with a reader of `Database.together` that is one round trip. */
  async show(memberId: number, reader: Reader = this.database.together()): Promise<HomeView> {
    const now = this.clock.now()
    const [came, held, coupons, growthDays, expiringPoints, release] = await Promise.all([
      this.company.of(reader, memberId),
      this.ledger.balances(reader, {
        points: account.points(memberId),
        pending: account.commissionPending(memberId),
        available: account.commissionAvailable(memberId),
        withdrawing: account.commissionWithdrawing(memberId),
        payroll: account.commissionPayroll(memberId),
      }),
      this.coupons.usable(reader, memberId, now),
      this.standings.growthDays(reader, memberId),
      nextExpiry(reader, memberId, dayOf(now)),
      nextRelease(reader, memberId),
    ])
    const { member } = came
    return {
      memberNo: member.memberNo,
      nickname: member.nickname,
      avatarUrl: came.avatarUrl,
      ...tierView(growthDays, dayOf(now)),
      points: held.points,
      expiringPoints,
      pendingCommissionFen: held.pending,
      availableCommissionFen: held.available,
      withdrawingFen: held.withdrawing,
      payrollFen: held.payroll,
      nextRelease: release,
      coupons: coupons.map(couponView),
      promoter: member.promoter,
      promoterApplication: member.promoter ? null : came.application,
      referrer: came.referrer === null ? null : { maskedName: maskedName(came.referrer) },
      joinedAt: member.joinedAt.toISOString(),
      invitees: { direct: came.direct },
    }
  }
}
