import { Jobs } from '../../src/platform/jobs/jobs.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { buy } from '../factories/till.js'

const RELEASED = 'Cr6yK1wB4nQzS8eX3vTgD7hMpJ9fLaR2uOiCtY5kEbN'

let house: House
beforeAll(async () => {
  house = await startHouse({ DEMO_CLOCK: '1', WECHAT_TEMPLATES: `commission-released:${RELEASED}` })
  house.app.get(Jobs, { strict: false }).start()
})
afterAll(() => house?.close())

/** Waits until `holds` answers true; a test that waits in vain runs out of time and says where. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50))
}

const homeOf = async (member: Caller) => (await member.must(200).get('/v1/me')).body
const count = async (sql: string) => (await house.database.rows<{ n: number }>(sql))[0]?.n ?? 0

it('a person turns the days, and on the 8th a commission is there: by itself, told in WeChat, sealed', async () => {
  const chen = await house.join('chen')
  const { body: terms } = await chen.must(200).get('/v1/promoter-terms')
  await chen.must(201).post('/v1/me/promoter-terms', { version: terms['version'] })
  const { body: link } = await chen.must(201).post('/v1/share-links', { subject: { kind: 'join' }, channel: 'card' })
  const wang = await house.join('wang', { linkToken: String(link['token']) })
  await house.wechat('subscriptions', { person: 'chen', templates: { [RELEASED]: 'accept' } })
  await chen.must(201).post('/v1/me/message-consents', { templates: ['commission-released'] })
  await buy(house, await house.signIn('zhou'), wang, 6_200)
  const released = () => count('SELECT COUNT(*) AS n FROM commission WHERE released_at IS NOT NULL')
  const pass = (days: number) => house.stranger().must(201).post('/v1/demo/clock', { days })
  const before = await homeOf(chen)
  await pass(7)
  // The jobs of that day have run, and there was nothing to release.
  await until(async () => (await count(`SELECT COUNT(*) AS n FROM job_progress WHERE name = 'points-expiry'`)) === 1)
  expect(await released()).toBe(0)
  await pass(1)
  await until(async () => (await released()) === 1)
  expect(await homeOf(chen)).not.toEqual(before)
  await until(async () => {
    const { messages } = await house.sandbox('/wechat/messages/chen')
    return (messages as { title: string }[]).some(({ title }) => title === '收益到账提醒')
  })
  await until(async () => (await count('SELECT COUNT(*) AS n FROM ledger_unsealed')) === 0)
  const entries = await count('SELECT COUNT(*) AS n FROM ledger_entry')
  expect(await count('SELECT SUM(entries) AS n FROM ledger_block')).toBe(entries)
})
