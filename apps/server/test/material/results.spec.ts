import { TallyShares } from '../../src/chain/tally-shares.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { buy, crowd } from '../factories/till.js'
import { dayFromNow, lay } from './laid.js'

let house: House
let operator: Caller
beforeAll(async () => {
  house = await startHouse()
  operator = await house.signInOperator()
})
afterAll(() => house?.close())
beforeEach(() => house.forgetRates())

interface Shown {
  material: { versionId: number; brought: object } | null
}

const today = async (member: Caller) => (await member.must(200).get('/v1/materials/today')).body as unknown as Shown
const resultsOf = async (code: string) => (await operator.must(200).get(`/v1/operator/materials/${code}/results`)).body

it('a material that brought a friend says so to its sharer and to the operator, and another of the day does not', async () => {
  const { versionId } = await lay(house, { code: 'shared', until: 3 })
  const other = await lay(house, { code: 'gold', until: 3, audience: { tiers: ['gold'] } })
  const [sharer, passerBy] = (await crowd(house, 2)) as [Caller, Caller]
  expect((await today(sharer)).material).toMatchObject({
    versionId,
    brought: { links: 0, visits: 0, joins: 0, paidFen: 0 },
  })
  const mint = async (more: object) => {
    const asked = { subject: { kind: 'join' }, channel: 'poster', materialVersion: versionId, ...more }
    return String((await sharer.must(201).post('/v1/share-links', asked)).body['token'])
  }
  const ahead = await mint({ ahead: true })
  await house.app.get(TallyShares, { strict: false }).run()
  // What was only made ahead has brought nothing: nobody has it yet.
  expect((await today(sharer)).material?.brought).toEqual({ links: 0, visits: 0, joins: 0, paidFen: 0 })
  await sharer.must(201).post(`/v1/share-links/${ahead}/sent`)
  await passerBy.must(201).post('/v1/visits', { token: ahead })
  const friend = await house.signIn('li')
  await friend.must(201).post('/v1/visits', { token: ahead })
  const notice = await friend.must(200).get('/v1/privacy-notice')
  await friend.must(201).post('/v1/members', { privacyVersion: notice.body['version'], linkToken: ahead })
  await buy(house, await house.signIn('zhou'), friend, 6_800)
  await house.app.get(TallyShares, { strict: false }).run()
  const brought = { links: 1, visits: 2, joins: 1, paidFen: 6_800 }
  expect((await today(sharer)).material?.brought).toEqual(brought)
  expect((await today(passerBy)).material?.brought).toEqual({ links: 0, visits: 0, joins: 0, paidFen: 0 })
  const results = await resultsOf('shared')
  expect(results).toMatchObject({
    versions: [{ versionId, number: 1, firstOrders: 1, ...brought }],
    byDay: [{ day: dayFromNow(house, 0), firstOrders: 1, ...brought }],
  })
  expect(await resultsOf('gold')).toMatchObject({
    versions: [{ versionId: other.versionId, links: 0, visits: 0 }],
    byDay: [],
  })
})
