import { randomUUID } from 'node:crypto'
import { PRIVACY_VERSION } from '../../src/notice/notices.js'
import { Ids } from '../../src/platform/database/ids.js'
import { Sessions } from '../../src/platform/session/sessions.js'
import { type Answer, Caller } from '../factories/caller.js'
import { type House, startHouseOfToday } from '../factories/house.js'
import { crowd } from '../factories/till.js'
import { TwoApis } from '../factories/two-apis.js'

/** Everything that comes at once comes to two API processes, which share nothing but the database. */
const MANY = 50

let house: House
let apis: TwoApis
beforeAll(async () => {
  house = await startHouseOfToday({ JOBS: 'off' })
  apis = await TwoApis.start(house)
})
afterAll(async () => {
  await apis?.close()
  await house?.close()
})

const body = { privacyVersion: PRIVACY_VERSION }
const codes = (answers: Answer[]) =>
  new Set(answers.filter(({ status }) => status !== 201).map((one) => one.body['code']))
const created = (answers: Answer[]) => answers.filter(({ status }) => status === 201)
const count = async (sql: string, values: (string | number)[] = []) => {
  const [row] = await house.database.rows<{ n: number }>(sql, values)
  return row?.n ?? -1
}

/** Somebody signed in who has not joined. */
async function person(): Promise<{ personId: number; caller: Caller }> {
  const personId = await house.app.get(Ids, { strict: false }).one()
  const token = await house.database.transaction(async (tx) => {
    await tx.run('INSERT INTO person (id, openid, created_at) VALUES (?, ?, ?)', [personId, `o${personId}`, new Date()])
    return (await house.app.get(Sessions, { strict: false }).open({ personId }, tx)).token
  })
  return { personId, caller: new Caller(house.url, token) }
}

test('fifty joins of one person, each with a key of its own: one member, one decision, one join told', async () => {
  const { personId, caller } = await person()
  const answers = await apis.atOnce(MANY, caller, (there) => there.post('/v1/members', body))
  expect(created(answers)).toHaveLength(1)
  expect(codes(answers)).toEqual(new Set(['already-member']))
  expect(await count('SELECT COUNT(*) AS n FROM member WHERE person_id = ?', [personId])).toBe(1)
  const decisions =
    'SELECT COUNT(*) AS n FROM referral_decision d JOIN member m ON m.id = d.member_id WHERE m.person_id = ?'
  expect(await count(decisions, [personId])).toBe(1)
  expect(await count('SELECT COUNT(*) AS n FROM share_event')).toBe(1)
})

test('the same join fifty times: one member, and the first answer for everybody', async () => {
  const { personId, caller } = await person()
  const key = randomUUID()
  const answers = await apis.atOnce(MANY, caller, (there) => there.must(201).post('/v1/members', body, key))
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  expect(await count('SELECT COUNT(*) AS n FROM member WHERE person_id = ?', [personId])).toBe(1)
})

test('fifty persons at once: fifty members, whichever process they come to', async () => {
  const people = await Promise.all(Array.from({ length: MANY }, () => person()))
  const answers = await apis.atOnce(
    MANY,
    (index) => people[index]?.caller as Caller,
    (there) => there.must(201).post('/v1/members', body),
  )
  expect(new Set(answers.map(({ body: home }) => home['memberNo'])).size).toBe(MANY)
})

test('two WeChat accounts that bind one phone number at once: one has it, the other is told', async () => {
  const members = await crowd(house, 2)
  const phoneCodes = await Promise.all(Array.from({ length: 8 }, () => house.wechatCode('phone', 'lin')))
  const answers = await apis.atOnce(
    8,
    (index) => members[Math.floor(index / 2) % 2] as Caller,
    (there, index) => there.post('/v1/me/phone', { code: phoneCodes[index] }),
  )
  expect(codes(answers)).toEqual(new Set(['phone-taken']))
  // Whoever has it may bind it again; the other never gets it.
  expect(created(answers)).toHaveLength(4)
  expect(await count('SELECT COUNT(*) AS n FROM member WHERE phone_index IS NOT NULL')).toBe(1)
})
