import { randomUUID } from 'node:crypto'
import { Housekeeping } from '../../src/platform/housekeeping.js'
import { type House, STORE, startHouse } from '../factories/house.js'

const DAY_MS = 86_400_000
let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())

const count = async (table: string) =>
  (await house.database.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n

it('sessions that ran out and answers of a month ago go, and nothing else', async () => {
  const chen = await house.signIn('chen')
  const apply = { storeCode: STORE, name: '陈店员' }
  await chen.must(201).post('/v1/clerk-applications', apply)
  house.clock.pass(31 * DAY_MS)
  const wang = await house.signIn('wang')
  const key = randomUUID()
  await wang.must(201).post('/v1/clerk-applications', { ...apply, name: '王店员' }, key)
  await house.app.get(Housekeeping, { strict: false }).tidy()
  expect([await count('session'), await count('request_key')]).toEqual([1, 1])
  expect((await wang.must(201).post('/v1/clerk-applications', { ...apply, name: '王店员' }, key)).status).toBe(201)
})
