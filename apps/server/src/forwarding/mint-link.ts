import { Injectable } from '@nestjs/common'
import { dayOf, dayText } from '@passalong/domain'
import { ContentSafety } from '../content-safety/content-safety.js'
import { WITHDRAWN } from '../material/material-row.js'
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

/** So long a process mints links of a material that was withdrawn meanwhile. */
const KEPT_MS = 5_000
const VERSIONS_KEPT = 1_000

/** A version of share material: whether it was taken back, or is still to come. */
interface VersionRow {
  withdrawn: number | null
  early: number | null
}

/** Mints the link that a card, poster or code carries. */
@Injectable()
export class MintLink {
  private readonly versions = new Map<number, { readMs: number; row: VersionRow }>()

  constructor(
    private readonly clock: Clock,
    private readonly links: MintLinks,
    private readonly subjects: Subjects,
    private readonly cards: LinkCards,
    private readonly safety: ContentSafety,
    private readonly database: Database,
  ) {}

  /**
   * The parent is the named link, else the one through which the sharer came. Throws `subject-unknown`, `material-unknown`, also of
   * material that is still to come, `material-over` when it was withdrawn, and as MintLinks.
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

  /** What was on its days a moment ago may still go out, what the shop took back may not. */
  private async needVersion(version: number): Promise<void> {
    const { withdrawn, early } = await this.versionOf(version)
    if (early) throw new Refusal('material-unknown')
    if (withdrawn) throw new Refusal('material-over')
  }

  private async versionOf(version: number): Promise<VersionRow> {
    const nowMs = this.clock.deviceNow()
    const kept = this.versions.get(version)
    if (kept && Math.abs(nowMs - kept.readMs) < KEPT_MS) return kept.row
    const [row] = await this.database.rows<VersionRow>(
      `SELECT m.state = ${WITHDRAWN} AS withdrawn, m.shows_from > ? AS early
         FROM material_version v LEFT JOIN material m ON m.id = v.material_id WHERE v.id = ?`,
      [dayText(dayOf(this.clock.now())), version],
    )
    if (!row) throw new Refusal('material-unknown')
    if (this.versions.size >= VERSIONS_KEPT) this.versions.clear()
    this.versions.set(version, { readMs: nowMs, row })
    return row
  }
}
