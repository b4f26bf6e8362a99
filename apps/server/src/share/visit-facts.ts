import { type AnswersTo, ask, unasked } from '../platform/database/database.js'
import { type SqlValue } from '../platform/database/sql.js'

/** Somebody at a link, both found. */
export interface Arrival {
  linkId: number
  /** A person, or a visitor without a login. */
  visitorId: number
  anonymous: boolean
  wxScene: number | null
  chatType: number | null
  /** The chat group that WeChat named, with the digest of the payload that said so; null when a replay says it. */
  group: { id: number; digest: Buffer | null } | null
  /** Names the request, so that one that is sent again is the same visit. */
  requestHash: Buffer | null
  /** Visits beyond the allowance are kept and not counted. */
  countable: boolean
  /** The session on which the visitor only claims to be there, by the hash of its token in hex; null when no such claim is made. */
  session: string | null
  atMs: number
}

/** A link as a visit finds it, with its sharer; those are null for the shop's own links. */
export interface VisitedLinkRow {
  id: number
  subject_id: number
  revoked_at: Date | null
  sharer_person_id: number | null
  nickname: string | null
  store_name: string | null
}

/** What a visit finds; `id` and what belongs to the link are null when there is no such link. */
export interface FoundRow extends Omit<VisitedLinkRow, 'id'> {
  id: number | null
  /** The visit's place among those that were asked for. */
  place: number
  /** When this visitor followed this link last. */
  visited_at: Date | null
  /** Whose the claimed session is while it stands. */
  claimed_by: number | null
}

export interface EarlierVisitRow {
  id: number
  link_id: number
  person_id: number
  request_hash: Buffer
  counted: number
  own: number
}

/**
 * Everything that recording these visits needs to know; `deviceMs` is the instant at which sessions have to stand. It locks the
 * visitors and nothing of the link: two visits of one person stand in line, those of a crowd do not.
 */
export function visitQuestions(visits: readonly Arrival[], tries: number, deviceMs: number) {
  return [
    lockQuestion(
      'person',
      visits.filter(({ anonymous }) => !anonymous),
    ),
    lockQuestion(
      'visitor',
      visits.filter(({ anonymous }) => anonymous),
    ),
    foundQuestion(visits, deviceMs),
    // Almost always all are new, and the unique keys prove it; only when not, what was there is asked for.
    tries > 1 ? earlierQuestion(visits) : unasked<EarlierVisitRow>(),
    tries > 1 ? usedPayloadQuestion(visits) : unasked<{ digest: Buffer }>(),
  ] as const
}

/** The answers to `visitQuestions`. */
export type VisitAnswers = AnswersTo<ReturnType<typeof visitQuestions>>

/** Links as visits find them. */
export function linksQuestion(linkIds: readonly number[]) {
  return ask<VisitedLinkRow>(
    `SELECT l.id, l.subject_id, l.revoked_at, m.person_id AS sharer_person_id, m.nickname, s.name AS store_name
       FROM share_link l LEFT JOIN member m ON m.id = l.sharer_id
       LEFT JOIN store s ON s.id = COALESCE(l.store_id, m.joined_store_id) AND s.kind = 'shop'
      WHERE l.id IN (?)`,
    [linkIds],
  )
}

/** Ids are asked for in ascending order, so that two groups never wait for each other crosswise. */
function lockQuestion(table: 'person' | 'visitor', visits: readonly Arrival[]) {
  const ids = [...new Set(visits.map(({ visitorId }) => visitorId))].sort((a, b) => a - b)
  if (ids.length === 0) return unasked<{ id: number; person_id: number | null }>()
  const owner = table === 'visitor' ? 'person_id' : 'NULL AS person_id'
  return ask<{ id: number; person_id: number | null }>(
    `SELECT id, ${owner} FROM ${table} WHERE id IN (?) ORDER BY id FOR UPDATE`,
    [ids],
  )
}

/**
 * Link, last visit and session of each visit, looked up visit by visit: as lists of conditions they would be estimated one by
 * one, and as questions of their own each would cost more than its answer. `FOR UPDATE` stands in a question before this one, so that
 * what a twin has just written is seen.
 */
function foundQuestion(visits: readonly Arrival[], deviceMs: number) {
  const asked = visits.map(({ linkId, visitorId, session }, place) =>
    session === null ? `[${place},${linkId},${visitorId}]` : `[${place},${linkId},${visitorId},"${session}"]`,
  )
  return ask<FoundRow>(
    `SELECT asked.place, l.id, l.subject_id, l.revoked_at, m.person_id AS sharer_person_id, m.nickname, s.name AS store_name, (
        SELECT v.visited_at FROM visit v FORCE INDEX (visit_link)
         WHERE v.link_id = asked.link_id AND v.person_id = asked.person_id ORDER BY v.visited_at DESC LIMIT 1
      ) AS visited_at, e.person_id AS claimed_by
       FROM JSON_TABLE(?, '$[*]' COLUMNS (
         place INT PATH '$[0]', link_id BIGINT PATH '$[1]', person_id BIGINT PATH '$[2]', session CHAR(64) PATH '$[3]'
       )) asked LEFT JOIN share_link l ON l.id = asked.link_id LEFT JOIN member m ON m.id = l.sharer_id
       LEFT JOIN store s ON s.id = COALESCE(l.store_id, m.joined_store_id) AND s.kind = 'shop'
       LEFT JOIN session e ON e.token_hash = UNHEX(asked.session) AND e.expires_at > ?`,
    [`[${asked.join(',')}]`, new Date(deviceMs)],
  )
}

/** Visits that came with the same names. */
function earlierQuestion(visits: readonly Arrival[]) {
  const named = visits.flatMap(({ visitorId, requestHash }) => (requestHash ? [{ visitorId, requestHash }] : []))
  if (named.length === 0) return unasked<EarlierVisitRow>()
  return ask<EarlierVisitRow>(
    `SELECT id, link_id, person_id, request_hash, counted, own FROM visit
      WHERE ${named.map(() => '(person_id = ? AND request_hash = ?)').join(' OR ')}`,
    named.flatMap(({ visitorId, requestHash }): SqlValue[] => [visitorId, requestHash]),
  )
}

function usedPayloadQuestion(visits: readonly Arrival[]) {
  const digests = visits.flatMap(({ group }) => (group?.digest ? [group.digest] : []))
  if (digests.length === 0) return unasked<{ digest: Buffer }>()
  return ask<{ digest: Buffer }>(
    `SELECT digest FROM group_payload WHERE digest IN (${digests.map(() => '?').join(',')})`,
    digests,
  )
}
