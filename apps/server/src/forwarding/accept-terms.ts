import { Injectable } from '@nestjs/common'
import { Promoters } from '../commission/promoters.js'
import { PROMOTER_TERMS_VERSION } from '../notice/notices.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { type PromoterView } from './views.js'

/** A member becomes a promoter by accepting the terms: free, without a purchase; where the rules ask for it, once an operator agrees. */
@Injectable()
export class AcceptTerms {
  constructor(
    private readonly requests: Requests,
    private readonly promoters: Promoters,
  ) {}

  /** Throws `terms-version-old`. */
  accept(request: RequestName, memberId: number, version: string): Promise<PromoterView> {
    return this.requests.once(request, async (tx) => {
      if (version !== PROMOTER_TERMS_VERSION) throw new Refusal('terms-version-old')
      const state = await this.promoters.enrol(tx, memberId, version)
      return { promoter: state === 'active', state }
    })
  }
}
