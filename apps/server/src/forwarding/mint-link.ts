import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { dayOf } from '@passalong/domain'
import { Members } from '../member/members.js'
import { Clock } from '../platform/clock/clock.js'
import { type Tx } from '../platform/database/database.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { type Channel, type ShareLink, ShareLinks } from '../share/share-links.js'
import { type ShareLinkView } from './views.js'

/** Mints the link that a card, poster or code carries. */
@Injectable()
export class MintLink {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly links: ShareLinks,
    private readonly members: Members,
  ) {}

  /** The parent is the link through which the sharer came: the named one, else the one that they joined through. */
  mint(
    request: RequestName,
    memberId: number,
    ask: { channel: Channel; parentToken: string | null },
  ): Promise<ShareLinkView> {
    return this.requests.once(request, async (tx) => {
      const atMs = this.clock.now()
      const parent =
        ask.parentToken === null
          ? await this.joinedThrough(tx, memberId)
          : await this.links.byToken(tx, ask.parentToken)
      // Forwarding one's own link starts no new generation.
      const other = parent && parent.sharerId !== memberId ? parent : null
      const link = await this.links.mint(tx, {
        sharerId: memberId,
        channel: ask.channel,
        parent: other,
        atMs,
        day: dayOf(atMs),
      })
      const { nickname } = await this.members.byId(tx, memberId)
      return {
        token: link.token,
        title: text('card.join-title', { name: nickname }),
        path: `/pages/join/index?t=${link.token}`,
        imageUrl: null,
      }
    })
  }

  private async joinedThrough(tx: Tx, memberId: number): Promise<ShareLink | null> {
    const [row] = await tx.rows<{ token: string }>(
      'SELECT l.token FROM member m JOIN share_link l ON l.id = m.referrer_link_id WHERE m.id = ? AND l.revoked_at IS NULL',
      [memberId],
    )
    return row ? this.links.byToken(tx, row.token) : null
  }
}
