import { Database } from '../../src/platform/database/database.js'
import { KeptCodes } from '../../src/poster/code/kept-codes.js'
import { migratedDatabase, type TestDatabase } from '../factories/a-database.js'
import { TestClock } from '../factories/test-clock.js'

const DAY_MS = 86_400_000

let kept: TestDatabase
let database: Database
beforeAll(async () => {
  kept = await migratedDatabase()
  database = new Database(kept.url, 2)
})
afterAll(async () => {
  await database.close()
  await kept.drop()
})

it('codes are swept by age and by number, the oldest first', async () => {
  const clock = new TestClock()
  const codes = new KeptCodes(database, clock)
  const left = async () => (await database.rows('SELECT link_id FROM link_code ORDER BY link_id')).length
  await codes.keep(1, { contentType: 'image/png', bytes: Buffer.from('1') })
  clock.pass(2 * DAY_MS)
  for (const id of [2, 3]) {
    await codes.keep(id, { contentType: 'image/png', bytes: Buffer.from(String(id)) })
    clock.pass(DAY_MS)
  }
  expect([await codes.sweep(), await left(), await codes.find(1)]).toEqual([1, 2, null])
  expect([await codes.sweep(), await codes.sweep(2)]).toEqual([0, 0])
  expect([await codes.sweep(1), await left()]).toEqual([1, 1])
  expect(await codes.find(3)).toEqual({ contentType: 'image/png', bytes: Buffer.from('3') })
})

it('a code that is there already stays', async () => {
  const codes = new KeptCodes(database, new TestClock())
  await codes.keep(9, { contentType: 'image/png', bytes: Buffer.from('first') })
  await codes.keep(9, { contentType: 'image/jpeg', bytes: Buffer.from('second') })
  expect((await codes.find(9))?.bytes.toString()).toBe('first')
})
