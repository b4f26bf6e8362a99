import { randomUUID } from 'node:crypto'
import { type ReferralDecision } from '@passalong/domain'
import { joinQuestions } from '../../src/joining/join-facts.js'
import { JoinMembers } from '../../src/joining/join-members.js'
import { type JoinCommand } from '../../src/joining/joining.js'
import { PRIVACY_VERSION } from '../../src/notice/notices.js'
import { Ids } from '../../src/platform/database/ids.js'
import { Sessions } from '../../src/platform/session/sessions.js'
import { type ShareEvent } from '../../src/share/share-events.js'
import { Caller } from '../factories/caller.js'
import { type House, STORE, startHouse } from '../factories/house.js'
import { memberId } from '../factories/till.js'

const DAY = 86_400_000

let house: House
beforeAll(async () => {
  // Without jobs nobody takes away what waits to be tallied.
  house = await startHouse({ JOBS: 'off' })
})
afterAll(() => house?.close())
beforeEach(async () => {
  house.forgetRates()
  await house.database.run('DELETE FROM share_event')
})

const members = () => house.app.get(JoinMembers, { strict: false })
const newId = () => house.app.get(Ids, { strict: false }).one()

/** Somebody signed in who has not joined. */
async function person(): Promise<{ personId: number; caller: Caller }> {
  const personId = await newId()
  const token = await house.database.transaction(async (tx) => {
    await tx.run('INSERT INTO person (id, openid, created_at) VALUES (?, ?, ?)', [personId, `o${personId}`, new Date()])
    return (await house.app.get(Sessions, { strict: false }).open({ personId }, tx)).token
  })
  return { personId, caller: new Caller(house.url, token) }
}

const body = (rest: object = {}) => ({ privacyVersion: PRIVACY_VERSION, ...rest })
const command = (personId: number, rest: Partial<JoinCommand> = {}, joining: object = {}): JoinCommand => ({
  personId,
  atMs: null,
  joining: { privacyVersion: PRIVACY_VERSION, nickname: null, storeCode: null, linkToken: null, ...joining },
  request: null,
  device: null,
  ...rest,
})

/** A link of a member's (0: of the shop's own). */
async function linkOf(sharerId: number, channel = 1): Promise<{ link: number; token: string }> {
  const link = await newId()
  const token = `T${String(link).padStart(15, '0')}`
  await house.database.run(
    `INSERT INTO share_link (id, token, sharer_id, subject_id, material_version, parent_id, root_id, depth, channel, minted_on, minted_at)
     VALUES (?, ?, ?, 1, ?, 0, ?, ?, ?, '2026-11-01', '2026-11-01')`,
    [link, token, sharerId, link, link, sharerId === 0 ? 0 : 1, channel],
  )
  return { link, token }
}

/** A member with a link. */
async function sharer(nickname: string, rest: { storeCode?: string; channel?: number } = {}) {
  const { personId, caller } = await person()
  const { memberId: id } = await members().join(command(personId, {}, { nickname, storeCode: rest.storeCode ?? null }))
  return { id, caller, ...(await linkOf(id, rest.channel)) }
}

/** That a person followed a link some time ago; in a group when one is named. */
const follow = (personId: number, link: number, beforeMs: number, groupId: number | null = null) =>
  followAt(personId, link, house.clock.now() - beforeMs, groupId)

async function followAt(personId: number, link: number, atMs: number, groupId: number | null = null): Promise<void> {
  const at = new Date(atMs)
  await house.database.run(
    'INSERT INTO visit (id, link_id, person_id, visited_at, counted, own, group_id) VALUES (?, ?, ?, ?, 1, 0, ?)',
    [await newId(), link, personId, at, groupId],
  )
}

const one = async <Row>(sql: string, values: (string | number)[]) => {
  const [row] = await house.database.rows<Row>(sql, values)
  return row as Row
}
const number = async (sql: string, values: (string | number)[] = []) =>
  Number(Object.values(await one<Record<string, number>>(sql, values))[0])
const decisionOf = async (id: number) => {
  const row = await one<{ decision: string; referrer_id: number | null; link_id: number | null; reason_code: string }>(
    'SELECT * FROM referral_decision WHERE member_id = ?',
    [id],
  )
  const decision = JSON.parse(row.decision) as ReferralDecision
  expect([row.referrer_id, row.link_id, row.reason_code]).toEqual([
    decision.referrerId,
    decision.linkId,
    decision.reasonCode,
  ])
  return decision
}
const told = async () => {
  const rows = await house.database.rows<{ events: string }>('SELECT events FROM share_event ORDER BY id')
  return rows.flatMap(({ events }) => JSON.parse(events) as ShareEvent[])
}
const outcomes = ({ candidates }: ReferralDecision) => candidates.map(({ linkId, outcome }) => [linkId, outcome])

describe('who joins', () => {
  it('is answered with the home that they then see, with the gift of the store', async () => {
    const { caller } = await person()
    const answer = await caller.must(201).post('/v1/members', body({ nickname: '林小满', storeCode: STORE }))
    const home = (await caller.must(200).get('/v1/me')).body
    expect(answer.body).toEqual(home)
    expect(home).toMatchObject({ nickname: '林小满', referrer: null, coupons: [{ title: '购物袋兑换券' }] })
  })

  it('is answered so too when a friend brought them, with the gift of the store that the friend’s card stands for', async () => {
    const lin = await sharer('林小满', { storeCode: STORE })
    const { personId, caller } = await person()
    await follow(personId, lin.link, 1_000)
    const answer = await caller.must(201).post('/v1/members', body())
    expect(answer.body).toEqual((await caller.must(200).get('/v1/me')).body)
    expect(answer.body).toMatchObject({
      referrer: { maskedName: '林*' },
      coupons: [{ storeName: '小满生活 武康路店' }],
    })
  })

  it('gets the first answer for the same key, and is refused with another', async () => {
    const { caller } = await person()
    const key = randomUUID()
    const first = await caller.must(201).post('/v1/members', body({ nickname: '一' }), key)
    expect((await caller.must(201).post('/v1/members', body({ nickname: '一' }), key)).text).toBe(first.text)
    expect((await caller.post('/v1/members', body({ nickname: '二' }), key)).body['code']).toBe(
      'idempotency-key-reused',
    )
    expect((await caller.post('/v1/members', body())).body['code']).toBe('already-member')
  })

  it.each([
    [{ privacyVersion: '2020-01-01' }, 'privacy-version-old'],
    [{ storeCode: 'NOWHERE' }, 'store-unknown'],
    [{ storeCode: "WK01' OR 1" }, 'store-unknown'],
  ])('%j is refused as %s, and leaves nothing', async (rest, code) => {
    const { personId, caller } = await person()
    expect((await caller.post('/v1/members', body(rest))).body['code']).toBe(code)
    expect(await number('SELECT COUNT(*) FROM member WHERE person_id = ?', [personId])).toBe(0)
    expect(await told()).toEqual([])
    await caller.must(201).post('/v1/members', body())
  })

  it.each(['nonsense', 'x'.repeat(64), 'AAAAAAAAAAAAAAAA', "' OR 1=1 -- "])(
    'joins all the same with the token %j',
    async (linkToken) => {
      const { caller } = await person()
      await caller.must(201).post('/v1/members', body({ linkToken }))
      expect((await decisionOf(await memberId(house, caller))).reasonCode).toBe('no-candidate')
    },
  )
})

describe('the decision about the referrer', () => {
  it('keeps every followed link with what became of it, and tells the tallies of the way in and its group', async () => {
    const [lin, chen, old] = [await sharer('林'), await sharer('陈', { channel: 3 }), await sharer('旧')]
    const shop = await linkOf(0)
    const closed = await sharer('关')
    await house.database.run(`UPDATE member SET status = 'closed' WHERE id = ?`, [closed.id])
    const { personId } = await person()
    await follow(personId, old.link, 8 * DAY)
    await follow(personId, lin.link, 3 * DAY)
    await follow(personId, chen.link, 2 * DAY, 4711)
    await follow(personId, shop.link, DAY)
    await follow(personId, closed.link, 1_000)
    await house.database.run('DELETE FROM share_event')
    const joined = await members().join(command(personId))
    expect(joined).toMatchObject({ referrerId: chen.id, linkId: chen.link })
    const decision = await decisionOf(joined.memberId)
    expect(outcomes(decision)).toEqual([
      [closed.link, 'sharer-closed'],
      [shop.link, 'shop-link'],
      [chen.link, 'won'],
      [lin.link, 'outranked'],
      [old.link, 'too-old'],
    ])
    expect(decision.candidates[2]).toMatchObject({ sharerId: chen.id, channel: 'poster' })
    const row = await one('SELECT referrer_id, referrer_link_id FROM member WHERE id = ?', [joined.memberId])
    expect(row).toEqual({ referrer_id: chen.id, referrer_link_id: chen.link })
    const on = new Date(house.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    expect(await told()).toEqual([{ kind: 'join', memberId: joined.memberId, linkId: chen.link, groupId: 4711, on }])
  })

  it('a link of the shop is the way in without a referrer', async () => {
    const shop = await linkOf(0)
    const { personId } = await person()
    const joined = await members().join(command(personId, {}, { linkToken: shop.token }))
    expect(joined).toMatchObject({ referrerId: null, linkId: shop.link })
    expect((await decisionOf(joined.memberId)).reasonCode).toBe('shop-link')
    const row = await one('SELECT referrer_id, referrer_link_id FROM member WHERE id = ?', [joined.memberId])
    expect(row).toEqual({ referrer_id: null, referrer_link_id: shop.link })
  })

  it('a token that came along is followed now, and kept as a visit once', async () => {
    const [lin, chen] = [await sharer('林'), await sharer('陈')]
    const { personId } = await person()
    await follow(personId, lin.link, 60_000)
    await house.database.run('DELETE FROM share_event')
    const joined = await members().join(command(personId, {}, { linkToken: chen.token }))
    expect(joined.referrerId).toBe(chen.id)
    const visits = await house.database.rows(
      'SELECT link_id, counted, own FROM visit WHERE person_id = ? ORDER BY id',
      [personId],
    )
    expect(visits).toEqual([
      { link_id: lin.link, counted: 1, own: 0 },
      { link_id: chen.link, counted: 1, own: 0 },
    ])
    expect((await told()).map(({ kind }) => kind)).toEqual(['visit', 'join'])
    const other = await person()
    await follow(other.personId, lin.link, 60_000)
    await members().join(command(other.personId, {}, { linkToken: lin.token }))
    expect(await number('SELECT COUNT(*) FROM visit WHERE person_id = ?', [other.personId])).toBe(1)
  })

  it('a token of a link that was withdrawn brings nobody; what was followed before it was withdrawn stands', async () => {
    const [lin, chen] = [await sharer('林'), await sharer('陈')]
    const [early, late] = [await person(), await person()]
    await follow(early.personId, lin.link, 60_000)
    await follow(late.personId, chen.link, 60_000)
    await house.database.run(
      `UPDATE share_link SET revoked_at = ${house.clock.literal()}, revoked_by = 1 WHERE id = ?`,
      [lin.link],
    )
    expect((await members().join(command(early.personId))).referrerId).toBe(lin.id)
    const joined = await members().join(command(late.personId, {}, { linkToken: lin.token }))
    expect(joined.referrerId).toBe(chen.id)
    expect(outcomes(await decisionOf(joined.memberId))).toEqual([
      [lin.link, 'revoked'],
      [chen.link, 'won'],
    ])
    expect(await number('SELECT COUNT(*) FROM visit WHERE person_id = ?', [late.personId])).toBe(1)
  })

  it('is made at the moment that is named: what is followed later is no part of it', async () => {
    const [lin, chen] = [await sharer('林'), await sharer('陈')]
    const { personId } = await person()
    const atMs = Date.parse('2026-03-01T15:59:59.999Z')
    await followAt(personId, lin.link, atMs)
    await followAt(personId, chen.link, atMs + 1)
    const joined = await members().join(command(personId, { atMs }))
    expect(outcomes(await decisionOf(joined.memberId))).toEqual([[lin.link, 'won']])
    const row = await one<{ joined_at: Date }>('SELECT joined_at FROM member WHERE id = ?', [joined.memberId])
    expect(row.joined_at.getTime()).toBe(atMs)
    expect((await told()).at(-1)).toMatchObject({ kind: 'join', on: '2026-03-01' })
  })

  it('is never changed afterwards: following other links, or joining again, moves nobody', async () => {
    const [lin, chen] = [await sharer('林'), await sharer('陈')]
    const { personId, caller } = await person()
    await caller.must(201).post('/v1/members', body({ linkToken: lin.token }))
    const before = await decisionOf(await memberId(house, caller))
    await follow(personId, chen.link, -1_000)
    expect((await caller.post('/v1/members', body({ linkToken: chen.token }))).body['code']).toBe('already-member')
    expect(await decisionOf(await memberId(house, caller))).toEqual(before)
    expect(await number('SELECT referrer_id FROM member WHERE person_id = ?', [personId])).toBe(lin.id)
  })

  it('a claimed membership keeps what it has: the links are told as too late', async () => {
    const lin = await sharer('林')
    const operator = await house.signInOperator()
    const imported = await newId()
    await house.database.run(
      `INSERT INTO member (id, member_no, status, nickname, joined_at, tier, standing_on, import_ref)
       VALUES (?, '9876543210', 'active', '会员3210', '2026-01-01', 'basic', '2026-01-01', 'shop:1')`,
      [imported],
    )
    const { code } = (await operator.must(201).post('/v1/operator/claim-codes', { importRef: 'shop:1' })).body
    await house.database.run(
      `INSERT INTO member_code (credential_no, member_id, key_id, used_step) VALUES ('12345678901', ?, 'dev', 0)`,
      [imported],
    )
    const { caller } = await person()
    await house.database.run('DELETE FROM share_event')
    await caller.must(201).post('/v1/members', body({ linkToken: lin.token, claimCode: code }))
    expect(await memberId(house, caller)).toBe(imported)
    expect(await decisionOf(imported)).toMatchObject({ referrerId: null, linkId: null, reasonCode: 'member-before' })
    expect((await told()).map(({ kind }) => kind)).toEqual(['visit', 'join'])
  })
})

it('reads a person’s own follows and their links, however many others there are', async () => {
  const lin = await sharer('林')
  const others = Array.from({ length: 3_000 }, (_, index) => 2_000_000_000 + index)
  const at = new Date(house.clock.now() - 1_000)
  const link = 'id,token,sharer_id,subject_id,material_version,parent_id,root_id,depth,channel,minted_on,minted_at'
  await house.database.transaction(async (tx) => {
    const rows = others.map((id) => [
      id,
      `R${String(id).padStart(15, '0')}`,
      lin.id,
      1,
      id,
      0,
      id,
      1,
      1,
      '2026-11-01',
      at,
    ])
    await tx.insert('share_link', link.split(','), rows)
    const visits = others.map((id) => [id, id, id, at, 1, 0])
    await tx.insert('visit', ['id', 'link_id', 'person_id', 'visited_at', 'counted', 'own'], visits)
  })
  const { personId } = await person()
  await follow(personId, lin.link, 1_000)
  // What the database knows of its tables it else learns some seconds later, and until then it may read them all.
  await house.database.rows('ANALYZE TABLE share_link, visit, member')
  const read = await house.database.transaction(async (tx) => {
    const reads = async () => {
      const rows = await tx.rows<{ Value: string }>(`SHOW SESSION STATUS LIKE 'Handler_read%'`)
      return rows.reduce((sum, { Value }) => sum + Number(Value), 0)
    }
    const before = await reads()
    for (const { sql, values } of joinQuestions([command(personId)], house.clock.now(), false))
      if (sql !== '') await tx.rows(sql, values)
    return (await reads()) - before
  })
  expect(read).toBeLessThan(40)
})

describe('many at once', () => {
  const crowd = (count: number) => Promise.all(Array.from({ length: count }, () => person()))

  it('share transactions: forty persons become forty members with their own referrers', async () => {
    const [lin, chen] = [await sharer('林'), await sharer('陈')]
    const people = await crowd(40)
    const joined = await Promise.all(
      people.map(({ personId }, index) =>
        members().join(command(personId, {}, { linkToken: index % 2 ? lin.token : chen.token })),
      ),
    )
    expect(new Set(joined.map(({ memberId: id }) => id)).size).toBe(40)
    expect(joined.map(({ referrerId }) => referrerId)).toEqual(people.map((_, index) => (index % 2 ? lin.id : chen.id)))
    const events = await told()
    expect(events.filter(({ kind }) => kind === 'join')).toHaveLength(42)
    expect(events.filter(({ kind }) => kind === 'visit')).toHaveLength(40)
    expect(await number('SELECT COUNT(*) FROM share_event')).toBeLessThan(20)
  })

  it('one who is refused spoils nobody in the group', async () => {
    const people = await crowd(12)
    const settled = await Promise.allSettled(
      people.map(({ personId }, index) =>
        members().join(command(personId, {}, index === 5 ? { storeCode: 'NOWHERE' } : {})),
      ),
    )
    expect(settled.map(({ status }) => status === 'fulfilled')).toEqual(people.map((_, index) => index !== 5))
  })

  it('fifty joins of one person make one member; the others are told so', async () => {
    const { personId, caller } = await person()
    const answers = await Promise.all(Array.from({ length: 50 }, () => caller.post('/v1/members', body())))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body: it }) => it['code']))).toEqual(
      new Set(['already-member']),
    )
    expect(await number('SELECT COUNT(*) FROM member WHERE person_id = ?', [personId])).toBe(1)
    expect((await told()).filter(({ kind }) => kind === 'join')).toHaveLength(1)
  })

  it('the same join fifty times is one member, and the first answer for everybody', async () => {
    const { caller } = await person()
    const key = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => caller.must(201).post('/v1/members', body(), key)),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  })

  it('two who hold each other’s links never refer each other, however they join', async () => {
    // Who has a link is a member already: a token that names somebody who is only joining does not exist.
    const [a, b] = [await sharer('甲'), await sharer('乙')]
    const answers = await Promise.all([
      a.caller.post('/v1/members', body({ linkToken: b.token })),
      b.caller.post('/v1/members', body({ linkToken: a.token })),
      a.caller.post('/v1/members', body({ linkToken: a.token })),
    ])
    expect(answers.map(({ body: it }) => it['code'])).toEqual(Array(3).fill('already-member'))
    const rows = await house.database.rows('SELECT referrer_id FROM member WHERE id IN (?)', [[a.id, b.id]])
    expect(rows).toEqual([{ referrer_id: null }, { referrer_id: null }])
  })

  it('chains of referrers have no cycle: everybody is younger than who brought them', async () => {
    const line = [await sharer('一')]
    for (let index = 0; index < 6; index++) {
      const [{ caller, personId }, above] = [await person(), line.at(-1)]
      const { memberId: id, referrerId } = await members().join(
        command(personId, {}, { linkToken: above?.token ?? null }),
      )
      expect(referrerId).toBe(above?.id)
      line.push({ id, caller, ...(await linkOf(id)) })
    }
    // The first joins once more through the last: a ring would close here.
    const ring = await line[0]?.caller.post('/v1/members', body({ linkToken: line.at(-1)?.token }))
    expect(ring?.body['code']).toBe('already-member')
    const above = await house.database.rows<{ referrer_id: number | null }>(
      'SELECT referrer_id FROM member WHERE id IN (?) ORDER BY joined_at, id',
      [line.map(({ id }) => id)],
    )
    expect(above.map(({ referrer_id }) => referrer_id)).toEqual([null, ...line.slice(0, -1).map(({ id }) => id)])
  })
})

describe('the device hint', () => {
  const hashes = async (personId: number) =>
    (
      await house.database.rows<{ device_hash: Buffer }>(
        'SELECT device_hash FROM person_device WHERE person_id = ? ORDER BY first_seen_at, device_hash',
        [personId],
      )
    ).map(({ device_hash }) => device_hash.toString('hex'))
  const headers = (device: string) => ({
    ...{ 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    'x-device': device,
  })

  it('is kept with the person as a keyed hash: at sign-in, at renewal and at joining, once each', async () => {
    const code = await house.wechatCode('login', 'lin')
    const opened = await house.stranger().send('POST', '/v1/sessions', JSON.stringify({ code }), headers('phone-1'))
    expect(opened.status).toBe(201)
    const lin = house.withToken(String(opened.body['token']))
    const { id } = await one<{ id: number }>('SELECT person_id AS id FROM session ORDER BY created_at DESC LIMIT 1', [])
    expect(await hashes(id)).toHaveLength(1)
    await lin.must(201).send('POST', '/v1/members', JSON.stringify(body()), headers('phone-1'))
    expect(await hashes(id)).toHaveLength(1)
    await lin.must(201).send('POST', '/v1/sessions/renewal', undefined, { 'x-device': 'phone-2' })
    expect(await hashes(id)).toHaveLength(2)
    expect((await hashes(id)).join()).not.toContain(Buffer.from('phone-1').toString('hex'))
  })

  it('is the same for two persons on one phone, and nothing for what is no hint', async () => {
    const [a, b, c, d] = [await person(), await person(), await person(), await person()]
    const join = ({ caller }: { caller: Caller }, device: string) =>
      caller.must(201).send('POST', '/v1/members', JSON.stringify(body()), headers(device))
    await join(a, 'one-phone')
    await join(b, 'one-phone')
    await join(c, 'x'.repeat(129))
    await d.caller.must(201).post('/v1/members', body())
    expect(await hashes(a.personId)).toEqual(await hashes(b.personId))
    expect([await hashes(c.personId), await hashes(d.personId)]).toEqual([[], []])
  })
})
