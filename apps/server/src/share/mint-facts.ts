import { type Audience, dayOf, dayText } from '@passalong/domain'
import { type AnswersTo, ask, unasked } from '../platform/database/database.js'
import { type SqlValue } from '../platform/database/sql.js'
import { type RequestName, type RequestRow, requestQuestion } from '../platform/idempotency/requests.js'
import { type Channel, channelNumber, isToken, LINK_COLUMNS, type LinkRow, SHOP } from './share-links.js'
import { audienceQuestion, type SharerFactsRow } from './sharer-facts.js'
import { JOIN_SUBJECT_ID } from './subjects.js'

/** What a link is to be minted for. */
export interface MintCommand {
  /** A member, or `SHOP` for a link of the shop's own, which starts a chain and may name a store. */
  sharerId: number
  subjectId: number
  channel: Channel
  /** Which card, poster or code it is, from 0 to 999,999. */
  materialVersion: number
  /** For whom the material is; who is not among them cannot know it. Default: everybody. */
  audience?: Audience
  /** The link through which the sharer came to the subject: a named one, or whichever they followed last. */
  parent: { linkId: number } | { token: string } | 'came-through'
  atMs: number
  /** The write as its caller named it; null when no request stands behind it. */
  request: RequestName | null
  /**
   * Made ahead of its being sent: a new link is not counted, and the tallies hear of it when it is sent or followed. Without it,
   * a link that was made ahead counts as sent. Default false.
   */
  ahead?: boolean
  /** The sharer's name if others may see it: the card goes out under it while it is theirs. Default: the shop invites. */
  shownName?: string | null
  /** Of a link of the shop's own alone. */
  storeId?: number | null
}

export interface SharerRow {
  id: number
  nickname: string
  joined_store_id: number | null
}

/** A link that its sharer withdrew and mints again on the same day is replaced: its material version goes up by this much. */
export const REPLACED = 1_000_000

/** A link of a day. */
export type SameDayRow = LinkRow & { minted_on: string; revoked_by: number | null }

/** `n` is the place of the command in its group; `followed` whether the sharer followed the link or shared it. */
type NamedRow = LinkRow & { n: number; followed: number }

/**
 * Everything that minting these links needs to know, one question a kind. At the first of several `tries` all is taken to be
 * new and well named; the unique keys and the decision find out when it is not.
 */
export function mintQuestions(commands: readonly MintCommand[], tries: number) {
  const sharers = [...new Set(commands.map(({ sharerId }) => sharerId))].filter((id) => id !== SHOP)
  const requests = commands.flatMap(({ request }) => (request ? [request] : []))
  return [
    tries > 1 && requests.length > 0 ? requestQuestion(requests) : unasked<RequestRow>(),
    sharers.length > 0
      ? ask<SharerRow>('SELECT id, nickname, joined_store_id FROM member WHERE id IN (?)', [sharers])
      : unasked<SharerRow>(),
    namedQuestion(commands),
    cameThroughQuestion(commands, tries),
    sameDayQuestion(commands),
    audienceQuestions(commands),
  ] as const
}

/** The answers to `mintQuestions`. */
export type MintAnswers = AnswersTo<ReturnType<typeof mintQuestions>>

/** The parents that commands name. */
function namedQuestion(commands: readonly MintCommand[]) {
  const parts = commands.flatMap(({ parent, sharerId }, n): { sql: string; values: SqlValue[] }[] => {
    if (parent === 'came-through' || sharerId === SHOP) return []
    if ('token' in parent && !isToken(parent.token)) return []
    const [column, value] = 'token' in parent ? ['token', parent.token] : ['id', parent.linkId]
    const visited = `SELECT 1 FROM visit v WHERE v.link_id = l.id AND v.person_id = (SELECT m.person_id FROM member m WHERE m.id = ?)`
    const sql = `SELECT ? AS n, ${LINK_COLUMNS}, l.sharer_id = ? OR EXISTS (${visited}) AS followed FROM share_link l WHERE l.${column} = ?`
    return [{ sql, values: [n, sharerId, sharerId, value as SqlValue] }]
  })
  return union<NamedRow>(parts)
}

/** The links through which sharers came: of each the latest that they followed, else the one through which they joined. */
function cameThroughQuestion(commands: readonly MintCommand[], tries: number) {
  const parts = commands.flatMap(({ parent, sharerId, subjectId }, n): { sql: string; values: SqlValue[] }[] => {
    // A named parent is seldom ignored; only then what follows from ignoring it is asked for.
    if (sharerId === SHOP || (parent !== 'came-through' && tries === 1)) return []
    const followed = `(SELECT ? AS n, ${LINK_COLUMNS} FROM member m
       STRAIGHT_JOIN visit v ON v.person_id = m.person_id STRAIGHT_JOIN share_link l ON l.id = v.link_id
       WHERE m.id = ? AND v.own = 0 AND l.subject_id = ? AND l.sharer_id <> m.id AND l.revoked_at IS NULL
       ORDER BY v.visited_at DESC, v.id DESC LIMIT 1)`
    const joined = `SELECT ? AS n, ${LINK_COLUMNS} FROM member m JOIN share_link l ON l.id = m.referrer_link_id
       WHERE m.id = ? AND l.revoked_at IS NULL`
    const parts = [{ sql: followed, values: [n, sharerId, subjectId] as SqlValue[] }]
    if (subjectId === JOIN_SUBJECT_ID) parts.push({ sql: joined, values: [n, sharerId] })
    return parts
  })
  return union<LinkRow & { n: number }>(parts)
}

/** The links of these sharers and subjects that were minted on the same day for the same material. */
function sameDayQuestion(commands: readonly MintCommand[]) {
  const parts = commands.map((command) => ({
    sql: `(l.sharer_id = ? AND l.subject_id = ? AND l.channel = ? AND l.material_version % ${REPLACED} = ? AND l.minted_on = ?)`,
    values: [
      command.sharerId,
      command.subjectId,
      channelNumber(command.channel),
      command.materialVersion,
      dayText(dayOf(command.atMs)),
    ],
  }))
  return ask<SameDayRow>(
    `SELECT ${LINK_COLUMNS}, l.minted_on, l.revoked_by FROM share_link l WHERE ${parts.map(({ sql }) => sql).join(' OR ')}`,
    parts.flatMap(({ values }) => values),
  )
}

/** What of sharers decides whether material is for them; nothing is asked where it is for everybody. */
function audienceQuestions(commands: readonly MintCommand[]) {
  const parts = commands.flatMap(({ sharerId, audience }) => audienceQuestion(sharerId, audience) ?? [])
  return union<SharerFactsRow & { member_id: number }>(parts)
}

function union<Row>(parts: readonly { sql: string; values: readonly SqlValue[] }[]) {
  if (parts.length === 0) return unasked<Row>()
  return ask<Row>(
    parts.map(({ sql }) => sql).join('\nUNION ALL\n'),
    parts.flatMap(({ values }) => [...values]),
  )
}
