import { Injectable } from '@nestjs/common'
import { maskedName } from '../member/member.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type FriendChainView, type FriendPage, type FriendView } from './chain-views.js'
import { FriendNames } from './friend-names.js'
import { type BucketFigures, levelsOf, together } from './read-figures.js'

const ON_A_PAGE = 20

interface FriendRow {
  id: number
  nickname: string
  joined_at: Date
  first_order_id: number | null
}

/** Who joined directly through a member; names are masked, and what is below a friend is only counted. */
@Injectable()
export class ListFriends {
  constructor(
    private readonly database: Database,
    private readonly names: FriendNames,
  ) {}

  /** A page, newest first; `after` is `next` of the page before. Throws `member-unknown` for one that is none. */
  async page(memberId: number, after: string | null): Promise<FriendPage> {
    const before = after === null ? Number.MAX_SAFE_INTEGER : this.friendId(memberId, after)
    const rows = await this.database.rows<FriendRow>(
      `SELECT id, nickname, joined_at, first_order_id FROM member WHERE referrer_id = ? AND id < ?
        ORDER BY referrer_id DESC, id DESC LIMIT ${ON_A_PAGE + 1}`,
      [memberId, before],
    )
    const shown = rows.slice(0, ON_A_PAGE)
    const levels = await levelsOf(
      this.database,
      shown.map(({ id }) => id),
    )
    const last = rows.length > ON_A_PAGE ? shown.at(-1) : undefined
    return {
      items: shown.map((row) => this.view(memberId, row, levels.get(row.id) ?? [])),
      next: last ? this.names.nameFor(memberId, last.id) : null,
    }
  }

  /** What is below a friend, level by level. Throws `member-unknown` for whoever is no friend of this member's. */
  async below(memberId: number, name: string): Promise<FriendChainView> {
    const friendId = this.friendId(memberId, name)
    const [friend] = await this.database.rows<FriendRow>(
      'SELECT id, nickname, joined_at, first_order_id FROM member WHERE id = ? AND referrer_id = ?',
      [friendId, memberId],
    )
    if (!friend) throw new Refusal('member-unknown')
    const levels = (await levelsOf(this.database, [friendId])).get(friendId) ?? []
    return {
      maskedName: maskedName(friend.nickname),
      joinedAt: friend.joined_at.toISOString(),
      byLevel: levels.map(({ bucket, figures }) => ({ level: bucket, joins: figures.joins, visits: figures.visits })),
    }
  }

  private friendId(memberId: number, name: string): number {
    const friendId = this.names.friendOf(memberId, name)
    if (friendId === null) throw new Refusal('member-unknown')
    return friendId
  }

  private view(memberId: number, row: FriendRow, levels: readonly BucketFigures[]): FriendView {
    const direct = together(levels.filter(({ bucket }) => bucket === 1))
    return {
      id: this.names.nameFor(memberId, row.id),
      maskedName: maskedName(row.nickname),
      joinedAt: row.joined_at.toISOString(),
      joins: direct.joins,
      further: together(levels).joins - direct.joins,
      visits: direct.visits,
      firstOrder: row.first_order_id !== null,
    }
  }
}
