import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database/database.js'
import { type Channel, channels, isToken } from '../share/share-links.js'
import { Subjects } from '../share/subjects.js'
import { figuresOf } from './link-figures.js'
import { type MyLinkPage, revokedBy } from './link-views.js'
import { subjectView } from './views.js'

const PAGE = 20

interface MyLinkRow {
  id: number
  token: string
  subject_id: number
  channel: number
  minted_at: Date
  revoked_at: Date | null
  revoked_by: number | null
}

/** The links that a member sent, and what came of each. */
@Injectable()
export class MyLinks {
  constructor(
    private readonly database: Database,
    private readonly subjects: Subjects,
  ) {}

  /** A page after the link `before`; nothing follows a link that is not this member's. */
  async page(memberId: number, before: string | null): Promise<MyLinkPage> {
    const rows = await this.rows(memberId, before)
    const shown = rows.slice(0, PAGE)
    const figures = await figuresOf(
      this.database,
      shown.map(({ id }) => id),
    )
    const items = shown.map(async (row) => ({
      token: row.token,
      channel: channels[row.channel - 1] as Channel,
      subject: subjectView(await this.subjects.byId(row.subject_id)),
      mintedAt: row.minted_at.toISOString(),
      revokedAt: row.revoked_at?.toISOString() ?? null,
      revokedBy: revokedBy(row),
      ...figures(row.id),
    }))
    return { items: await Promise.all(items), next: rows.length > PAGE ? (shown.at(-1)?.token ?? null) : null }
  }

  private async rows(memberId: number, before: string | null): Promise<MyLinkRow[]> {
    if (before !== null && !isToken(before)) return []
    const earlier =
      before === null
        ? ''
        : 'AND (l.minted_on, l.id) < (SELECT b.minted_on, b.id FROM share_link b WHERE b.token = ? AND b.sharer_id = l.sharer_id)'
    // Along the key, as far as a page needs; what was made ahead and never sent is passed over.
    return this.database.rows<MyLinkRow>(
      `SELECT l.id, l.token, l.subject_id, l.channel, l.minted_at, l.revoked_at, l.revoked_by FROM (
         SELECT l.id FROM share_link l WHERE l.sharer_id = ? AND l.counted = 1 ${earlier} ORDER BY l.minted_on DESC, l.id DESC LIMIT ${PAGE + 1}
       ) page STRAIGHT_JOIN share_link l ON l.id = page.id ORDER BY l.minted_on DESC, l.id DESC`,
      before === null ? [memberId] : [memberId, before],
    )
  }
}
