import { TallyShares } from '../../src/chain/tally-shares.js'
import { Addresses } from '../../src/material/addresses.js'
import { MintLinks } from '../../src/share/mint-links.js'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { crowd, memberId } from '../factories/till.js'
import { lay, readAnew } from '../material/laid.js'
import { addVersion } from './a-version.js'

const JOIN = { subject: { kind: 'join' }, channel: 'poster' }

let house: House
beforeAll(async () => {
  house = await startHouse({ JOBS: 'off' })
})
afterAll(() => house?.close())
beforeEach(() => house.forgetRates())

const members = async (count: number) => (await crowd(house, count)) as [Caller, Caller, ...Caller[]]

const mint = async (member: Caller, ask: object = {}): Promise<string> =>
  String((await member.must(201).post('/v1/share-links', { ...JOIN, ...ask })).body['token'])

const ahead = (member: Caller, ask: object = {}) => mint(member, { ...ask, ahead: true })
const sent = (member: Caller, token: string) => member.post(`/v1/share-links/${token}/sent`)
const addUp = () => house.app.get(TallyShares, { strict: false }).run()

/** What a member sees of their links, once everything is added up. */
async function own(member: Caller): Promise<string[]> {
  await addUp()
  const { body } = await member.must(200).get('/v1/me/share-links')
  return (body['items'] as { token: string }[]).map(({ token }) => token)
}

/** How many links of this member's the figures count. */
async function linksOf(member: Caller): Promise<number> {
  await addUp()
  const [row] = await house.database.rows<{ links: number | null }>(
    'SELECT SUM(links) AS links FROM share_tally WHERE scope = 5 AND axis = 1 AND bucket = 1 AND scope_id = ?',
    [await memberId(house, member)],
  )
  return Number(row?.links ?? 0)
}

async function refused(answer: Promise<Answer>, status: number, code: string): Promise<void> {
  const { status: was, body } = await answer
  expect([was, body['code']]).toEqual([status, code])
}

describe('a link that was made ahead', () => {
  it('is in nobody’s figures and lists, and the same link however often it is made', async () => {
    const [anna] = await members(1)
    const token = await ahead(anna)
    expect(await ahead(anna)).toBe(token)
    expect(await own(anna)).toEqual([])
    expect(await linksOf(anna)).toBe(0)
  })

  it('counts once it is reported as sent, once', async () => {
    const [anna, ben] = await members(2)
    const token = await ahead(anna)
    await Promise.all([sent(anna, token), sent(anna, token)])
    expect((await sent(anna, token)).body).toEqual({ token })
    expect(await own(anna)).toEqual([token])
    expect((await sent(anna, token)).status).toBe(201)
    expect(await linksOf(anna)).toBe(1)
    await refused(sent(ben, token), 404, 'link-unknown')
    await refused(sent(anna, 'A'.repeat(16)), 404, 'link-unknown')
    await refused(house.stranger().post(`/v1/share-links/${token}/sent`), 401, 'session-missing')
  })

  it('counts once somebody else follows it; its sharer who looks at it has not sent it', async () => {
    const [anna, ben, cleo] = (await members(3)) as [Caller, Caller, Caller]
    const token = await ahead(anna)
    await anna.must(201).post('/v1/visits', { token })
    expect(await own(anna)).toEqual([])
    await Promise.all([ben, cleo].map((friend) => friend.must(201).post('/v1/visits', { token })))
    expect(await own(anna)).toEqual([token])
    expect(await linksOf(anna)).toBe(1)
    const { body } = await anna.must(200).get('/v1/me/share-links')
    expect(body['items']).toMatchObject([{ token, visits: 2, visitors: 2 }])
  })

  it('counts once it is asked for without being ahead, also in the same moment', async () => {
    const [anna, ben] = await members(2)
    const token = await ahead(anna)
    expect(await mint(anna)).toBe(token)
    expect(await mint(anna)).toBe(token)
    expect(await own(anna)).toEqual([token])
    expect(await ahead(anna)).toBe(token)
    expect(await linksOf(anna)).toBe(1)
    const both = await Promise.all([ahead(ben), mint(ben), ahead(ben), mint(ben)])
    expect(new Set(both).size).toBe(1)
    expect(await linksOf(ben)).toBe(1)
  })

  it('counts once a link below it counts', async () => {
    const [anna] = await members(1)
    const above = await ahead(anna)
    const below = await ahead(anna, { parentToken: above, channel: 'qr' })
    expect(await own(anna)).toEqual([])
    await sent(anna, below)
    expect(new Set(await own(anna))).toEqual(new Set([above, below]))
    expect(await linksOf(anna)).toBe(2)
  })

  it('counts once somebody joins through it, without having been seen to follow it', async () => {
    const [anna] = await members(1)
    const token = await ahead(anna)
    await house.join('wang', { linkToken: token })
    expect(await own(anna)).toEqual([token])
    expect(await linksOf(anna)).toBe(1)
  })

  it('is replaced when it was withdrawn; a replacement that is sent counts', async () => {
    const [anna] = await members(1)
    const token = await ahead(anna)
    await anna.must(201).post(`/v1/share-links/${token}/revocation`)
    const next = await ahead(anna)
    expect(next).not.toBe(token)
    await sent(anna, next)
    expect(await own(anna)).toEqual([next])
  })

  it('a thousand at once, made and sent in two ways, are each counted once', async () => {
    const [anna] = await members(1)
    const id = await memberId(house, anna)
    const mints = house.app.get(MintLinks, { strict: false })
    const command = { sharerId: id, subjectId: 1, channel: 'card', atMs: house.clock.now(), request: null } as const
    const asks = Array.from({ length: 1_000 }, (_, index) => ({ version: index % 100, ahead: index % 3 > 0 }))
    await Promise.all(
      asks.map(({ version, ahead }) =>
        mints.mint({ ...command, materialVersion: version, parent: 'came-through', ahead }),
      ),
    )
    expect(await linksOf(anna)).toBe(100)
    const [rows] = await house.database.rows(
      'SELECT COUNT(*) AS n, SUM(counted) AS sent FROM share_link WHERE sharer_id = ?',
      [id],
    )
    expect(rows).toEqual({ n: 100, sent: 100 })
  })
})

describe('material', () => {
  const figures = async (version: number) => {
    await addUp()
    const [row] = await house.database.rows(
      'SELECT links, visits, joins, shared_joins FROM share_tally WHERE scope = 7 AND scope_id = ? AND axis = 1',
      [version],
    )
    return row ?? null
  }

  it('hears what its links brought, made ahead or not; links replaced on the same day are its links, too', async () => {
    const [anna, ben] = await members(2)
    const version = await addVersion(house.database)
    const token = await ahead(anna, { materialVersion: version })
    expect(await figures(version)).toBeNull()
    await ben.must(201).post('/v1/visits', { token })
    await house.join('zhao', { linkToken: token })
    expect(await figures(version)).toEqual({ links: 1, visits: 2, joins: 1, shared_joins: 1 })
    await anna.must(201).post(`/v1/share-links/${token}/revocation`)
    expect(await mint(anna, { materialVersion: version })).not.toBe(token)
    expect(await figures(version)).toMatchObject({ links: 2 })
    // What is shared on is no longer this material.
    await mint(ben, { parentToken: token, channel: 'card' })
    expect(await figures(version)).toMatchObject({ links: 2 })
  })

  it('that there is not is refused; a card shows the picture of the one that there is', async () => {
    const [anna] = await members(1)
    const version = await addVersion(house.database)
    await refused(anna.post('/v1/share-links', { ...JOIN, materialVersion: version + 1 }), 404, 'material-unknown')
    const { body } = await anna.must(201).post('/v1/share-links', { ...JOIN, materialVersion: version })
    const addresses = house.app.get(Addresses, { strict: false })
    expect(body['imageUrl']).toBe(addresses.cut(version, 'card'))
    const plain = await anna.must(201).post('/v1/share-links', JOIN)
    expect(plain.body['imageUrl']).toBe(addresses.cut(0, 'card'))
  })
})

it('material that the shop withdrew is on no new link, nor is what is still to come', async () => {
  const [anna] = await members(1)
  const [shown, withdrawn, early] = [
    await lay(house, { code: 'shown' }),
    await lay(house, { code: 'withdrawn' }),
    await lay(house, { code: 'early', from: 1 }),
  ]
  await house.database.run("UPDATE material SET state = 2 WHERE code = 'withdrawn'")
  const ask = (one: { versionId: number }) =>
    anna.post('/v1/share-links', { ...JOIN, channel: 'card', materialVersion: one.versionId })
  expect((await ask(shown)).status).toBe(201)
  await refused(ask(withdrawn), 409, 'material-over')
  await refused(ask(early), 404, 'material-unknown')
  await house.database.run("UPDATE material SET state = 2 WHERE code = 'shown'")
  readAnew(house)
  await refused(ask(shown), 409, 'material-over')
})

it('a member sees who withdrew a link: the shop, or themselves', async () => {
  const [anna] = await members(1)
  const operator = await house.signInOperator()
  const [mine, shops] = [await mint(anna), await mint(anna, { channel: 'card' })]
  await anna.must(201).post(`/v1/share-links/${mine}/revocation`)
  await operator.must(201).post(`/v1/operator/share-links/${shops}/revocation`)
  const { body } = await anna.must(200).get('/v1/me/share-links')
  const by = Object.fromEntries(
    (body['items'] as { token: string; revokedBy: string }[]).map((one) => [one.token, one.revokedBy]),
  )
  expect(by).toEqual({ [mine]: 'sharer', [shops]: 'operator' })
})
