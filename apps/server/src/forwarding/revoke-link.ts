import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { REVOKED_BY_OPERATOR, REVOKED_BY_SHARER, type ShareLink, ShareLinks } from '../share/share-links.js'
import { type RevocationView } from './link-views.js'

/** Withdraws links: whoever follows one later is told so, what was shared below it stays. */
@Injectable()
export class RevokeLink {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly links: ShareLinks,
  ) {}

  /** By its sharer; withdrawn twice is withdrawn once. Throws `link-unknown` for another's too. */
  bySharer(request: RequestName, memberId: number, token: string): Promise<RevocationView> {
    return this.requests.once(request, async (tx) => {
      const link = await this.links.find(tx, token)
      if (link?.sharerId !== memberId) throw new Refusal('link-unknown')
      return this.revoke(tx, link, REVOKED_BY_SHARER)
    })
  }

  /** By an operator, anybody's; its sharer cannot mint it again on the same day. Throws `link-unknown`. */
  byOperator(request: RequestName, token: string): Promise<RevocationView> {
    return this.requests.once(request, async (tx) => {
      const link = await this.links.find(tx, token)
      if (!link) throw new Refusal('link-unknown')
      return this.revoke(tx, link, REVOKED_BY_OPERATOR)
    })
  }

  private async revoke(tx: Tx, { id, token }: ShareLink, by: number): Promise<RevocationView> {
    await tx.run(
      'UPDATE share_link SET revoked_by = GREATEST(COALESCE(revoked_by, 0), ?), revoked_at = COALESCE(revoked_at, ?) WHERE id = ?',
      [by, new Date(this.clock.now()), id],
    )
    const [row] = await tx.rows<{ revoked_at: Date }>('SELECT revoked_at FROM share_link WHERE id = ?', [id])
    return { token, revokedAt: (row as { revoked_at: Date }).revoked_at.toISOString() }
  }
}
