import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { account, dayOf, dayText, leaderKind, tallyScope } from '@passalong/domain'
import { Ledger } from '../ledger/ledger.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { type MemberChainView } from './chain-views.js'
import { FriendNames } from './friend-names.js'
import { ListFriends } from './list-friends.js'
import { byDay, leaders, levelsOf, talliedUntil, together } from './read-figures.js'

const DAYS_SHOWN = 30
const GROUPS_SHOWN = 5

/** What came through a member, from figures that are kept as they arrive: the answer takes as long for a million friends as for one. */
@Injectable()
export class ShowChain {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly friends: ListFriends,
    private readonly names: FriendNames,
  ) {}

  async show(memberId: number): Promise<MemberChainView> {
    const today = dayOf(this.clock.now())
    const reader = this.database.together()
    const { member } = tallyScope
    const [levels, days, groups, until, earnedFen, friends] = await Promise.all([
      levelsOf(reader, [memberId]),
      byDay(reader, member, memberId, today - DAYS_SHOWN + 1, today),
      leaders(reader, member, memberId, leaderKind.group, GROUPS_SHOWN),
      talliedUntil(reader),
      this.earned(reader, memberId),
      this.friends.page(memberId, null),
    ])
    const byLevel = levels.get(memberId) ?? []
    const { visits, joins, firstOrders, paidFen } = together(byLevel)
    return {
      ...{ visits, joins, firstOrders, paidFen },
      earnedFen,
      byLevel: byLevel.map(({ bucket, figures }) => ({
        level: bucket,
        visits: figures.visits,
        joins: figures.joins,
        firstOrders: figures.firstOrders,
        paidFen: figures.paidFen,
      })),
      byDay: days
        .filter(({ figures }) => figures.visits !== 0 || figures.joins !== 0 || figures.paidFen !== 0)
        .map(({ bucket, figures: { visits, joins, paidFen } }) => ({ day: dayText(bucket), visits, joins, paidFen })),
      friends,
      topGroups: groups.map(({ leaderId, visits, joins }) => ({
        label: text('chain.group', { sign: this.names.groupSign(memberId, leaderId) }),
        visits,
        joins,
      })),
      asOf: (until ?? new Date(this.clock.now())).toISOString(),
    }
  }

  /** All that a member earned and kept, wherever it lies now: what was paid out was earned too. */
  private async earned(reader: Pick<Tx, 'rows'>, memberId: number): Promise<number> {
    const accounts = {
      pending: account.commissionPending(memberId),
      available: account.commissionAvailable(memberId),
      withdrawing: account.commissionWithdrawing(memberId),
      payroll: account.commissionPayroll(memberId),
    }
    const [balances, [paid]] = await Promise.all([
      this.ledger.balances(reader, accounts),
      reader.rows<{ fen: number }>(
        `SELECT CAST(COALESCE(SUM(gross_fen), 0) AS SIGNED) AS fen FROM withdrawal WHERE member_id = ? AND state = 'paid'`,
        [memberId],
      ),
    ])
    return Object.values(balances).reduce((sum, fen) => sum + fen, paid?.fen ?? 0)
  }
}
