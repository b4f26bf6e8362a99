import { Injectable } from '@nestjs/common'
import { ContentSafety } from '../content-safety/content-safety.js'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
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
  private readonly versions = new Set<number>()

  constructor(
    private readonly clock: Clock,
    private readonly links: MintLinks,
    private readonly subjects: Subjects,
    private readonly cards: LinkCards,
    private readonly safety: ContentSafety,
    private readonly database: Database,
  ) {}

  /**
   * The parent is the named link, else the one through which the sharer came. Throws `subject-unknown`, `material-unknown` and as
   * MintLinks.
   */
  async mint(request: RequestName, memberId: number, sharing: Sharing): Promise<ShareLinkView> {
    const { channel, parentToken, materialVersion, ahead } = sharing
    if (materialVersion !== 0) await this.needVersion(materialVersion)
    const subject = await this.subjects.byCode(sharing.subject.kind, sharing.subject.code)
    const link = await this.links.mint({
      sharerId: memberId,
      subjectId: subject.id,
      channel,
      materialVersion,
      parent: parentToken === null ? 'came-through' : { token: parentToken },
      ahead,
      // Before the mint, so that the answer that is kept is the one that is given. Other cards name nobody.
      shownName: subject.kind === 'join' ? await this.safety.shownName(memberId) : null,
      atMs: this.clock.now(),
      request,
    })
    return this.cards.cardOf(link, subject)
  }

  /** Versions are only ever added, so one that was seen is there. */
  private async needVersion(version: number): Promise<void> {
    if (this.versions.has(version)) return
    const [found] = await this.database.rows('SELECT id FROM material_version WHERE id = ?', [version])
    if (!found) throw new Refusal('material-unknown')
    this.versions.add(version)
  }
}
