import { Clock } from '../../src/platform/clock/clock.js'
import { DemoClock } from '../../src/platform/clock/demo-clock.js'
import { Database, type Tx } from '../../src/platform/database/database.js'
import { Refusal } from '../../src/platform/http/refusal.js'
import { Requests } from '../../src/platform/idempotency/requests.js'
import { migratedDatabase, type TestDatabase } from '../factories/a-database.js'

let kept: TestDatabase
let database: Database
let requests: Requests

beforeAll(async () => {
  kept = await migratedDatabase()
  database = new Database(kept.url)
  requests = new Requests(database, new Clock())
})
afterAll(async () => {
  await database.close()
  await kept.drop()
})
beforeEach(async () => {
  await database.run('DELETE FROM account_balance')
  await database.run('DELETE FROM request_key')
})

const request = (changed: { key?: string; caller?: string; content?: unknown } = {}) => ({
  caller: 'person:1',
  key: 'some-key',
  content: { route: 'POST /v1/x', body: { a: 1, b: [2] } },
  ...changed,
})

/** Adds one to an account: an effect that would show if it came twice. */
async function effect(tx: Tx): Promise<{ nth: number }> {
  await tx.run(`INSERT INTO account_balance VALUES ('effects', 1) ON DUPLICATE KEY UPDATE amount = amount + 1`)
  const [row] = await tx.rows<{ amount: number }>(`SELECT amount FROM account_balance WHERE account = 'effects'`)
  return { nth: row?.amount ?? 0 }
}

async function effects(): Promise<number> {
  const [row] = await database.rows<{ amount: number }>('SELECT amount FROM account_balance')
  return row?.amount ?? 0
}

it('the same key with the same content is one write with one answer', async () => {
  const first = await requests.once(request(), effect)
  const same = { route: 'POST /v1/x', body: { b: [2], a: 1 } }
  expect(await requests.once(request({ content: same }), effect)).toEqual(first)
  expect(await effects()).toBe(1)
})

it('the same key with other content is refused, whatever differs', async () => {
  await requests.once(request(), effect)
  for (const content of [
    { route: 'POST /v1/y', body: { a: 1, b: [2] } },
    { route: 'POST /v1/x', body: { a: 1 } },
    null,
  ]) {
    await expect(requests.once(request({ content }), effect)).rejects.toMatchObject({ code: 'idempotency-key-reused' })
  }
  expect(await effects()).toBe(1)
})

it('two callers never meet on one key', async () => {
  await requests.once(request(), effect)
  expect(await requests.once(request({ caller: 'person:2' }), effect)).toEqual({ nth: 2 })
})

it('of twenty twins at once one writes, and all hear its answer', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => requests.once(request(), effect)))
  expect(answers).toEqual(Array(20).fill({ nth: 1 }))
  expect(await effects()).toBe(1)
})

it('a refusal leaves nothing, and a later try decides afresh', async () => {
  const refused = requests.once(request(), async (tx) => {
    await effect(tx)
    throw new Refusal('store-unknown')
  })
  await expect(refused).rejects.toMatchObject({ code: 'store-unknown' })
  expect(await effects()).toBe(0)
  expect(await database.rows('SELECT 1 FROM request_key')).toEqual([])
  expect(await requests.once(request({ content: 'corrected' }), effect)).toEqual({ nth: 1 })
})

it('a twin that waited for one that failed does the write itself', async () => {
  let first = true
  const work = async (tx: Tx) => {
    const failing = first
    first = false
    const answer = await effect(tx)
    if (failing) throw new Refusal('store-unknown')
    return answer
  }
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => requests.once(request(), work)))
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  expect(await effects()).toBe(1)
})

it('a key of just now is kept, also when the days of a demonstration are turned; one of long ago is not', async () => {
  const clock = new DemoClock(new Clock())
  const demo = new Requests(database, clock)
  const first = await demo.once(request(), effect)
  clock.days = 400
  expect(await demo.sweep()).toBe(0)
  expect(await demo.once(request(), effect)).toEqual(first)
  await database.run('UPDATE request_key SET created_at = created_at - INTERVAL 31 DAY')
  expect(await demo.sweep()).toBe(1)
})
