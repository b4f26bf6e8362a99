import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { MintLinks } from '../share/mint-links.js'
import { type Channel, SHOP } from '../share/share-links.js'
import { type Subject, type SubjectKind, Subjects } from '../share/subjects.js'
import { Stores } from '../store/stores.js'
import { cardOf } from './mint-link.js'
import { type ShareLinkView, type SubjectView, subjectView } from './views.js'

/** Material versions of the shop's own links are below this. */
const VERSIONS = 1_000_000

/** What an operator makes to be shared: subjects, and the shop's own links that start chains. */
@Injectable()
export class ShopLinks {
  constructor(
    private readonly database: Database,
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly subjects: Subjects,
    private readonly stores: Stores,
    private readonly links: MintLinks,
  ) {}

  /** Adds a subject. Throws `subject-exists` when the code stands for another title. */
  addSubject(request: RequestName, asked: Omit<Subject, 'id'>): Promise<SubjectView> {
    return this.requests.once(request, async () => {
      const subject = await this.subjects.create(asked.kind, asked.code, asked.title)
      if (subject.title !== asked.title) throw new Refusal('subject-exists')
      return subjectView(subject)
    })
  }

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
    return cardOf(link, subject)
  }
}
