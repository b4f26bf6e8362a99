import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { Caller } from '../factories/caller.js'
import { type House, startHouseOfToday } from '../factories/house.js'
import { aClerk, crowd, openCheckout } from '../factories/till.js'

const BUYERS = 12
const ROUNDS = 4
/** A kill may fall when all are answered: so many rounds are tried until one fell in the middle. */
const MOST_ROUNDS = 20

let house: House
beforeAll(async () => {
  house = await startHouseOfToday()
})
afterAll(() => house.close())

/** The built API as its own process on the house's database. */
async function anApiProcess(): Promise<{ process: ChildProcess; url: string }> {
  const { databaseUrl, wechatApiBase, wechatAppid, wechatSecret } = house.config
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: databaseUrl,
    WECHAT_API_BASE: wechatApiBase,
    WECHAT_APPID: wechatAppid,
    WECHAT_SECRET: wechatSecret,
    PORT: '0',
    LOG_LEVEL: 'silent',
  }
  const child = spawn(process.execPath, ['apps/server/dist/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('listening')) return { process: child, url: String(JSON.parse(line).listening) }
  }
  throw new Error('the API process ended before it listened')
}

test('an API killed in the middle of settlements: each is whole or absent, and a retry with its key makes it exactly once', async () => {
  let interrupted = 0
  let round = 0
  for (; round < ROUNDS || (interrupted === 0 && round < MOST_ROUNDS); round++) {
    const clerk = await aClerk(house)
    const buyers = await crowd(house, BUYERS)
    const settlements: { path: string; key: string; body: object }[] = []
    for (const [index, buyer] of buyers.entries()) {
      const checkout = await openCheckout(house, clerk, buyer)
      settlements.push({
        path: `/v1/checkouts/${checkout}/settlement`,
        key: randomUUID(),
        body: { receiptNo: `KILL-${round}-${index}`, amountFen: 1_000 },
      })
    }
    const api = await anApiProcess()
    const there = new Caller(api.url, clerk.token)
    const first = settlements.map(({ path, key, body }) => there.post(path, body, key).catch(() => null))
    // The kill falls while the first answers come, so that others are in the middle of their transaction.
    await Promise.race(first)
    api.process.kill('SIGKILL')
    await once(api.process, 'exit')
    interrupted += (await Promise.all(first)).filter((answer) => answer === null).length
    await wholeBooks()
    for (const { path, key, body } of settlements) await clerk.must(201).post(path, body, key)
    for (const buyer of buyers) expect((await buyer.get('/v1/me')).body).toMatchObject({ points: 10, growth: 100 })
    await wholeBooks()
  }
  expect(interrupted).toBeGreaterThan(0)
  const [orders] = await house.database.rows<{ n: number }>('SELECT COUNT(*) AS n FROM sale_order')
  expect(orders?.n).toBe(BUYERS * round)
})

/** Every order has its line, its three entries and its lot; every balance is the sum of its entries. */
async function wholeBooks(): Promise<void> {
  const halves = await house.database.rows(
    `SELECT o.id FROM sale_order o
      WHERE (SELECT COUNT(*) FROM order_line l WHERE l.order_id = o.id) <> 1
         OR (SELECT COUNT(*) FROM ledger_entry e WHERE e.order_id = o.id) <> 3
         OR (SELECT COUNT(*) FROM points_lot p WHERE p.order_id = o.id) <> 1
         OR (SELECT COALESCE(SUM(b.amount), 0) FROM account_balance b WHERE b.account = CONCAT('order:', o.id, ':paid')) <> o.paid_fen`,
  )
  expect(halves).toEqual([])
  const [entries] = await house.database.rows<{ orphans: number }>(
    'SELECT COUNT(*) AS orphans FROM ledger_entry WHERE order_id NOT IN (SELECT id FROM sale_order)',
  )
  expect(entries?.orphans).toBe(0)
}
