import { randomBytes, randomUUID } from 'node:crypto'
import { Allowance, COUNTED_A_MINUTE, KEPT_A_MINUTE } from '../../src/share/allowance.js'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House, startHouseOfToday } from '../factories/house.js'
import { crowd, memberId } from '../factories/till.js'
import { TwoApis } from '../factories/two-apis.js'
import { flood } from './flood.js'

const MINUTE_MS = 60_000
let house: House
let apis: TwoApis
beforeAll(async () => {
  house = await startHouseOfToday()
  apis = await TwoApis.start(house)
})
afterAll(async () => {
  await apis?.close()
  await house?.close()
})
beforeEach(() => house.forgetRates())

const members = async (count: number) => (await crowd(house, count)) as [Caller, Caller, Caller, ...Caller[]]
const aKey = () => randomBytes(18).toString('base64url')

async function mint(member: Caller): Promise<string> {
  const ask = { subject: { kind: 'join' }, channel: 'card' }
  return String((await member.must(201).post('/v1/share-links', ask)).body['token'])
}

/** A fresh link of a member whom nobody else knows. */
async function aLink(): Promise<string> {
  const [sharer] = await members(1)
  return mint(sharer)
}

const visit = (caller: Caller, token: string, more: object = {}, key: string = randomUUID()) =>
  caller.must(201).post('/v1/visits', { token, wxScene: 1007, ...more }, key)

interface VisitRow {
  id: number
  person_id: number
  counted: number
  own: number
  wx_scene: number | null
  chat_type: number | null
  open_gid: string | null
}

const rows = (token: string): Promise<VisitRow[]> =>
  house.database.rows<VisitRow>(
    `SELECT v.id, v.person_id, v.counted, v.own, v.wx_scene, v.chat_type, g.open_gid FROM visit v
       JOIN share_link l ON l.id = v.link_id LEFT JOIN chat_group g ON g.id = v.group_id
      WHERE l.token = ? ORDER BY v.visited_at, v.id`,
    [token],
  )

const counted = async (token: string) => (await rows(token)).filter((row) => row.counted === 1).length

async function refused(answer: Promise<Answer>, status: number, code: string): Promise<void> {
  const { status: was, body } = await answer
  expect([was, body['code']]).toEqual([status, code])
}

describe('what counts', () => {
  it('neither the sharer’s own visits nor repeats within 30 minutes; all are kept and told', async () => {
    const [sharer, friend] = await members(2)
    const token = await mint(sharer)
    expect((await visit(sharer, token)).body).toMatchObject({ own: true, counted: false })
    const first = await visit(friend, token, { wxScene: 1008, chatType: 3 })
    expect(first.body).toMatchObject({
      own: false,
      counted: true,
      subject: { kind: 'join', code: 'join' },
      sharer: { maskedName: expect.stringContaining('*') },
    })
    house.clock.pass(29 * MINUTE_MS)
    expect((await visit(friend, token)).body).toMatchObject({ counted: false })
    house.clock.pass(29 * MINUTE_MS)
    expect((await visit(friend, token)).body).toMatchObject({ counted: false })
    house.clock.pass(31 * MINUTE_MS)
    expect((await visit(friend, token)).body).toMatchObject({ counted: true })
    const kept = await rows(token)
    expect(kept.map(({ own, counted }) => [own, counted])).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
      [0, 0],
      [0, 1],
    ])
    expect(kept[1]).toMatchObject({ wx_scene: 1008, chat_type: 3 })
    const told = await house.database.rows<{ events: string }>('SELECT events FROM share_event')
    const ids = told.flatMap(({ events }) => (JSON.parse(events) as { visitId?: number }[]).map((one) => one.visitId))
    for (const { id } of kept) expect(ids).toContain(id)
  })

  it('one of twenty that a person sends at once through two processes, for each link and person', async () => {
    const [sharer, ...friends] = await members(5)
    const [one, two] = [await mint(sharer), await aLink()]
    const whose = (index: number) => friends[index % 4] as Caller
    await apis.atOnce(80, whose, (there, index) => visit(there, index % 8 < 4 ? one : two))
    expect([(await rows(one)).length, (await rows(two)).length]).toEqual([40, 40])
    expect([await counted(one), await counted(two)]).toEqual([4, 4])
  })

  it('a request that is sent again is the same visit, also at once; its key stands for no other link', async () => {
    const [friend] = await members(1)
    const [token, other] = [await aLink(), await aLink()]
    const key = randomUUID()
    const answers = await apis.atOnce(10, friend, (there) => visit(there, token, {}, key))
    expect(answers.map(({ body }) => body['counted'])).toEqual(answers.map(() => true))
    await visit(friend, token, {}, key)
    expect(await rows(token)).toHaveLength(1)
    await refused(friend.post('/v1/visits', { token: other }, key), 422, 'idempotency-key-reused')
  })

  it('a link of last year counts, and whoever follows it is told whose it is', async () => {
    const [friend] = await members(1)
    const token = await aLink()
    await house.database.run(
      'UPDATE share_link SET minted_at = minted_at - INTERVAL 1 YEAR, minted_on = minted_on - INTERVAL 1 YEAR WHERE token = ?',
      [token],
    )
    expect((await visit(friend, token)).body).toMatchObject({ counted: true })
  })
})

describe('bad input', () => {
  it('tokens and scenes that are not ours, and callers who do not say who they are', async () => {
    const [friend] = await members(1)
    const token = await aLink()
    const ask = (body: object) => friend.post('/v1/visits', body)
    for (const bad of ['A'.repeat(16), token.slice(0, 15), `${token}x`, '', 't=abc&s=WK01', '中文'])
      await refused(ask({ token: bad }), 404, 'link-unknown')
    for (const bad of [{ token: 'x'.repeat(65) }, { token: 7 }, {}, { token, sharerId: 1 }, { token, wxScene: -1 }])
      await refused(ask(bad), 400, 'request-invalid')
    for (const visitorKey of ['short', 'x'.repeat(65), 'not a key of ours', 7])
      await refused(house.stranger().post('/v1/visits', { token, visitorKey }), 400, 'request-invalid')
    await refused(house.stranger().post('/v1/visits', { token }), 401, 'session-missing')
    const ended = house.withToken('x'.repeat(43))
    await refused(ended.post('/v1/visits', { token, visitorKey: aKey() }), 401, 'session-invalid')
    expect(await rows(token)).toEqual([])
  })

  it('a refused neighbour spoils nothing for the others of its group', async () => {
    const friends = await members(6)
    const token = await aLink()
    const answers = await Promise.all(
      friends.map((friend, index) => friend.post('/v1/visits', { token: index % 2 ? 'A'.repeat(16) : token })),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 404, 201, 404, 201, 404])
    expect(await counted(token)).toBe(3)
  })
})

describe('a phone without a login', () => {
  it('names itself by a key, is told apart by it, and its visits become the person’s who brings it', async () => {
    const [token, later] = [await aLink(), await aLink()]
    const visitorKey = aKey()
    const stranger = house.stranger()
    expect((await visit(stranger, token, { visitorKey, wxScene: 1154 })).body).toMatchObject({ counted: true })
    expect((await visit(stranger, token, { visitorKey })).body).toMatchObject({ counted: false })
    expect((await visit(stranger, token, { visitorKey: aKey() })).body).toMatchObject({ counted: true })
    const wang = await house.signIn('wang')
    expect((await visit(wang, later, { visitorKey })).body).toMatchObject({ counted: true })
    const mine = (await rows(later))[0]?.person_id ?? 0
    expect((await rows(token)).filter(({ person_id }) => person_id === mine)).toHaveLength(2)
    // What comes under the key from now on is the person's, with or without a session.
    await visit(stranger, later, { visitorKey })
    expect((await rows(later)).map(({ person_id, counted }) => [person_id, counted])).toEqual([
      [mine, 1],
      [mine, 0],
    ])
    // Another account that brings the key gets nothing of it.
    const sun = await house.signIn('sun')
    await visit(sun, await aLink(), { visitorKey })
    expect((await rows(token)).filter(({ person_id }) => person_id === mine)).toHaveLength(2)
    const kept = await house.database.rows<{ key_hash: Buffer }>('SELECT key_hash FROM visitor')
    expect(kept.some(({ key_hash }) => key_hash.includes(visitorKey))).toBe(false)
  })

  it('what was followed before signing up makes the referrer', async () => {
    const [sharer] = await members(1)
    const token = await mint(sharer)
    const visitorKey = aKey()
    await visit(house.stranger(), token, { visitorKey, wxScene: 1154 })
    const zhao = await house.signIn('zhao')
    // The first request that brings the key joins the two up, whatever else becomes of it.
    await refused(zhao.post('/v1/visits', { token: 'A'.repeat(16), visitorKey }), 404, 'link-unknown')
    const notice = await zhao.must(200).get('/v1/privacy-notice')
    await zhao.must(201).post('/v1/members', { privacyVersion: notice.body['version'] })
    const [member] = await house.database.rows<{ referrer_id: number }>('SELECT referrer_id FROM member WHERE id = ?', [
      await memberId(house, zhao),
    ])
    expect(member?.referrer_id).toBe(await memberId(house, sharer))
  })

  it('joined up by two requests at once, with visits on the way, loses none', async () => {
    const token = await aLink()
    const visitorKey = aKey()
    const li = await house.signIn('li')
    const whose = (index: number) => (index % 4 < 2 ? house.stranger() : li)
    await apis.atOnce(20, whose, (there) => visit(there, token, { visitorKey }))
    const kept = await rows(token)
    expect(kept).toHaveLength(20)
    expect(new Set(kept.map(({ person_id }) => person_id)).size).toBe(1)
  })
})

describe('groups', () => {
  const made = (ask: object) => house.wechat('group-entries/made', { person: 'chen', group: 'group:weekend', ...ask })

  it('are read from what WeChat sealed for this person, this app and this moment, once', async () => {
    const chen = await house.signIn('chen')
    const sealed = (await made({})).body
    const group = { encryptedData: sealed['encryptedData'], iv: sealed['iv'] }
    const token = await aLink()
    const key = randomUUID()
    await visit(chen, token, { group }, key)
    await visit(chen, token, { group }, key)
    expect(await rows(token)).toMatchObject([{ open_gid: sealed['opengid'] }])
    const again = await aLink()
    expect((await visit(chen, again, { group })).body).toMatchObject({ counted: true })
    const turned = Buffer.from(String(group.iv), 'base64')
    turned.writeUInt8(turned.readUInt8(15) ^ 1, 15)
    await visit(chen, again, { group: { ...group, iv: turned.toString('base64') } })
    expect((await rows(again)).map(({ open_gid }) => open_gid)).toEqual([null, null])
  })

  it.each([
    ['tampered with', { fault: 'tampered' }],
    ['forged', { fault: 'forged' }],
    ['another’s', { fault: 'other-person', other: 'wang' }],
    ['another app’s', { fault: 'other-app' }],
    ['six minutes old', { fault: 'aged', seconds: 360 }],
    ['of tomorrow', { fault: 'aged', seconds: -86_400 }],
  ])('%s: the visit counts and names no group', async (_, ask) => {
    const chen = await house.signIn('chen')
    await house.signIn('wang')
    const { body } = await made(ask)
    const token = await aLink()
    const answer = await visit(chen, token, { group: { encryptedData: body['encryptedData'], iv: body['iv'] } })
    expect(answer.body).toMatchObject({ counted: true })
    expect(await rows(token)).toMatchObject([{ open_gid: null, counted: 1 }])
  })

  it('of a person whose session key is gone: no group', async () => {
    const chen = await house.signIn('chen')
    const { body } = await made({})
    await house.database.run('UPDATE person SET session_key_cipher = ?', [Buffer.from('gone\0x')])
    const token = await aLink()
    await visit(chen, token, { group: { encryptedData: body['encryptedData'], iv: body['iv'] } })
    expect(await rows(token)).toMatchObject([{ open_gid: null, counted: 1 }])
  })

  it('of nonsense and of phones without a session: no group', async () => {
    const chen = await house.signIn('chen')
    const token = await aLink()
    await visit(chen, token, { group: { encryptedData: '%%%', iv: '' } })
    await visit(house.stranger(), token, { visitorKey: aKey(), group: { encryptedData: 'AAAA', iv: 'AAAA' } })
    expect((await rows(token)).map(({ open_gid }) => open_gid)).toEqual([null, null])
  })

  it('a twin of a payload in two processes at once names its group once', async () => {
    const chen = await house.signIn('chen')
    // The built processes live in real time, the house may be ahead of it.
    const ahead = Math.round((house.clock.now() - Date.now()) / 1000)
    const { body } = await made({ fault: 'aged', seconds: ahead })
    const group = { encryptedData: body['encryptedData'], iv: body['iv'] }
    const tokens = await Promise.all(Array.from({ length: 6 }, aLink))
    await apis.atOnce(6, chen, (there, index) => visit(there, tokens[index] as string, { group }))
    const kept = (await Promise.all(tokens.map(rows))).flat()
    expect(kept).toHaveLength(6)
    expect(kept.filter(({ open_gid }) => open_gid !== null)).toHaveLength(1)
  })
})

describe('floods', () => {
  it('10,000 visits from one address in a minute: every page opens, all are kept, 120 count', async () => {
    house.clock.hold()
    house.clock.pass(MINUTE_MS)
    const token = await aLink()
    const answers = await flood(house.url, 10_000, () => ({ token, visitorKey: aKey() }))
    expect(answers).toEqual(new Map([[201, 10_000]]))
    expect((await rows(token)).length).toBe(10_000)
    expect(await counted(token)).toBe(COUNTED_A_MINUTE)
    house.clock.pass(MINUTE_MS)
    expect((await visit(house.stranger(), token, { visitorKey: aKey() })).body).toMatchObject({ counted: true })
  })

  it('beyond what is kept every page opens and nothing is left, no phone’s name either', async () => {
    house.clock.hold()
    house.clock.pass(MINUTE_MS)
    const token = await aLink()
    const allowance = house.app.get(Allowance, { strict: false })
    for (let sent = 0; sent < KEPT_A_MINUTE; sent++) allowance.take('address 127.0.0.1')
    const phones = () => house.database.rows('SELECT COUNT(*) AS phones FROM visitor')
    const before = await phones()
    const answer = await visit(house.stranger(), token, { visitorKey: aKey() })
    expect(answer.body).toMatchObject({ own: false, counted: false })
    expect([await rows(token), await phones()]).toEqual([[], before])
    house.clock.pass(MINUTE_MS)
  })

  it('of one person over many links, no more count in a minute; another at the same address is not touched', async () => {
    const [flooder, neighbour] = await members(2)
    house.clock.pass(MINUTE_MS)
    const links = await Promise.all(Array.from({ length: 4 }, aLink))
    for (let sent = 0; sent < COUNTED_A_MINUTE; sent += 20)
      await Promise.all(Array.from({ length: 20 }, () => visit(flooder, links[0] as string)))
    expect((await visit(flooder, links[1] as string)).body).toMatchObject({ counted: false })
    expect((await visit(neighbour, links[1] as string)).body).toMatchObject({ counted: true })
    expect(KEPT_A_MINUTE).toBeGreaterThan(10_000)
  })

  it('a crowd on one link waits for no row of it: somebody who holds the link holds up nobody', async () => {
    const crowd = await members(30)
    const token = await aLink()
    await house.database.transaction(async (tx) => {
      await tx.rows('SELECT id FROM share_link WHERE token = ? FOR UPDATE', [token])
      await Promise.all(crowd.map((caller) => visit(caller, token)))
    })
    expect(await counted(token)).toBe(30)
  })
})
