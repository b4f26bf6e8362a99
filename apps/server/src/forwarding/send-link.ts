import { Injectable } from '@nestjs/common'
import { Ids } from '../platform/database/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { tellTalliesIn } from '../share/share-events.js'
import { ShareLinks } from '../share/share-links.js'
import { type SentView } from './link-views.js'

/** Links that were made ahead and are out in the world now: they count about a second later. */
@Injectable()
export class SendLink {
  constructor(
    private readonly requests: Requests,
    private readonly ids: Ids,
    private readonly links: ShareLinks,
  ) {}

  /** A link that counts already stays as it is, one that was withdrawn too. Throws `link-unknown`, for another member's as well. */
  sent(request: RequestName, memberId: number, token: string): Promise<SentView> {
    return this.requests.once(request, async (tx) => {
      const link = await this.links.find(tx, token)
      if (link?.sharerId !== memberId) throw new Refusal('link-unknown')
      if (!link.counted) await tellTalliesIn(tx, await this.ids.one(), [{ kind: 'sent', linkId: link.id }])
      return { token: link.token }
    })
  }
}
