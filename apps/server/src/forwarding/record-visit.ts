import { Injectable } from '@nestjs/common'
import { maskedName } from '../member/member.js'
import { Members } from '../member/members.js'
import { Clock } from '../platform/clock/clock.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { type Caller } from '../platform/session/caller.js'
import { personOf } from '../platform/session/session.guard.js'
import { ShareLinks } from '../share/share-links.js'
import { Visits } from '../share/visits.js'
import { Stores } from '../store/stores.js'
import { type VisitView } from './views.js'

/** Somebody followed a link: the visit is kept and the sharer is named, masked. */
@Injectable()
export class RecordVisit {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly links: ShareLinks,
    private readonly visits: Visits,
    private readonly members: Members,
    private readonly stores: Stores,
  ) {}

  /** Throws `link-unknown` and `link-revoked`; the page opens all the same. */
  record(request: RequestName, caller: Caller, visit: { token: string; wxScene: number | null }): Promise<VisitView> {
    return this.requests.once(request, async (tx) => {
      const link = await this.links.byToken(tx, visit.token)
      const sharer = await this.members.byId(tx, link.sharerId)
      const own = caller.member?.id === link.sharerId
      await this.visits.record(tx, {
        link,
        personId: personOf(caller),
        own,
        wxScene: visit.wxScene,
        atMs: this.clock.now(),
      })
      return {
        sharer: { maskedName: maskedName(sharer.nickname) },
        subject: { kind: 'join' as const },
        own,
        storeName: (await this.stores.whereJoined(tx, sharer.id))?.name ?? null,
      }
    })
  }
}
