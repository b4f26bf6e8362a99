import { Injectable } from '@nestjs/common'
import { maskedName } from '../member/member.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type Channel, channels, isToken } from '../share/share-links.js'
import { Subjects } from '../share/subjects.js'
import { figuresOf } from './link-figures.js'
import { type LinkPlaceView, type LinkView, revokedBy } from './link-views.js'
import { subjectView } from './views.js'

/** Ancestors that are walked to; of a longer chain the nearest and the root are shown. */
const NEAREST = 64
const CHILDREN = 50

interface PlaceRow {
  id: number
  token: string
  subject_id: number
  parent_id: number
  root_id: number
  depth: number
  channel: number
  minted_at: Date
  revoked_at: Date | null
  revoked_by: number | null
  member_no: string | null
  nickname: string | null
  store_code: string | null
}

const PLACE = `SELECT l.id, l.token, l.subject_id, l.parent_id, l.root_id, l.depth, l.channel, l.minted_at, l.revoked_at, l.revoked_by,
    m.member_no, m.nickname, s.code AS store_code
  FROM share_link l LEFT JOIN member m ON m.id = l.sharer_id LEFT JOIN store s ON s.id = l.store_id`

/** A link as an operator looks at it: where it comes from, what came of it, and what was shared below it. */
@Injectable()
export class ShowLink {
  constructor(
    private readonly database: Database,
    private readonly subjects: Subjects,
  ) {}

  /** Throws `link-unknown`. */
  async show(token: string): Promise<LinkView> {
    const [row] = isToken(token) ? await this.database.rows<PlaceRow>(`${PLACE} WHERE l.token = ?`, [token]) : []
    if (!row) throw new Refusal('link-unknown')
    const reader = this.database.together()
    const [ancestors, children] = await Promise.all([
      this.ancestors(row),
      reader.rows<PlaceRow>(`${PLACE} WHERE l.parent_id = ? AND l.counted = 1 ORDER BY l.id LIMIT ${CHILDREN}`, [
        row.id,
      ]),
    ])
    const ids = [row, ...ancestors, ...children].map(({ id }) => id)
    const figures = await figuresOf(this.database, ids)
    const place = (one: PlaceRow): LinkPlaceView => ({ ...placeView(one), figures: figures(one.id) })
    const root = ancestors.at(-1)
    const last = ancestors.at(-2)
    return {
      ...place(row),
      subject: subjectView(await this.subjects.byId(row.subject_id)),
      storeCode: row.store_code,
      ancestors: ancestors.map(place),
      ancestorsLeftOut: root && last ? last.depth - root.depth - 1 : 0,
      children: children.map(place),
    }
  }

  private async ancestors(row: PlaceRow): Promise<PlaceRow[]> {
    if (row.parent_id === 0) return []
    return this.database.rows<PlaceRow>(
      `WITH RECURSIVE up (id, parent_id, steps) AS (
         SELECT id, parent_id, 1 FROM share_link WHERE id = ?
         UNION ALL SELECT p.id, p.parent_id, up.steps + 1 FROM up JOIN share_link p ON p.id = up.parent_id WHERE up.steps < ${NEAREST}
       ) ${PLACE} JOIN (SELECT id FROM up UNION SELECT ?) above ON above.id = l.id ORDER BY l.depth DESC`,
      [row.parent_id, row.root_id],
    )
  }
}

function placeView(row: PlaceRow): Omit<LinkPlaceView, 'figures'> {
  const { token, depth, member_no: memberNo, nickname, revoked_at } = row
  return {
    token,
    sharer: memberNo === null ? null : { memberNo, maskedName: maskedName(nickname ?? '') },
    depth,
    channel: channels[row.channel - 1] as Channel,
    mintedAt: row.minted_at.toISOString(),
    revokedAt: revoked_at?.toISOString() ?? null,
    revokedBy: revokedBy(row),
  }
}
