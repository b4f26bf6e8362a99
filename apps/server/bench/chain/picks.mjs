import { createHash } from 'node:crypto'
import { memberToken } from '../data/plan.mjs'
import { ID } from '../forest/plan.mjs'

/** So many sharers, readers and links, here and there; as many visitors as it takes that most of their visits count. */
const SHARERS = 2_000
const VISITORS = 10_000
const LINKS = 5_000
const OPERATORS = 200
const BEST_INVITERS = 20

export const operatorToken = (number) => `bench-session-of-operator-${number}`

/**
 * Who asks for what in a forest: `{sharers: [[person, kind, code, parent token], …], readers, visitors: [person, …], links: [token, …],
 * members: [member number, …], middles: [token, …], operators}`; all of them are signed in.
 */
export async function picksOf(connection, count) {
  const [sharers] = await connection.query(
    `SELECT m.person_id AS person, s.kind, s.code, p.token FROM share_link l JOIN share_link p ON p.id = l.parent_id
       JOIN member m ON m.id = l.sharer_id JOIN share_subject s ON s.id = l.subject_id WHERE l.id IN (?)`,
    [spread(ID.link, count, SHARERS)],
  )
  const [links] = await connection.query('SELECT token FROM share_link WHERE id IN (?)', [
    spread(ID.link, count, LINKS),
  ])
  const [[{ members }]] = await connection.query('SELECT MAX(id) + 1 AS members FROM member WHERE id < ?', [ID.link])
  const people = members - ID.member
  const inviters = await bestInviters(connection)
  const readers = [...spread(ID.person, people, SHARERS), ...inviters.map(({ person }) => person)]
  const visitors = spread(ID.person, people, VISITORS)
  const asking = new Map(sharers.map((one) => [one.person, [one.person, one.kind, one.code, one.token]]))
  await signIn(connection, new Set([...asking.keys(), ...readers, ...visitors]))
  return {
    sharers: [...asking.values()],
    readers,
    visitors,
    links: links.map(({ token }) => token),
    members: inviters.map((one) => one.number),
    middles: await middleLinks(connection),
    operators: OPERATORS,
  }
}

const spread = (first, count, wanted) =>
  Array.from({ length: Math.min(count, wanted) }, (_, at) => first + Math.floor((at * count) / Math.min(count, wanted)))

/** The members who brought most. */
async function bestInviters(connection) {
  const [rows] = await connection.query(
    `SELECT m.member_no AS number, m.person_id AS person
       FROM (SELECT referrer_id, COUNT(*) AS brought FROM member WHERE referrer_id IS NOT NULL
              GROUP BY referrer_id ORDER BY brought DESC LIMIT ${BEST_INVITERS}) best JOIN member m ON m.id = best.referrer_id`,
  )
  return rows
}

/** The links in the middle of a chain that were followed by most. */
async function middleLinks(connection) {
  const [rows] = await connection.query(
    `SELECT l.token FROM (SELECT parent_id, COUNT(*) AS followed FROM share_link WHERE parent_id > 0
                           GROUP BY parent_id ORDER BY followed DESC LIMIT 50000) most JOIN share_link l ON l.id = most.parent_id
      WHERE l.parent_id > 0 ORDER BY followed DESC LIMIT ${BEST_INVITERS}`,
  )
  return rows.map(({ token }) => token)
}

/** For the hours of a run. */
async function signIn(connection, persons) {
  const sql = `INSERT INTO session (token_hash, person_id, operator_id, created_at, expires_at) VALUES ? ON DUPLICATE KEY UPDATE expires_at = VALUES(expires_at)`
  const now = new Date()
  const end = new Date(now.getTime() + 3 * 3_600_000)
  const rows = [...persons].map((person) => [tokenHash(memberToken(person)), person, null, now, end])
  for (let number = 0; number < OPERATORS; number++) {
    await connection.query(
      `INSERT IGNORE INTO operator (id, username, password_hash, totp_cipher, used_totp_step) VALUES (?, ?, 'none', '', 0)`,
      [ID.operator + number, `bench-${number}`],
    )
    rows.push([tokenHash(operatorToken(number)), null, ID.operator + number, now, end])
  }
  for (let from = 0; from < rows.length; from += 1_000) await connection.query(sql, [rows.slice(from, from + 1_000)])
}

const tokenHash = (token) => createHash('sha256').update(token).digest()
