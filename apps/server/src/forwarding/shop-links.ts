import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { MintLinks } from '../share/mint-links.js'
import { type Channel, SHOP } from '../share/share-links.js'
import { type SubjectKind, Subjects } from '../share/subjects.js'
import { Stores } from '../store/stores.js'
import { LinkCards } from './link-cards.js'
import { type ShareLinkView } from './views.js'

/** Material versions of the shop's own links are below this. */
const VERSIONS = 1_000_000

/** The shop's own links, which operators make and which start chains. */
@Injectable()
export class ShopLinks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly subjects: Subjects,
    private readonly stores: Stores,
    private readonly links: MintLinks,
    private readonly cards: LinkCards,
  ) {}

  /** A link that nobody is paid or thanked for, of the shop or of one store. Throws `subject-unknown`, `store-unknown`. */
  async mint(
    request: RequestName,
    asked: { subject: { kind: SubjectKind; code: string | null }; channel: Channel; storeCode: string | null },
  ): Promise<ShareLinkView> {
    const subject = await this.subjects.byCode(asked.subject.kind, asked.subject.code)
    const store = asked.storeCode === null ? null : await this.stores.byCode(this.database, asked.storeCode)
    const link = await this.links.mint({
      sharerId: SHOP,
      subjectId: subject.id,
      channel: asked.channel,
      // What a store hangs up is material of its own: two stores' links of one day are two.
      materialVersion: (store?.id ?? 0) % VERSIONS,
      parent: 'came-through',
      storeId: store?.id ?? null,
      atMs: this.clock.now(),
      request,
    })
    return this.cards.cardOf(link, subject)
  }
}
