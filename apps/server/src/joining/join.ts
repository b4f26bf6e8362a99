import { Injectable } from '@nestjs/common'
import { ShowHome } from '../home/show-home.js'
import { type HomeView } from '../home/views.js'
import { PRIVACY_VERSION } from '../notice/notices.js'
import { Clock } from '../platform/clock/clock.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { Stores } from '../store/stores.js'
import { type Joining, Welcome } from './welcome.js'

/** Makes a person a member, once: membership, referrer and welcome gift in one transaction. */
@Injectable()
export class Join {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly stores: Stores,
    private readonly welcome: Welcome,
    private readonly home: ShowHome,
  ) {}

  /** Throws `privacy-version-old`, `store-unknown`, `already-member`, `claim-code-invalid`. */
  join(request: RequestName, personId: number, joining: Joining): Promise<HomeView> {
    return this.requests.once(request, async (tx) => {
      if (joining.privacyVersion !== PRIVACY_VERSION) throw new Refusal('privacy-version-old')
      const atMs = this.clock.now()
      // Fifty joins of one person at once stand in line here; the second finds the member that the first made.
      await tx.rows('SELECT id FROM person WHERE id = ? FOR UPDATE', [personId])
      const store = joining.storeCode === null ? null : await this.stores.byCode(tx, joining.storeCode)
      const memberId = await this.welcome.admit(tx, { personId, joining, store, atMs })
      return this.home.show(memberId, tx)
    })
  }
}
