import { type Touch } from '@passalong/domain'
import { type AnswersTo, ask, type SqlValue, unasked } from '../platform/database/database.js'
import { type RequestRow, requestQuestion } from '../platform/idempotency/requests.js'
import { channels } from '../share/share-links.js'
import { type JoinCommand } from './joining.js'

/** How far back followed links are told as candidates, most of them as too old to have won. */
const TOLD_MS = 30 * 86_400_000
/** More followed links than this say nothing further about who brought a person. */
const TOUCHES_READ = 50
/** What is followed while the join waits for its lock is still before it. */
const AHEAD_MS = 60_000

/** Somebody who has joined already. */
export interface MemberBefore {
  id: number
  person_id: number
  referrer_id: number | null
  referrer_link_id: number | null
}

/** A shop as the welcome needs it. */
export interface ShopRow {
  id: number
  code: string
  name: string
}

/** A link with its sharer (null for one of the shop's own) and the shop that it stands for. */
interface LinkFacts {
  link_id: number
  channel: number
  sharer_id: number
  sharer_status: Touch['sharerStatus'] | null
  sharer_name: string | null
  sharer_person_id: number | null
  store_id: number | null
  store_name: string | null
}

/** A followed link out of the touch log. */
export interface TouchRow extends LinkFacts {
  person_id: number
  visited_at: Date
  group_id: number | null
  own: number
}

/** The link of a token that came along. */
export interface NamedLinkRow extends LinkFacts {
  token: string
  revoked_at: Date | null
}

const LINK = `l.channel, l.sharer_id, s.status AS sharer_status, s.nickname AS sharer_name, s.person_id AS sharer_person_id,
  t.id AS store_id, t.name AS store_name`
// A friend's card stands for the store that it came from; links without one stand for their sharer's.
const SHARER = `LEFT JOIN member s ON s.id = l.sharer_id
  LEFT JOIN store t ON t.id = COALESCE(l.store_id, s.joined_store_id) AND t.kind = 'shop'`

/**
 * Everything that these joins need to know, whatever their number. Locks the persons first: fifty joins of one person stand in
 * line there, and the later ones find the member that the first made. First answers are read only when some may be `repeated`.
 */
export function joinQuestions(joins: readonly JoinCommand[], nowMs: number, repeated: boolean) {
  const persons = [...new Set(joins.map(({ personId }) => personId))].sort((a, b) => a - b)
  const requests = joins.flatMap(({ request }) => (request ? [request] : []))
  return [
    ask<{ id: number }>('SELECT id FROM person WHERE id IN (?) ORDER BY id FOR UPDATE', [persons]),
    ask<MemberBefore>('SELECT id, person_id, referrer_id, referrer_link_id FROM member WHERE person_id IN (?)', [
      persons,
    ]),
    repeated && requests.length > 0 ? requestQuestion(requests) : unasked<RequestRow>(),
    shopQuestion(joins),
    namedLinkQuestion(joins),
    touchQuestion(joins, nowMs),
  ] as const
}

/** The answers to `joinQuestions`. */
export type JoinAnswers = AnswersTo<ReturnType<typeof joinQuestions>>

function shopQuestion(joins: readonly JoinCommand[]) {
  const codes = joins.flatMap(({ joining: { storeCode } }) =>
    storeCode && /^[A-Za-z0-9]{1,16}$/.test(storeCode) ? [storeCode] : [],
  )
  if (codes.length === 0) return unasked<ShopRow>()
  return ask<ShopRow>(`SELECT id, code, name FROM store WHERE code IN (?) AND kind = 'shop'`, [codes])
}

function namedLinkQuestion(joins: readonly JoinCommand[]) {
  const tokens = joins.flatMap(({ joining: { linkToken } }) =>
    linkToken && /^[0-9A-Za-z]{16}$/.test(linkToken) ? [linkToken] : [],
  )
  if (tokens.length === 0) return unasked<NamedLinkRow>()
  return ask<NamedLinkRow>(
    `SELECT l.id AS link_id, l.token, l.revoked_at, ${LINK} FROM share_link l ${SHARER} WHERE l.token IN (?)`,
    [tokens],
  )
}

/** The latest follows of each person, read along their index. Who joins at one moment is asked for in one range. */
function touchQuestion(joins: readonly JoinCommand[], nowMs: number) {
  const byEnd = new Map<number, number[]>()
  for (const { personId, atMs } of joins) {
    const untilMs = atMs ?? nowMs + AHEAD_MS
    byEnd.set(untilMs, [...(byEnd.get(untilMs) ?? []), personId])
  }
  const ranges = [...byEnd].map(() => '(person_id IN (?) AND visited_at BETWEEN ? AND ?)')
  const values = [...byEnd].flatMap(([untilMs, personIds]): SqlValue[] => [
    ...[personIds, new Date(untilMs - TOLD_MS), new Date(untilMs)],
  ])
  // From the few follows to their links by key, whatever a table's statistics say.
  return ask<TouchRow>(
    `SELECT v.person_id, v.link_id, v.visited_at, v.group_id, v.own, ${LINK}
       FROM (SELECT person_id, link_id, visited_at, group_id, own,
                    ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY visited_at DESC) AS place
               FROM visit FORCE INDEX (visit_person) WHERE ${ranges.join(' OR ')}) v
       STRAIGHT_JOIN share_link l FORCE INDEX (PRIMARY) ON l.id = v.link_id ${SHARER} WHERE v.place <= ${TOUCHES_READ}`,
    values,
  )
}

/** A row of the touch log as the decision takes it. */
export function touchOf(row: TouchRow): Touch {
  return {
    ...linkTouch(row, row.person_id),
    visitedAtMs: row.visited_at.getTime(),
    own: row.own === 1 || row.sharer_person_id === row.person_id,
    revoked: false,
    groupId: row.group_id,
  }
}

/** A link that came along with the join of `personId`, as if it were followed at `atMs`. */
export function namedTouch(row: NamedLinkRow, personId: number, atMs: number): Touch {
  return { ...linkTouch(row, personId), visitedAtMs: atMs, revoked: row.revoked_at !== null, groupId: null }
}

function linkTouch(row: LinkFacts, personId: number) {
  return {
    linkId: row.link_id,
    sharerId: row.sharer_id,
    sharerStatus: row.sharer_status ?? 'active',
    channel: channels[row.channel - 1] ?? 'card',
    own: row.sharer_person_id === personId,
  }
}
