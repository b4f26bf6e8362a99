import { randomUUID } from 'node:crypto'
import { account, dayOf, dayText } from '@passalong/domain'
import { ReleaseCommissions } from '../../src/commission/release-commissions.js'
import { Ledger } from '../../src/ledger/ledger.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { aClerk, buy, crowd, memberId } from '../factories/till.js'

let house: House
let clerk: Caller
let buyer: Caller
let payeeId: number
beforeAll(async () => {
  house = await startHouse()
  clerk = await aClerk(house)
  const [promoter] = (await crowd(house, 1)) as [Caller]
  const { body } = await promoter.must(200).get('/v1/promoter-terms')
  await promoter.must(201).post('/v1/me/promoter-terms', { version: body['version'] })
  payeeId = await memberId(house, promoter)
  const [brought] = (await crowd(house, 1, payeeId)) as [Caller]
  buyer = brought
})
afterAll(() => house?.close())

const DAY_MS = 86_400_000
const release = () => house.app.get(ReleaseCommissions, { strict: false }).release()
const balances = async () => {
  const { pending, available } = await house.app.get(Ledger, { strict: false }).balances(house.database, {
    pending: account.commissionPending(payeeId),
    available: account.commissionAvailable(payeeId),
  })
  return [pending, available]
}
const ruleOf = async (order: Record<string, unknown>) => {
  const [row] = await house.database.rows<{ rate_bp: number; rule_version: number; due_on: string }>(
    'SELECT rate_bp, rule_version, due_on FROM commission WHERE order_id = ? AND level = 1',
    [Number(order['orderId'])],
  )
  return row
}

it('an order keeps the rules that it was decided with; what is due is released, a refund takes from where it stands', async () => {
  const first = await buy(house, clerk, buyer, 6_200)
  const today = dayOf(house.clock.now())
  expect(await ruleOf(first)).toEqual({ rate_bp: 1000, rule_version: 1, due_on: dayText(today + 8) })
  const operator = await house.signInOperator()
  const rules = { version: 1, defaultBp: [1200, 300], byPromoterLevel: {}, byCategory: {}, byProduct: {} }
  const rest = { secondLevelOn: false, secondLevelApproval: null, releaseAfterDays: 3, promoterApproval: false }
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
  await operator.must(200).send('PUT', '/v1/operator/commission-rules', JSON.stringify({ ...rules, ...rest }), headers)
  const second = await buy(house, clerk, buyer, 6_200)
  expect(await ruleOf(second)).toEqual({ rate_bp: 1200, rule_version: 2, due_on: dayText(today + 4) })
  expect(await balances()).toEqual([620 + 744, 0])
  await house.database.run('UPDATE session SET expires_at = expires_at + INTERVAL 90 DAY')
  house.clock.pass(4 * DAY_MS)
  expect(await release()).toBe(1)
  expect(await balances()).toEqual([620, 744])
  const all = { amountFen: 6_200 }
  for (const order of [second, first]) await clerk.must(201).post(`/v1/orders/${String(order['orderId'])}/refunds`, all)
  expect(await balances()).toEqual([0, 0])
  house.clock.pass(30 * DAY_MS)
  expect(await release()).toBe(0)
  expect(await balances()).toEqual([0, 0])
})
