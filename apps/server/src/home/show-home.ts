import { Injectable } from '@nestjs/common'
import { account, dayOf } from '@passalong/domain'
import { Coupons } from '../coupon/coupons.js'
import { Ledger } from '../ledger/ledger.js'
import { maskedName } from '../member/member.js'
import { Members } from '../member/members.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Standings } from '../tier/standings.js'
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
    private readonly members: Members,
    private readonly ledger: Ledger,
    private readonly coupons: Coupons,
    private readonly standings: Standings,
  ) {}

  /** Asks everything side by side: with a reader of `Database.together` that is one round trip. */
  async show(memberId: number, reader: Reader = this.database.together()): Promise<HomeView> {
    const now = this.clock.now()
    const [member, came, held, coupons, growthDays, expiringPoints, release] = await Promise.all([
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
      this.standings.growthDays(reader, memberId),
      nextExpiry(reader, memberId, dayOf(now)),
      nextRelease(reader, memberId),
    ])
    return {
      memberNo: member.memberNo,
      nickname: member.nickname,
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
