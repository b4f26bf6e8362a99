import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { dayOf } from '@passalong/domain'
import { Members } from '../member/members.js'
import { Clock } from '../platform/clock/clock.js'
import { type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
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
      const named = ask.parentToken === null ? null : await this.followed(tx, memberId, ask.parentToken)
      const parent = named ?? (await this.joinedThrough(tx, memberId))
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

  /** A named parent counts when the sharer followed it and nobody withdrew it. Throws `link-unknown`. */
  private async followed(tx: Tx, memberId: number, token: string): Promise<ShareLink | null> {
    const link = await this.links.byToken(tx, token).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'link-revoked') return null
      throw error
    })
    if (!link) return null
    const [visit] = await tx.rows(
      'SELECT 1 FROM member m JOIN visit v ON v.person_id = m.person_id WHERE m.id = ? AND v.link_id = ? LIMIT 1',
      [memberId, link.id],
    )
    return visit ? link : null
  }

  private async joinedThrough(tx: Tx, memberId: number): Promise<ShareLink | null> {
    const [row] = await tx.rows<{ token: string }>(
      'SELECT l.token FROM member m JOIN share_link l ON l.id = m.referrer_link_id WHERE m.id = ? AND l.revoked_at IS NULL',
      [memberId],
    )
    return row ? this.links.byToken(tx, row.token) : null
  }
}
