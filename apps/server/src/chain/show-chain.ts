import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { account, dayOf, dayText, leaderKind, tallyScope } from '@passalong/domain'
import { Ledger } from '../ledger/ledger.js'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
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
    const earning = { pending: account.commissionPending(memberId), available: account.commissionAvailable(memberId) }
    const [levels, days, groups, until, earned, friends] = await Promise.all([
      levelsOf(reader, [memberId]),
      byDay(reader, member, memberId, today - DAYS_SHOWN + 1, today),
      leaders(reader, member, memberId, leaderKind.group, GROUPS_SHOWN),
      talliedUntil(reader),
      this.ledger.balances(reader, earning),
      this.friends.page(memberId, null),
    ])
    const byLevel = levels.get(memberId) ?? []
    const { visits, joins, firstOrders, paidFen } = together(byLevel)
    return {
      ...{ visits, joins, firstOrders, paidFen },
      earnedFen: earned.pending + earned.available,
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
}
