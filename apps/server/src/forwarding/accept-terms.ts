import { Injectable } from '@nestjs/common'
import { Members } from '../member/members.js'
import { PROMOTER_TERMS_VERSION } from '../notice/notices.js'
import { Clock } from '../platform/clock/clock.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { type PromoterView } from './views.js'

/** A member becomes a promoter by accepting the terms: free, without a purchase. */
@Injectable()
export class AcceptTerms {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly members: Members,
  ) {}

  /** Throws `terms-version-old`. */
  accept(request: RequestName, memberId: number, version: string): Promise<PromoterView> {
    return this.requests.once(request, async (tx) => {
      if (version !== PROMOTER_TERMS_VERSION) throw new Refusal('terms-version-old')
      await this.members.acceptPromoterTerms(tx, memberId, version, this.clock.now())
      return { promoter: true }
    })
  }
}
