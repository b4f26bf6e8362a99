import { dayOf } from '@passalong/domain'
import { Addresses } from '../../src/material/addresses.js'
import { Materials } from '../../src/material/materials.js'
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
    const ids = (await house.database.rows<{ id: number }>('SELECT id FROM material ORDER BY id')).map(({ id }) => id)
    for (const member of members) {
      const id = await memberId(house, member)
      const day = dayOf(house.clock.now())
      const both = await Promise.all([turns.of(id, day, ids, null), turns.of(id, day, ids.slice(0, 3), null)])
      const drawn = both.map((turn) => turn?.materialId ?? 0)
      expect(drawn[0] === drawn[1] || drawn[0] === ids[3]).toBe(true)
      const kept = await turns.of(id, day, ids, null)
      expect(drawn).toContain(kept?.materialId)
    }
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
