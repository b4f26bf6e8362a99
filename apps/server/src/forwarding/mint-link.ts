import { Injectable } from '@nestjs/common'
import { ContentSafety } from '../content-safety/content-safety.js'
import { OutgoingVersions } from '../material/outgoing-versions.js'
import { Clock } from '../platform/clock/clock.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { MintLinks } from '../share/mint-links.js'
import { type Channel } from '../share/share-links.js'
import { type SubjectKind, Subjects } from '../share/subjects.js'
import { LinkCards } from './link-cards.js'
import { type ShareLinkView } from './views.js'

/** What a member wants to share. */
export interface Sharing {
  subject: { kind: SubjectKind; code: string | null }
  channel: Channel
  parentToken: string | null
  /** 0 for none. */
  materialVersion: number
  /** Made before it is known whether it is sent. */
  ahead: boolean
}

/** Mints the link that a card, poster or code carries. */
@Injectable()
export class MintLink {
  constructor(
    private readonly clock: Clock,
    private readonly links: MintLinks,
    private readonly subjects: Subjects,
    private readonly cards: LinkCards,
    private readonly safety: ContentSafety,
    private readonly versions: OutgoingVersions,
  ) {}

  /**
   * The parent is the named link, else the one through which the sharer came. Throws `subject-unknown`, `material-unknown`, also of
   * material that is still to come or for others, `material-over` when it does not go out any more, and as MintLinks.
   */
  async mint(request: RequestName, memberId: number, sharing: Sharing): Promise<ShareLinkView> {
    const { channel, parentToken, materialVersion, ahead } = sharing
    const audience = materialVersion === 0 ? {} : await this.versions.audienceOf(materialVersion)
    const subject = await this.subjects.byCode(sharing.subject.kind, sharing.subject.code)
    const link = await this.links.mint({
      sharerId: memberId,
      subjectId: subject.id,
      channel,
      materialVersion,
      audience,
      parent: parentToken === null ? 'came-through' : { token: parentToken },
      ahead,
      // Before the mint, so that the answer that is kept is the one that is given. Other cards name nobody.
      shownName: subject.kind === 'join' ? await this.safety.shownName(memberId) : null,
      atMs: this.clock.now(),
      request,
    })
    return this.cards.cardOf(link, subject)
  }
}
