import { randomUUID } from 'node:crypto'
import { MintLinks } from '../../src/share/mint-links.js'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House, STORE, startHouseOfToday } from '../factories/house.js'
import { crowd, memberId } from '../factories/till.js'
import { TwoApis } from '../factories/two-apis.js'
import { addVersion } from './a-version.js'

const JOIN = { subject: { kind: 'join' }, channel: 'card' }

let house: House
let operator: Caller
beforeAll(async () => {
  house = await startHouseOfToday()
  operator = await house.signInOperator()
  await operator.must(201).post('/v1/operator/share-subjects', { kind: 'campaign', code: 'spring', title: '春茶节' })
})
afterAll(() => house?.close())
beforeEach(() => house.forgetRates())

const mint = async (member: Caller, ask: object = {}): Promise<string> =>
  String((await member.must(201).post('/v1/share-links', { ...JOIN, ...ask })).body['token'])

/** A day passes; whoever is signed in stays so. */
async function nextDay(): Promise<void> {
  house.clock.pass(86_400_000)
  await house.database.run('UPDATE session SET expires_at = expires_at + INTERVAL 1 DAY')
}

const CAMPAIGN = { subject: { kind: 'campaign', code: 'spring' } }

interface LinkRow {
  id: number
  parent_id: number
  root_id: number
  depth: number
  sharer_id: number
  store_id: number | null
}

async function row(token: string): Promise<LinkRow> {
  const [found] = await house.database.rows<LinkRow>(
    'SELECT id, parent_id, root_id, depth, sharer_id, store_id FROM share_link WHERE token = ?',
    [token],
  )
  return found as LinkRow
}

const visit = (caller: Caller, token: string) => caller.must(201).post('/v1/visits', { token })

const members = async (count: number) => (await crowd(house, count)) as [Caller, Caller, Caller, ...Caller[]]

async function refused(answer: Promise<Answer>, status: number, code: string): Promise<void> {
  const { status: was, body } = await answer
  expect([was, body['code']]).toEqual([status, code])
}

/** What the tallies are told by mints of these links. */
async function linksTold(tokens: readonly string[]): Promise<number> {
  const ids = await Promise.all(tokens.map(async (token) => (await row(token)).id))
  const told = await house.database.rows<{ events: string }>('SELECT events FROM share_event')
  const events = told.flatMap(({ events }) => JSON.parse(events) as { kind: string; linkId?: number }[])
  return events.filter(({ kind, linkId }) => kind === 'link' && ids.includes(linkId ?? 0)).length
}

describe('the same link', () => {
  it('is what the same sharer, subject, channel and material make on one day in Shanghai, and nothing else', async () => {
    const [anna] = await members(1)
    const token = await mint(anna)
    expect(await mint(anna)).toBe(token)
    const others = [
      await mint(anna, { channel: 'poster' }),
      await mint(anna, { materialVersion: await addVersion(house.database) }),
      await mint(anna, CAMPAIGN),
    ]
    await nextDay()
    others.push(await mint(anna))
    expect(new Set([token, ...others]).size).toBe(5)
    expect(token).toMatch(/^[0-9A-Za-z]{16}$/)
  })

  it('twenty mints at once in two processes are one link, and other members’ are their own', async () => {
    const [anna, ben] = await members(2)
    const apis = await TwoApis.start(house)
    try {
      const whose = (index: number) => (index % 4 < 2 ? anna : ben)
      const answers = await apis.atOnce(20, whose, (there) => there.must(201).post('/v1/share-links', JOIN))
      const tokens = new Set(answers.map(({ body }) => String(body['token'])))
      expect(tokens.size).toBe(2)
      expect(await linksTold([...tokens])).toBe(2)
    } finally {
      await apis.close()
    }
  })

  it('a key answers what it answered, and refuses to stand for anything else', async () => {
    const [anna] = await members(1)
    const key = randomUUID()
    const first = await anna.must(201).post('/v1/share-links', JOIN, key)
    await nextDay()
    expect((await anna.must(201).post('/v1/share-links', JOIN, key)).body).toEqual(first.body)
    expect(await mint(anna)).not.toBe(first.body['token'])
    await refused(anna.post('/v1/share-links', { ...JOIN, channel: 'qr' }, key), 422, 'idempotency-key-reused')
    const other = randomUUID()
    const [one, two] = await Promise.all([
      anna.post('/v1/share-links', { ...JOIN, channel: 'qr' }, other),
      anna.post('/v1/share-links', { ...JOIN, channel: 'poster' }, other),
    ])
    expect([one?.status, two?.status].sort()).toEqual([201, 422])
  })

  it('refused neighbours spoil nothing for the others of their group', async () => {
    const callers = await members(6)
    const answers = await Promise.all(
      callers.map((caller, index) =>
        caller.post('/v1/share-links', index % 2 ? { ...JOIN, parentToken: 'A'.repeat(16) } : JOIN),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 404, 201, 404, 201, 404])
  })
})

describe('the parent', () => {
  it('is the link of this subject that the sharer followed last, else the one they joined through, else none', async () => {
    const [anna, ben] = await members(2)
    const [annas, bens] = [await mint(anna), await mint(ben)]
    const wang = await house.signIn('wang')
    await visit(wang, annas)
    const { body } = await house.stranger().must(200).get('/v1/privacy-notice')
    await wang.must(201).post('/v1/members', { privacyVersion: body['version'], linkToken: annas })
    const first = await row(await mint(wang))
    expect(first).toMatchObject({ parent_id: (await row(annas)).id, depth: 2, root_id: (await row(annas)).id })
    expect(await row(annas)).toMatchObject({ parent_id: 0, depth: 1, root_id: (await row(annas)).id })
    await visit(wang, await mint(ben, CAMPAIGN))
    expect((await row(await mint(wang))).parent_id).toBe((await row(annas)).id)
    await visit(wang, bens)
    expect((await row(await mint(wang))).parent_id).toBe((await row(bens)).id)
    expect(await row(await mint(wang, CAMPAIGN))).toMatchObject({
      parent_id: (await row(await mint(ben, CAMPAIGN))).id,
      depth: 2,
    })
  })

  it('may be named when it was followed, and a link of one’s own when it is', async () => {
    const [anna, ben, cleo] = await members(3)
    const [annas, bens] = [await mint(anna), await mint(ben)]
    await visit(cleo, annas)
    await visit(cleo, bens)
    const named = await row(await mint(cleo, { parentToken: annas }))
    expect(named.parent_id).toBe((await row(annas)).id)
    const unfollowed = await row(await mint(anna, { parentToken: bens }))
    expect(unfollowed).toMatchObject({ parent_id: 0, depth: 1 })
    const repost = await row(await mint(anna, { parentToken: annas }))
    expect(repost).toMatchObject({ parent_id: (await row(annas)).id, depth: 2 })
  })

  it('unknown, truncated, over-long, of another subject', async () => {
    const [anna, ben] = await members(2)
    const bens = await mint(ben, CAMPAIGN)
    await visit(anna, bens)
    const ask = (parentToken: unknown) => anna.post('/v1/share-links', { ...JOIN, parentToken })
    for (const bad of ['B'.repeat(16), bens.slice(1), `${bens}x`, "' OR 1=1 --"])
      await refused(ask(bad), 404, 'link-unknown')
    await refused(ask('x'.repeat(65)), 400, 'request-invalid')
    await refused(ask(bens), 400, 'link-subject-mismatch')
    const unknown = { ...JOIN, subject: { kind: 'campaign', code: 'autumn' } }
    await refused(anna.post('/v1/share-links', unknown), 404, 'subject-unknown')
    await refused(anna.post('/v1/share-links', { ...JOIN, subject: { kind: 'product' } }), 404, 'subject-unknown')
    await refused(anna.post('/v1/share-links', { ...JOIN, sharerId: 7 }), 400, 'request-invalid')
  })

  it('a use-case without a request mints below a link by its id', async () => {
    const [anna] = await members(1)
    const id = await memberId(house, anna)
    const mints = house.app.get(MintLinks, { strict: false })
    const atMs = house.clock.now()
    const command = { sharerId: id, subjectId: 1, channel: 'card', materialVersion: 0, atMs, request: null } as const
    const root = await mints.mint({ ...command, parent: 'came-through' })
    const [child, twin] = await Promise.all([
      mints.mint({ ...command, parent: { linkId: root.id } }),
      mints.mint({ ...command, parent: { linkId: root.id } }),
    ])
    expect(child).toEqual(twin)
    expect(child).toMatchObject({ parentId: root.id, rootId: root.id, depth: 2, sharerId: id })
  })
})

describe('a withdrawn link', () => {
  it('is told as such, keeps what is below it, and is nobody’s parent; its sharer gets a new one', async () => {
    const [anna, ben, cleo] = await members(3)
    const token = await mint(anna)
    await visit(ben, token)
    const below = await mint(ben)
    const revoke = (caller: Caller) => caller.post(`/v1/share-links/${token}/revocation`)
    await refused(revoke(ben), 404, 'link-unknown')
    const revoked = await anna.must(201).post(`/v1/share-links/${token}/revocation`)
    expect(revoked.body).toMatchObject({ token, revokedAt: expect.any(String) })
    house.clock.pass(1_000)
    expect((await revoke(anna)).body).toEqual(revoked.body)
    await refused(cleo.post('/v1/visits', { token }), 410, 'link-revoked')
    await visit(cleo, below)
    const fresh = await mint(anna)
    expect(fresh).not.toBe(token)
    expect(await mint(anna)).toBe(fresh)
    expect((await row(await mint(ben, { channel: 'qr', parentToken: token }))).parent_id).toBe(0)
  })

  it('thousands of times a day is withdrawn for the day', async () => {
    const [anna] = await members(1)
    const { id, sharer_id: annas } = await row(await mint(anna))
    await house.database.transaction(async (tx) => {
      const copied = `SELECT ?, ?, sharer_id, subject_id, material_version + ?, parent_id, root_id, depth, channel, minted_on, minted_at FROM share_link WHERE id = ?`
      for (let times = 1; times <= 2_147; times++)
        await tx.run(
          `INSERT INTO share_link (id, token, sharer_id, subject_id, material_version, parent_id, root_id, depth, channel, minted_on, minted_at) ${copied}`,
          [800_000_000 + times, `W${String(times).padStart(15, '0')}`, times * 1_000_000, id],
        )
      await tx.run('UPDATE share_link SET revoked_at = minted_at, revoked_by = 1 WHERE sharer_id = ?', [annas])
    })
    await refused(anna.post('/v1/share-links', JOIN), 410, 'link-revoked')
  })

  it('by an operator, its sharer cannot mint it again on the same day', async () => {
    const [anna] = await members(1)
    const token = await mint(anna)
    await operator.must(201).post(`/v1/operator/share-links/${token}/revocation`)
    await refused(anna.post('/v1/share-links', JOIN), 410, 'link-revoked')
    await refused(operator.post('/v1/operator/share-links/AAAAAAAAAAAAAAAA/revocation'), 404, 'link-unknown')
    await nextDay()
    expect(await mint(anna)).not.toBe(token)
  })
})

describe('what an operator makes and sees', () => {
  it('subjects by kind and code, once', async () => {
    const spring = { kind: 'campaign', code: 'spring', title: '春茶节' }
    expect((await operator.must(201).post('/v1/operator/share-subjects', spring)).body).toEqual(spring)
    const renamed = operator.post('/v1/operator/share-subjects', { ...spring, title: '夏茶节' })
    await refused(renamed, 409, 'subject-exists')
    await refused(operator.post('/v1/operator/share-subjects', { ...spring, kind: 'join' }), 400, 'request-invalid')
    const { body } = await operator.must(200).get('/v1/operator/share-subjects')
    expect(body['items']).toContainEqual(spring)
  })

  it('the shop’s own links, one for each store, begin chains at depth 0', async () => {
    const shop = (ask: object) =>
      operator.must(201).post('/v1/operator/share-links', { ...CAMPAIGN, channel: 'poster', ...ask })
    const [whole, store] = [await shop({}), await shop({ storeCode: STORE })]
    expect(whole.body).toMatchObject({ title: '春茶节', subject: { kind: 'campaign', code: 'spring' } })
    expect((await shop({})).body).toEqual(whole.body)
    expect(store.body['token']).not.toBe(whole.body['token'])
    const [anna] = await members(1)
    const seen = await visit(anna, String(store.body['token']))
    expect(seen.body).toMatchObject({ sharer: { maskedName: '小满生活' }, own: false, counted: true })
    expect(seen.body['storeName']).toEqual(expect.any(String))
    const root = await row(String(store.body['token']))
    expect(root).toMatchObject({ depth: 0, sharer_id: 0, parent_id: 0 })
    expect(await row(await mint(anna, CAMPAIGN))).toMatchObject({ depth: 1, parent_id: root.id, root_id: root.id })
  })

  it('a link with its way up to the root and its children', async () => {
    const line = await members(4)
    const tokens: string[] = []
    for (const member of line) {
      const above = tokens.at(-1)
      if (above) await visit(member, above)
      tokens.push(await mint(member, CAMPAIGN))
    }
    const { body } = await operator.must(200).get(`/v1/operator/share-links/${tokens[2]}`)
    const above = body['ancestors'] as { token: string; depth: number }[]
    expect(above.map(({ token, depth }) => [token, depth])).toEqual([
      [tokens[1], 2],
      [tokens[0], 1],
    ])
    expect(body).toMatchObject({ depth: 3, ancestorsLeftOut: 0, subject: { code: 'spring' } })
    expect((body['children'] as { token: string }[]).map(({ token }) => token)).toEqual([tokens[3]])
    await refused(operator.get('/v1/operator/share-links/nothing'), 404, 'link-unknown')
  })
})

it('a member’s links come newest day first, page by page, with their figures, and nobody else’s', async () => {
  const [anna, ben] = await members(2)
  const token = await mint(anna)
  const bens = await mint(ben)
  const { id } = await row(token)
  await house.database.run(
    `REPLACE INTO share_tally (scope, scope_id, axis, bucket, links, visits, visitors, joins, first_orders, paid_fen)
     VALUES (6, ?, 1, 0, 1, 5, 4, 2, 1, 990), (6, ?, 1, 1, 2, 9, 9, 9, 9, 9), (6, ?, 1, 2, 1, 1, 1, 1, 1, 1)`,
    [id, id, id],
  )
  for (let day = 0; day < 20; day++) {
    await nextDay()
    house.forgetRates()
    await mint(anna)
  }
  const page = async (before = '') => (await anna.must(200).get(`/v1/me/share-links${before}`)).body
  const first = await page()
  const rest = await page(`?before=${first['next']}`)
  expect(first['items']).toHaveLength(20)
  expect(rest).toMatchObject({
    items: [{ token, visits: 5, visitors: 4, joins: 2, firstOrders: 1, paidFen: 990, furtherLinks: 3 }],
    next: null,
  })
  expect(await page(`?before=${bens}`)).toEqual({ items: [], next: null })
  expect(await page('?before=nothing')).toEqual({ items: [], next: null })
})
