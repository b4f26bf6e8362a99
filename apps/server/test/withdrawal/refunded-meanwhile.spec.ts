import { ReleaseCommissions } from '../../src/commission/release-commissions.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { aClerk, buy, crowd, memberId } from '../factories/till.js'
import { anOwner, complete, identify, purse, withdraw } from '../factories/withdrawing.js'

let house: House
let clerk: Caller
let lin: Caller
let friend: Caller
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())
beforeEach(async () => {
  clerk = await aClerk(house)
  const [promoter] = (await crowd(house, 1)) as [Caller]
  lin = promoter
  const { body } = await lin.must(200).get('/v1/promoter-terms')
  await lin.must(201).post('/v1/me/promoter-terms', { version: body['version'] })
  await identify(lin, anOwner())
  const [brought] = (await crowd(house, 1, await memberId(house, lin))) as [Caller]
  friend = brought
})

/** Day 8 has come: what was earned is available. */
async function released(): Promise<void> {
  await house.database.run(`UPDATE session SET expires_at = '2099-01-01'`)
  house.clock.pass(9 * 86_400_000)
  await house.app.get(ReleaseCommissions, { strict: false }).release()
}

const refundAll = (order: Record<string, unknown>, amountFen: number) =>
  clerk.must(201).post(`/v1/orders/${String(order['orderId'])}/refunds`, { amountFen })

it.each([
  ['once it is paid', true],
  ['while it is open', false],
])(
  '600 released, 500 withdrawn, the order refunded whole %s: −500, and 620 more leave 120 (RULES case 6)',
  async (_, paidFirst) => {
    const order = await buy(house, clerk, friend, 6_000)
    await released()
    const { body } = await withdraw(lin, 500)
    expect(body).toMatchObject({ state: 'sending', grossFen: 500 })
    if (paidFirst) await complete(house, lin, body['id'])
    await refundAll(order, 6_000)
    expect(await purse(house, lin)).toEqual({ available: -500, withdrawing: paidFirst ? 0 : 500 })
    expect((await lin.get('/v1/me/withdrawals')).body).toMatchObject({ availableFen: -500, withdrawableFen: 0 })
    if (!paidFirst) await complete(house, lin, body['id'])
    expect((await withdraw(lin, 100)).body).toMatchObject({
      code: 'withdrawal-above-available',
      message: '可提现 ¥0.00',
    })
    await buy(house, clerk, friend, 6_200)
    await released()
    expect(await purse(house, lin)).toEqual({ available: 120, withdrawing: 0 })
    expect((await withdraw(lin, 120)).status).toBe(201)
  },
)

it('what comes back to a purse in debt fills it', async () => {
  const order = await buy(house, clerk, friend, 6_000)
  await released()
  const { body } = await withdraw(lin, 500)
  await refundAll(order, 6_000)
  await lin.must(201).post(`/v1/me/withdrawals/${body['id']}/cancellation`)
  expect(await purse(house, lin)).toEqual({ available: 0, withdrawing: 0 })
})
