import { account, dayOf, endOfMonthAfter, startOfDay } from '@passalong/domain'
import { Ledger } from '../../src/ledger/ledger.js'
import { ExpirePoints } from '../../src/upkeep/expire-points.js'
import { findingsIn } from '../factories/books.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { buy, crowd, memberId, openCheckout } from '../factories/till.js'

let house: House
beforeAll(async () => {
  house = await startHouse({ JOBS: 'off' })
})
afterAll(() => house?.close())

/** Moves the shop's clock to an instant, forwards or back; sessions live on. */
async function goTo(atMs: number): Promise<void> {
  await house.database.run(`UPDATE session SET expires_at = '2099-01-01'`)
  house.clock.pass(atMs - house.clock.now())
}
const expire = () => house.app.get(ExpirePoints, { strict: false }).expire()
const points = async (member: Caller) => {
  const name = account.points(await memberId(house, member))
  return (await house.app.get(Ledger, { strict: false }).balances(house.database, { name })).name
}

it('points of a lot whose end is posted come back as a new one, also while a clock stands before that end', async () => {
  const clerk = await house.signIn('zhou')
  const [member] = (await crowd(house, 1)) as [Caller]
  await buy(house, clerk, member, 30_000)
  const midnight = startOfDay(endOfMonthAfter(dayOf(house.clock.now()), 12) + 1)
  await goTo(midnight - 3_600_000)
  const checkoutId = await openCheckout(house, clerk, member)
  const sale = { receiptNo: 'BACK-1', amountFen: 400, pointsToSpend: 200 }
  const { body: order } = await clerk.must(201).post(`/v1/checkouts/${checkoutId}/settlement`, sale)
  // One process is past midnight and posts what ran out; the other, or the same one once its clock was put right, is not.
  await goTo(midnight + 1_000)
  await expire()
  expect(await points(member)).toBe(2)
  await goTo(midnight - 60_000)
  await clerk.must(201).post(`/v1/orders/${order['orderId']}/refunds`, { amountFen: 200 })
  expect(await points(member)).toBe(200)
  await goTo(midnight + 86_400_000)
  await expire()
  expect(await points(member)).toBe(200)
  await buy(house, clerk, member, 1_000)
  expect(await points(member)).toBe(210)
  await goTo(midnight + 20 * 86_400_000)
  await expire()
  expect(await points(member)).toBe(10)
  expect(await findingsIn(house)).toEqual([])
})
