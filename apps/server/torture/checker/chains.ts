import { type Database } from '../../src/platform/database/database.js'
import { outcomeOf, type Told } from '../journal.js'
import { byAbout } from './effects.js'
import { type Violations } from './violations.js'

/** What is not added up by then is stuck, not slow. */
const LONGEST_MS = 600_000

/**
 * Visits of each person at each link, links of each sharer, memberships of each person: acknowledged exactly once. A join
 * through a link that was not followed leaves a visit, too, which no request named: that one is not asked about.
 */
export async function checkForwards(database: Database, told: readonly Told[], violations: Violations): Promise<void> {
  const visits = await counted(
    database,
    `SELECT CONCAT('person:', v.person_id, ' ', l.token) AS name, COUNT(*) AS n FROM visit v JOIN share_link l ON l.id = v.link_id
      WHERE v.request_hash IS NOT NULL GROUP BY 1`,
  )
  const members = await counted(
    database,
    `SELECT CONCAT('person:', person_id) AS name, COUNT(*) AS n FROM member WHERE person_id IS NOT NULL GROUP BY 1`,
  )
  for (const [followed, commands] of byAbout(told, 'visit', 'followed'))
    checkBetween(`visits of ${followed}`, visits.get(followed) ?? 0, commands, violations)
  for (const [person, commands] of byAbout(told, 'join', 'person')) {
    const joined = of(commands, 'acknowledged').length
    if (joined > 1) violations.add('more-than-once', `${person} was told ${joined} times of joining`)
    checkBetween(`joins of ${person}`, members.get(person) ?? 0, commands, violations)
  }
  const tokens = await counted(database, 'SELECT token AS name, COUNT(*) AS n FROM share_link GROUP BY 1')
  for (const one of told) {
    if (one.act !== 'mint' || outcomeOf(one) !== 'acknowledged') continue
    const heard = one.heard.find(({ status }) => status !== null && status < 300)?.body as { token: string }
    if (tokens.get(heard.token) !== 1) violations.add('acknowledged-lost', `mint ${one.no}: its link is not there`)
  }
}

/** Waits until everything has been added up, and holds the sums against the rows that they are of. */
export async function checkTallies(database: Database, told: readonly Told[], violations: Violations): Promise<void> {
  const untilMs = Date.now() + LONGEST_MS
  while ((await database.rows('SELECT 1 FROM share_event LIMIT 1')).length > 0) {
    if (Date.now() > untilMs) return violations.add('tally', 'what happened along chains is not added up')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await checkSent(database, told, violations)
  for (const [what, rows, sums] of SUMS) {
    const [are] = await database.rows<{ n: number | null }>(rows)
    const [tallied] = await database.rows<{ n: number | null }>(sums)
    const [there, added] = [Number(are?.n ?? 0), Number(tallied?.n ?? 0)]
    if (there !== added) violations.add('tally', `${what}: the rows say ${there}, the tallies ${added}`)
  }
}

/** A link that was told to be sent counts. */
async function checkSent(database: Database, told: readonly Told[], violations: Violations): Promise<void> {
  const unsent = await counted(database, 'SELECT token AS name, 1 AS n FROM share_link WHERE counted = 0')
  for (const [token, commands] of byAbout(told, 'sent', 'token'))
    if (of(commands, 'acknowledged').length > 0 && unsent.has(token))
      violations.add('acknowledged-lost', `the link ${token} was sent and does not count`)
}

const ofShop = (column: string, axis: number) =>
  `SELECT SUM(${column}) AS n FROM share_tally WHERE scope = 1 AND axis = ${axis}`
const ofLinks = (column: string) =>
  `SELECT SUM(${column}) AS n FROM share_tally WHERE scope = 6 AND axis = 1 AND bucket = 0`
const ofMaterial = (column: string) => `SELECT SUM(${column}) AS n FROM share_tally WHERE scope = 7 AND axis = 2`
/** A member’s link with material. */
const MATERIAL = 'l.sharer_id <> 0 AND l.material_version % 1000000 > 0'
const COUNTED = 'SELECT COUNT(*) AS n FROM visit WHERE counted = 1'
const PAID = `SELECT SUM(o.paid_fen - COALESCE(r.back, 0)) AS n FROM sale_order o
  LEFT JOIN (SELECT order_id, SUM(amount_fen) AS back FROM refund GROUP BY order_id) r ON r.order_id = o.id
 WHERE o.link_id IS NOT NULL AND o.undone_at IS NULL`
const MEMBER_LINK = `FROM member m JOIN share_link l ON l.id = m.referrer_link_id AND l.sharer_id <> 0 JOIN referral_decision d ON d.member_id = m.id`

/** What, how many the rows are, and what was added up. */
const SUMS: [what: string, rows: string, sums: string][] = [
  ['links', 'SELECT COUNT(*) AS n FROM share_link WHERE counted = 1', ofShop('links', 1)],
  ['links by day', 'SELECT COUNT(*) AS n FROM share_link WHERE counted = 1', ofShop('links', 2)],
  ['visits', COUNTED, ofShop('visits', 1)],
  ['visits by day', COUNTED, ofShop('visits', 2)],
  ['visits at each link', COUNTED, ofLinks('visits')],
  [
    'visitors',
    'SELECT COUNT(DISTINCT person_id) AS n FROM visit WHERE counted = 1',
    'SELECT SUM(visitors) AS n FROM share_tally WHERE scope = 1 AND axis = 1',
  ],
  ['joins', 'SELECT COUNT(*) AS n FROM referral_decision', ofShop('joins', 1)],
  ['joins through members', `SELECT COUNT(*) AS n ${MEMBER_LINK}`, ofShop('shared_joins', 2)],
  ['joins at each link', `SELECT COUNT(*) AS n ${MEMBER_LINK}`, ofLinks('shared_joins')],
  ['paid', PAID, ofShop('paid_fen', 1)],
  [
    'links of material',
    `SELECT COUNT(*) AS n FROM share_link l WHERE l.counted = 1 AND ${MATERIAL}`,
    ofMaterial('links'),
  ],
  [
    'visits of material',
    `SELECT COUNT(*) AS n FROM visit v JOIN share_link l ON l.id = v.link_id WHERE v.counted = 1 AND ${MATERIAL}`,
    ofMaterial('visits'),
  ],
  ['joins of material', `SELECT COUNT(*) AS n ${MEMBER_LINK} WHERE ${MATERIAL}`, ofMaterial('shared_joins')],
  [
    'visits of others to links that nobody sent',
    'SELECT COUNT(*) AS n FROM visit v JOIN share_link l ON l.id = v.link_id WHERE v.own = 0 AND l.counted = 0',
    'SELECT 0 AS n',
  ],
]

async function counted(database: Database, sql: string): Promise<Map<string, number>> {
  return new Map((await database.rows<{ name: string; n: number }>(sql)).map(({ name, n }) => [name, Number(n)]))
}

function checkBetween(what: string, found: number, commands: readonly Told[], violations: Violations): void {
  const least = of(commands, 'acknowledged').length
  const most = least + of(commands, 'unknown').length
  if (found < least) violations.add('acknowledged-lost', `${what}: ${found} of ${least} are there`)
  if (found > most) violations.add('more-than-once', `${what}: ${found} are there and not ${most}`)
}

const of = (commands: readonly Told[], outcome: ReturnType<typeof outcomeOf>) =>
  commands.filter((one) => outcomeOf(one) === outcome)
