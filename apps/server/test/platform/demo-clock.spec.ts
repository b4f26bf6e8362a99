import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { Clock } from '../../src/platform/clock/clock.js'
import { readConfig } from '../../src/platform/config/config.js'
import { createServer } from '../../src/server.js'
import { Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { buy } from '../factories/till.js'

let house: House
beforeAll(async () => {
  house = await startHouse({ DEMO_CLOCK: '1' })
})
afterAll(() => house?.close())

const DAY_MS = 86_400_000
const nowOf = async (caller: Caller) => Date.parse(String((await caller.must(200).get('/v1/demo/clock')).body['now']))

it('the shop moves on by whole days, sessions and member codes stay as they are', async () => {
  const chen = await house.join('chen')
  const zhou = await house.signIn('zhou')
  const before = await nowOf(chen)
  const { body } = await chen.must(201).post('/v1/demo/clock', { days: 8 })
  expect(body['days']).toBe(8)
  const ahead = Date.parse(String(body['now'])) - before
  expect(ahead).toBeGreaterThanOrEqual(8 * DAY_MS)
  expect(ahead).toBeLessThan(8 * DAY_MS + 60_000)
  const order = await buy(house, zhou, chen, 6_200)
  expect(Date.parse(String(order['paidAt']))).toBeGreaterThan(house.clock.now() + 7 * DAY_MS)
  await house.signInOperator()
})

it('the same key moves the shop once, and it never goes back', async () => {
  const anybody = house.stranger()
  const key = randomUUID()
  const first = await anybody.must(201).post('/v1/demo/clock', { days: 1 }, key)
  const again = await anybody.must(201).post('/v1/demo/clock', { days: 1 }, key)
  expect(again.body['days']).toBe(first.body['days'])
  expect((await anybody.post('/v1/demo/clock', { days: 2 }, key)).body['code']).toBe('idempotency-key-reused')
  for (const days of [0, -1, 1.5, 401, '1', null])
    expect((await anybody.post('/v1/demo/clock', { days })).body['code']).toBe('request-invalid')
  const keyless = await anybody.send('POST', '/v1/demo/clock', '{"days":1}', { 'content-type': 'application/json' })
  expect(keyless.body['code']).toBe('idempotency-key-missing')
})

it('another process of the shop follows by itself, asked or not', async () => {
  const other = await createServer(house.config, house.clock, pino({ enabled: false }))
  await other.listen(0, '127.0.0.1')
  try {
    const there = other.get(Clock, { strict: false })
    const ahead = () => Math.round((there.now() - house.clock.now()) / DAY_MS)
    const before = ahead()
    expect(before).toBeGreaterThan(0)
    await house.stranger().must(201).post('/v1/demo/clock', { days: 3 })
    while (ahead() !== before + 3) await new Promise((resolve) => setTimeout(resolve, 10))
  } finally {
    await other.close()
  }
})

it('without the setting there is no such route, and production never has it', async () => {
  const plain = await createServer({ ...house.config, demoClock: false }, house.clock, pino({ enabled: false }))
  await plain.listen(0, '127.0.0.1')
  try {
    const there = new Caller(await plain.getUrl(), null)
    expect((await there.get('/v1/demo/clock')).status).toBe(404)
    expect((await there.post('/v1/demo/clock', { days: 1 })).status).toBe(404)
  } finally {
    await plain.close()
  }
  expect(() => readConfig({ NODE_ENV: 'production', DEMO_CLOCK: '1', DATABASE_URL: 'mysql://x' })).toThrow(
    /^DEMO_CLOCK/,
  )
})
