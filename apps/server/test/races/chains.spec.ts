import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ChainMemory } from '../../src/chain/chain-memory.js'
import { TallyShares } from '../../src/chain/tally-shares.js'
import { Ids } from '../../src/platform/database/ids.js'
import { Jobs } from '../../src/platform/jobs/jobs.js'
import { Sessions } from '../../src/platform/session/sessions.js'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House, startHouseOfToday } from '../factories/house.js'
import { crowd, memberId } from '../factories/till.js'
import { TwoApis } from '../factories/two-apis.js'

/** What comes at once comes to two API processes, which share nothing but the database; the tests themselves add up. */
const PEOPLE = 60

let house: House
let apis: TwoApis
let people: Caller[]
beforeAll(async () => {
  house = await startHouseOfToday({ JOBS: 'off' })
  people = await crowd(house, PEOPLE)
  apis = await TwoApis.start(house)
})
afterAll(async () => {
  await apis?.close()
  await house?.close()
})

const JOIN = { subject: { kind: 'join' }, channel: 'card' }
const someone = (index: number) => people[index % PEOPLE] as Caller
const good = (answers: Answer[]) => answers.filter(({ status }) => status === 201)
const visit = (there: Caller, token: string, key = randomUUID()) => there.post('/v1/visits', { token }, key)
const count = async (sql: string, values: (string | number)[] = []) =>
  Number((await house.database.rows<{ n: number }>(sql, values))[0]?.n ?? -1)

/** A new link of a new member's own. */
async function aLink(): Promise<{ token: string; linkId: number; sharer: Caller }> {
  const [sharer] = (await crowd(house, 1)) as [Caller]
  const { body } = await sharer.must(201).post('/v1/share-links', JOIN)
  const token = String(body['token'])
  return { token, linkId: await count('SELECT id AS n FROM share_link WHERE token = ?', [token]), sharer }
}

/** People who are signed in and have not joined. */
function signedIn(many: number): Promise<Caller[]> {
  return Promise.all(
    Array.from({ length: many }, async () => {
      const personId = await house.app.get(Ids, { strict: false }).one()
      const { token } = await house.database.transaction(async (tx) => {
        await tx.run('INSERT INTO person (id, openid, created_at) VALUES (?, ?, ?)', [
          personId,
          `o${personId}`,
          new Date(),
        ])
        return house.app.get(Sessions, { strict: false }).open({ personId }, tx)
      })
      return house.withToken(token)
    }),
  )
}

/** Another tallier, as another process would have it: with a memory of its own. */
function aTallier(): TallyShares {
  const idle = new Jobs({ error: () => undefined, info: () => undefined, warn: () => undefined } as never)
  return new TallyShares(idle, house.clock, idle as never, house.database, new ChainMemory())
}

/** Adds up with three talliers at once until nothing waits. */
async function tallied(): Promise<void> {
  const talliers = [house.app.get(TallyShares, { strict: false }), aTallier(), aTallier()]
  while ((await count('SELECT COUNT(*) AS n FROM share_event')) > 0)
    await Promise.all(talliers.map((tallier) => tallier.run()))
}

/** What the rows say of a link, and what was added up for it. */
async function bothOf(linkId: number) {
  const [rows] = await house.database.rows<{ kept: number; visits: number; visitors: number }>(
    `SELECT COUNT(*) AS kept, SUM(counted) AS visits, COUNT(DISTINCT IF(counted = 1, person_id, NULL)) AS visitors
       FROM visit WHERE link_id = ?`,
    [linkId],
  )
  const [sums] = await house.database.rows<{ visits: number; visitors: number }>(
    'SELECT SUM(visits) AS visits, SUM(visitors) AS visitors FROM share_tally WHERE scope = 6 AND scope_id = ? AND axis = 1',
    [linkId],
  )
  return {
    kept: Number(rows?.kept ?? -1),
    rows: [Number(rows?.visits ?? 0), Number(rows?.visitors ?? 0)],
    sums: [Number(sums?.visits ?? 0), Number(sums?.visitors ?? 0)],
  }
}

test('a burst on one viral link: what was answered is kept, and adds up to what the rows say', async () => {
  const { token, linkId } = await aLink()
  const many = PEOPLE * 10
  const adding = [aTallier(), aTallier()]
  let over = false
  const meanwhile = Promise.all(
    adding.map(async (tallier) => {
      while (!over) {
        await tallier.run()
        await sleep(5)
      }
    }),
  )
  const answers = await apis.atOnce(many, someone, (there) => visit(there.must(201), token))
  over = true
  await meanwhile
  await tallied()
  expect(answers).toHaveLength(many)
  const counted = answers.filter(({ body }) => body['counted'] === true).length
  expect(await bothOf(linkId)).toEqual({ kept: many, rows: [PEOPLE, PEOPLE], sums: [PEOPLE, PEOPLE] })
  expect(counted).toBe(PEOPLE)
})

test('everybody mints, follows and joins at once, three talliers beside them: all figures agree with the rows', async () => {
  const { token, linkId } = await aLink()
  await apis.atOnce(PEOPLE, someone, (there) => visit(there.must(201), token))
  const minted = await apis.atOnce(PEOPLE * 2, someone, (there) =>
    there.must(201).post('/v1/share-links', { ...JOIN, parentToken: token }),
  )
  const tokens = [...new Set(minted.map(({ body }) => String(body['token'])))]
  // The same person's twin mints are one link.
  expect(tokens).toHaveLength(PEOPLE)
  const [all] = await Promise.all([
    apis.atOnce(PEOPLE * 4, someone, (there, index) => visit(there.must(201), tokens[(index * 7) % PEOPLE] as string)),
    tallied(),
    tallied(),
  ])
  await tallied()
  const counted = all.filter(({ body }) => body['counted'] === true).length
  const below = await count(
    'SELECT SUM(v.counted) AS n FROM visit v JOIN share_link l ON l.id = v.link_id WHERE l.parent_id = ?',
    [linkId],
  )
  expect(below).toBe(counted)
  const inFigures = (column: string, bucket: number) =>
    count(`SELECT ${column} AS n FROM share_tally WHERE scope = 6 AND scope_id = ? AND axis = 1 AND bucket = ?`, [
      linkId,
      bucket,
    ])
  expect(await inFigures('links', 1)).toBe(PEOPLE)
  expect(await inFigures('visits', 1)).toBe(counted)
  expect(await inFigures('visits', 0)).toBe(PEOPLE)
})

test('a link made ahead that is followed, reported and asked for at once, three talliers beside it, counts once', async () => {
  const [sharer] = (await crowd(house, 1)) as [Caller]
  const made = await sharer.must(201).post('/v1/share-links', { ...JOIN, ahead: true })
  const token = String(made.body['token'])
  const linkId = await count('SELECT id AS n FROM share_link WHERE token = ?', [token])
  const ways = [
    (there: Caller) => there.post(`/v1/share-links/${token}/sent`),
    (there: Caller) => there.post('/v1/share-links', JOIN),
    (there: Caller) => there.post('/v1/share-links', { ...JOIN, ahead: true }),
  ]
  const everybody = (index: number) => (index % 4 < 3 ? sharer : someone(index))
  const [answers] = await Promise.all([
    apis.atOnce(60, everybody, (there, index) => ways[index % 4]?.(there) ?? visit(there, token)),
    tallied(),
    tallied(),
  ])
  await tallied()
  expect(good(answers)).toHaveLength(60)
  expect(await bothOf(linkId)).toEqual({ kept: 15, rows: [15, 15], sums: [15, 15] })
  const links = await count('SELECT SUM(links) AS n FROM share_tally WHERE scope = 5 AND axis = 2 AND scope_id = ?', [
    await memberId(house, sharer),
  ])
  expect(links).toBe(1)
})

test('a link that is withdrawn while it is followed: visits before it are kept, later ones are told', async () => {
  const { token, linkId, sharer } = await aLink()
  const path = `/v1/share-links/${token}/revocation`
  const [answers, [revoked]] = await Promise.all([
    apis.atOnce(PEOPLE * 3, someone, (there) => visit(there, token)),
    apis.atOnce(1, sharer, (there) => there.must(201).post(path)),
  ])
  expect(revoked?.body['revokedAt']).toBeTruthy()
  for (const { status, body } of answers) expect([201, 'link-revoked']).toContain(status === 201 ? 201 : body['code'])
  const late = await apis.atOnce(4, someone, (there) => visit(there, token))
  expect(late.map(({ status }) => status)).toEqual([410, 410, 410, 410])
  await tallied()
  const { kept, rows, sums } = await bothOf(linkId)
  expect(kept).toBe(good(answers).length)
  expect(sums).toEqual(rows)
})

test('both processes die amid visits: what was answered is there, and whoever asks again is there once', async () => {
  const { token, linkId } = await aLink()
  const asked: { key: ReturnType<typeof randomUUID>; index: number }[] = []
  let answered = 0
  // Everybody asks again and again until nobody answers any more: whenever the processes die, visits are under way.
  const storm = apis.atOnce(PEOPLE, someone, async (there, index) => {
    for (;;) {
      const key = randomUUID()
      asked.push({ key, index })
      const answer = await visit(there, token, key).catch(() => null)
      if (answer?.status !== 201) return answer as Answer
      answered++
    }
  })
  while (answered === 0) await sleep(1)
  await apis.close()
  await storm
  const before = await bothOf(linkId)
  expect(before.kept).toBeGreaterThanOrEqual(answered)
  expect(answered).toBeLessThan(asked.length)
  apis = await TwoApis.start(house)
  const again = (place: number) => asked[place] as (typeof asked)[number]
  await apis.atOnce(
    asked.length,
    (place) => someone(again(place).index),
    (there, place) => visit(there.must(201), token, again(place).key),
  )
  await tallied()
  expect(await bothOf(linkId)).toEqual({ kept: asked.length, rows: [PEOPLE, PEOPLE], sums: [PEOPLE, PEOPLE] })
})

test('fifty people join through one link at once: one sharer, fifty friends, all counted', async () => {
  const { token, linkId, sharer } = await aLink()
  const { body } = await sharer.get('/v1/privacy-notice')
  const newcomers = await signedIn(50)
  await apis.atOnce(
    50,
    (index) => newcomers[index] as Caller,
    (there) => there.must(201).post('/v1/members', { privacyVersion: body['version'], linkToken: token }),
  )
  await tallied()
  const id = await memberId(house, sharer)
  expect(
    await count('SELECT COUNT(*) AS n FROM member WHERE referrer_id = ? AND referrer_link_id = ?', [id, linkId]),
  ).toBe(50)
  const friends =
    'SELECT SUM(shared_joins) AS n FROM share_tally WHERE scope = 5 AND scope_id = ? AND axis = 1 AND bucket = 1'
  expect(await count(friends, [id])).toBe(50)
})
