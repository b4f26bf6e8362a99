import { type Audience } from '@passalong/domain'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { crowd, memberId } from '../factories/till.js'
import { lay, nextDay, readAnew } from './laid.js'
import { roundTripsDuring } from './round-trips.js'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())
beforeEach(() => house.forgetRates())

let numbers = 0
const laid = (more: { audience?: Audience; from?: number; until?: number } = {}) =>
  lay(house, { code: `mint-${++numbers}`, ...more })
const ask = (member: Caller, { versionId }: { versionId: number }, key?: string): Promise<Answer> =>
  member.post('/v1/share-links', { subject: { kind: 'join' }, channel: 'card', materialVersion: versionId }, key)
const said = async (answer: Promise<Answer>) => {
  const { status, body } = await answer
  return body['code'] ?? status
}

it('material for others is unknown to whoever counts up its versions, and goes out from those whom it is for', async () => {
  const [plain, other, gold] = (await crowd(house, 3)) as [Caller, Caller, Caller]
  const id = await memberId(house, gold)
  const [store] = await house.database.rows<{ id: number }>(`SELECT id FROM store WHERE code = 'WK01'`)
  await house.database.run(
    `UPDATE member SET tier = 'gold', promoter_since = ${house.clock.literal()}, joined_store_id = ? WHERE id = ?`,
    [store?.id ?? 0, id],
  )
  await crowd(house, 2, id)
  const audiences: Audience[] = [
    { tiers: ['gold'] },
    { storeCode: 'WK01' },
    { promotersOnly: true },
    { minJoins: 2 },
    { tiers: ['gold'], storeCode: 'WK01', promotersOnly: true, minJoins: 2 },
  ]
  for (const audience of audiences) {
    const version = await laid({ audience })
    // At once, so that one transaction mints for some and refuses others.
    const answers = await Promise.all([plain, gold, other].map((member) => said(ask(member, version))))
    expect(answers).toEqual(['material-unknown', 201, 'material-unknown'])
  }
  expect(await said(ask(gold, await laid({ audience: { minJoins: 3 } })))).toBe('material-unknown')
})

it('what is over goes out no more, what is out keeps working, and one key keeps its answer', async () => {
  const [anna, ben] = (await crowd(house, 2)) as [Caller, Caller]
  const version = await laid({ until: 0 })
  const { body } = await ask(anna, version)
  await nextDay(house)
  house.clock.pass(3_600_000)
  readAnew(house)
  expect(await said(ask(anna, version))).toBe('material-over')
  await ben.must(201).post('/v1/visits', { token: String(body['token']) })
})

it('a version that another replaced goes out for an hour still, on phones that show it', async () => {
  const [anna] = (await crowd(house, 1)) as [Caller]
  const version = await laid({ until: 3 })
  await house.database.run(
    `INSERT INTO material_version (material_id, number, title, texts, template_code, template_version, field_values, created_at)
     SELECT material_id, 2, title, texts, template_code, template_version, field_values, ? FROM material_version WHERE id = ?`,
    [new Date(house.clock.now()), version.versionId],
  )
  expect(await said(ask(anna, version))).toBe(201)
  house.clock.pass(3_601_000)
  expect(await said(ask(anna, version))).toBe('material-over')
})

it('costs no round trip more, whomever the material is for', async () => {
  const [anna] = (await crowd(house, 1)) as [Caller]
  const [open, narrow] = [await laid(), await laid({ audience: { tiers: ['basic'] } })]
  const plain = { versionId: 0 }
  const cost = async (version: { versionId: number }) => {
    await ask(anna, version)
    return (await roundTripsDuring(house, () => ask(anna, version)))[1]
  }
  const nothing = await cost(plain)
  expect(nothing).toBeGreaterThan(0)
  expect([await cost(open), await cost(narrow)]).toEqual([nothing, nothing])
})
