import { dayOf } from '@passalong/domain'
import { Addresses } from '../../src/material/addresses.js'
import { Materials } from '../../src/material/materials.js'
import { Sharers } from '../../src/material/sharers.js'
import { Turns } from '../../src/material/turns.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { crowd, memberId } from '../factories/till.js'
import { dayFromNow, lay, nextDay, readAnew } from './laid.js'
import { roundTripsDuring } from './round-trips.js'

let house: House
beforeAll(async () => {
  house = await startHouse()
  // What is shown is read anew after five seconds; a slow machine must not let them pass.
  house.clock.hold()
})
afterAll(() => house?.close())
beforeEach(async () => {
  house.forgetRates()
  await house.database.run('DELETE FROM material')
  await house.database.run('DELETE FROM material_version')
  await house.database.run('DELETE FROM material_turn')
  readAnew(house)
})

interface Seen {
  day: string
  material: { id: string; versionId: number; title: string; texts: string[] } | null
  others: { id: string; title: string }[]
}

const today = async (member: Caller) => (await member.must(200).get('/v1/materials/today')).body as unknown as Seen

const one = async () => (await crowd(house, 1))[0] as Caller

describe('today', () => {
  it('has nothing where nothing is laid, and says which day it is', async () => {
    expect(await today(await one())).toEqual({ day: dayFromNow(house, 0), material: null, others: [] })
  })

  it('shows all that a poster and a card need', async () => {
    const member = await one()
    const { materialId, versionId } = await lay(house, {
      code: 'tea',
      title: '春茶上新',
      texts: ['一', '二'],
      until: 3,
    })
    const { material, others } = await today(member)
    const addresses = house.app.get(Addresses, { strict: false })
    expect(others).toEqual([])
    expect(material).toEqual({
      id: String(materialId),
      versionId,
      title: '春茶上新',
      texts: expect.arrayContaining(['一', '二']),
      subject: { kind: 'join', code: 'join', title: '' },
      from: dayFromNow(house, 0),
      until: dayFromNow(house, 3),
      template: { code: 'join', version: 1 },
      cuts: ['tall', 'square'],
      cardUrl: addresses.cut(versionId, 'card'),
      squareUrl: addresses.cut(versionId, 'square'),
      brought: { links: 0, visits: 0, joins: 0, paidFen: 0 },
    })
    expect((await member.must(200).get(`/v1/materials/${materialId}`)).body).toEqual(material)
  })

  it('is the same all day, another the next day, and begins with another text', async () => {
    const member = await one()
    for (const code of ['a', 'b', 'c']) await lay(house, { code, texts: ['一', '二', '三'], until: 20 })
    let before = await today(member)
    for (let day = 0; day < 8; day++) {
      expect(await today(member)).toEqual(before)
      await nextDay(house)
      const now = await today(member)
      expect(now.material?.id).not.toBe(before.material?.id)
      expect(now.material?.texts[0]).not.toBe(before.material?.texts[0])
      expect(now.others).toHaveLength(2)
      before = now
    }
  })

  it('agrees for first requests that come at once, also of processes that know of different materials', async () => {
    const members = await crowd(house, 6)
    for (const code of ['a', 'b', 'c', 'd']) await lay(house, { code, until: 9 })
    readAnew(house)
    for (let day = 0; day < 3; day++) {
      for (const member of members) {
        const seen = await Promise.all(Array.from({ length: 6 }, () => today(member)))
        expect(new Set(seen.map(({ material }) => material?.id)).size).toBe(1)
      }
      await nextDay(house)
    }
    // One process has not heard yet of all that another shows: whoever comes second answers what the first has drawn.
    const turns = house.app.get(Turns, { strict: false })
    const shown = await house.database.rows<{ materialId: number; subjectId: number }>(
      'SELECT id AS materialId, subject_id AS subjectId FROM material ORDER BY id',
    )
    const nothing = { turn: null, arrival: null }
    for (const member of members) {
      const id = await memberId(house, member)
      const day = dayOf(house.clock.now())
      const both = await Promise.all([turns.of(id, day, shown, nothing), turns.of(id, day, shown.slice(0, 3), nothing)])
      const drawn = both.map((turn) => turn?.materialId ?? 0)
      expect(drawn[0] === drawn[1] || drawn[0] === shown[3]?.materialId).toBe(true)
      const kept = await turns.of(id, day, shown, nothing)
      expect(drawn).toContain(kept?.materialId)
    }
  })

  it('carries on the chain that the member came through: the same material, the same subject the next day, then any', async () => {
    const [anna, ...friends] = (await crowd(house, 9)) as [Caller, ...Caller[]]
    const lamp = { product: 'lamp', until: 20 }
    const laid = [
      await lay(house, { code: 'lamp', ...lamp }),
      await lay(house, { code: 'lamp-2', ...lamp }),
      await lay(house, { code: 'lamp-gold', ...lamp, audience: { tiers: ['gold'] } }),
      await lay(house, { code: 'cup', product: 'cup', until: 20 }),
      await lay(house, { code: 'come', until: 20 }),
    ]
    const asked = { subject: { kind: 'product', code: 'lamp' }, channel: 'card', materialVersion: laid[0]?.versionId }
    const { body } = await anna.must(201).post('/v1/share-links', asked)
    const token = String(body['token'])
    const looked = new Map<number, string>()
    for (const [n, friend] of friends.entries()) {
      // Some look before they come: the next day is about it then.
      if (n % 2) looked.set(n, (await today(friend)).material?.title ?? '')
      await friend.must(201).post('/v1/visits', { token })
    }
    const early = await Promise.all(friends.filter((_, n) => n % 2 === 0).map(today))
    expect(early.map(({ material }) => material?.title)).toEqual(['lamp', 'lamp', 'lamp', 'lamp'])
    // What they make of it hangs below the card that they came through.
    const wish = { materialId: early[0]?.material?.id, cut: 'tall' }
    const poster = await (friends[0] as Caller).must(201).post('/v1/posters', wish)
    const [link] = await house.database.rows(
      'SELECT p.token FROM share_link l JOIN share_link p ON p.id = l.parent_id WHERE l.token = ?',
      [String(poster.body['token'])],
    )
    expect(link).toEqual({ token })
    await nextDay(house)
    const titles = await Promise.all(friends.map(async (friend) => (await today(friend)).material?.title ?? ''))
    for (const [n, before] of looked) {
      // Who was shown a lamp that day has had their turn.
      if (!before.startsWith('lamp')) expect(titles[n]).toBe('lamp')
    }
    expect(titles.filter((_, n) => n % 2 === 0)).not.toContain('lamp')
  })

  it('after more than seven days, or a withdrawn link, is whatever the day brings', async () => {
    const [anna, ben, cara] = (await crowd(house, 3)) as [Caller, Caller, Caller]
    await lay(house, { code: 'lamp', product: 'lamp', until: 20 })
    for (const code of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) await lay(house, { code, until: 20 })
    const { body } = await anna
      .must(201)
      .post('/v1/share-links', { subject: { kind: 'product', code: 'lamp' }, channel: 'card' })
    const token = String(body['token'])
    for (const friend of [ben, cara]) await friend.must(201).post('/v1/visits', { token })
    const sharers = house.app.get(Sharers, { strict: false })
    const arrivalAt = async (member: Caller, afterMs: number) =>
      (await sharers.today(house.database, await memberId(house, member), house.clock.now() + afterMs)).arrival
    const week = 7 * 86_400_000
    expect(await arrivalAt(ben, week - 60_000)).toMatchObject({ materialId: null, on: dayOf(house.clock.now()) })
    expect(await arrivalAt(ben, week + 60_000)).toBeNull()
    expect(await arrivalAt(anna, 0)).toBeNull()
    await anna.must(201).post(`/v1/share-links/${token}/revocation`)
    expect(await arrivalAt(cara, 0)).toBeNull()
  })

  it('is only what is for the member', async () => {
    const [plain, promoter] = (await crowd(house, 2)) as [Caller, Caller]
    const promoterId = await memberId(house, promoter)
    await house.database.run('UPDATE member SET promoter_since = ?, tier = ? WHERE id = ?', [
      new Date(house.clock.now()),
      'gold',
      promoterId,
    ])
    const [store] = await house.database.rows<{ id: number }>(`SELECT id FROM store WHERE code = 'WK01'`)
    await house.database.run('UPDATE member SET joined_store_id = ? WHERE id = ?', [store?.id ?? 0, promoterId])
    await crowd(house, 2, promoterId)
    await lay(house, { code: 'gold', audience: { tiers: ['gold'] } })
    await lay(house, { code: 'promoters', audience: { promotersOnly: true } })
    await lay(house, { code: 'store', audience: { storeCode: 'WK01' } })
    await lay(house, { code: 'two', audience: { minJoins: 2 } })
    await lay(house, { code: 'three', audience: { minJoins: 3 } })
    const { materialId } = await lay(house, { code: 'elsewhere', audience: { storeCode: 'XX99' } })
    expect((await today(plain)).material).toBeNull()
    const { material, others } = await today(promoter)
    expect([material?.title, ...others.map(({ title }) => title)].sort()).toEqual(['gold', 'promoters', 'store', 'two'])
    expect((await promoter.must(404).get(`/v1/materials/${materialId}`)).body['code']).toBe('material-unknown')
  })

  it('asks the database once, and again only for the first look of a day', async () => {
    const [member, other] = (await crowd(house, 2)) as [Caller, Caller]
    await lay(house, { code: 'a', until: 3 })
    readAnew(house)
    await today(member)
    // The session is one, what is asked of the member and their links the other.
    expect((await roundTripsDuring(house, () => today(member)))[1]).toBe(2)
    // The turn of the day is two more.
    expect((await roundTripsDuring(house, () => today(other)))[1]).toBe(4)
  })
})

describe('a material', () => {
  it('is unknown when it is still to come, over, withdrawn or none', async () => {
    const member = await one()
    const later = await lay(house, { code: 'later', from: 1, until: 2 })
    const over = await lay(house, { code: 'over', from: -3, until: -1 })
    const gone = await lay(house, { code: 'gone' })
    await house.database.run('UPDATE material SET state = 2 WHERE id = ?', [gone.materialId])
    readAnew(house)
    for (const id of [later.materialId, over.materialId, gone.materialId, 999_999, 'x', '-1', '9'.repeat(20)]) {
      expect((await member.must(404).get(`/v1/materials/${id}`)).body['code']).toBe('material-unknown')
    }
    const materials = house.app.get(Materials, { strict: false })
    const id = await memberId(house, member)
    for (const ended of [over, gone])
      await expect(materials.current(id, ended.materialId)).rejects.toMatchObject({ code: 'material-over' })
    await expect(materials.current(id, later.materialId)).rejects.toMatchObject({ code: 'material-unknown' })
    // What links and pictures were made of is read whether it is shown or not.
    expect(await materials.version(gone.versionId)).toMatchObject({ code: 'gone', number: 1, state: 'withdrawn' })
    await expect(materials.version(999_999)).rejects.toMatchObject({ code: 'material-unknown' })
  })

  it('that is withdrawn in the middle of the day makes room for another', async () => {
    const member = await one()
    for (const code of ['a', 'b']) await lay(house, { code })
    const first = (await today(member)).material?.id ?? ''
    await house.database.run('UPDATE material SET state = 2 WHERE id = ?', [first])
    readAnew(house)
    const second = (await today(member)).material?.id
    expect(second).not.toBe(first)
    expect((await today(member)).material?.id).toBe(second)
  })

  it('is for members alone', async () => {
    expect((await house.stranger().get('/v1/materials/today')).status).toBe(401)
    expect((await (await house.signIn('li')).get('/v1/materials/today')).body['code']).toBe('not-a-member')
  })
})

describe('the calendar', () => {
  it('names every day with what is for the member', async () => {
    const member = await one()
    await lay(house, { code: 'a', from: -1, until: 1 })
    await lay(house, { code: 'b', from: 1, until: 1 })
    await lay(house, { code: 'gold', from: 0, until: 3, audience: { tiers: ['gold'] } })
    const path = `/v1/materials?from=${dayFromNow(house, 0)}&to=${dayFromNow(house, 2)}`
    const { days } = (await member.must(200).get(path)).body as unknown as {
      days: { day: string; items: { title: string; today: boolean; cardUrl: string }[] }[]
    }
    expect(days.map(({ day }) => day)).toEqual([0, 1, 2].map((day) => dayFromNow(house, day)))
    expect(days.map(({ items }) => items.map(({ title, today }) => [title, today]))).toEqual([
      [['a', true]],
      [
        ['a', true],
        ['b', false],
      ],
      [],
    ])
  })

  it('takes 31 days and no more, and no end before the start', async () => {
    const member = await one()
    const ask = (from: string, to: string) => member.get(`/v1/materials?from=${from}&to=${to}`)
    expect(((await ask('2026-03-01', '2026-03-31')).body['days'] as unknown[]).length).toBe(31)
    for (const [from, to] of [
      ['2026-03-01', '2026-04-01'],
      ['2026-03-02', '2026-03-01'],
      ['2026-02-30', '2026-03-01'],
    ] as const) {
      const { status, body } = await ask(from, to)
      expect([status, body['code']]).toEqual([400, 'calendar-days-invalid'])
    }
    expect((await ask('heute', '2026-03-01')).body['code']).toBe('request-invalid')
    expect((await member.get('/v1/materials')).body['code']).toBe('request-invalid')
  })
})
