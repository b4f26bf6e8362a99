import { randomUUID } from 'node:crypto'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { memberId } from '../factories/till.js'
import { complete, payee, purse, pursue, withdraw } from '../factories/withdrawing.js'

let house: House
let operator: Caller
let lin: Caller
let id: string
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())
beforeEach(async () => {
  house.forgetRates()
  operator = await house.signInOperator()
  lin = await payee(house, 50_000)
  const { body } = await withdraw(lin, 20_001)
  id = String(body['id'])
})
afterEach(() => house.database.run('UPDATE withdrawal SET next_at = NULL'))

const decide = (decision: object, caller = operator, key: string = randomUUID()) =>
  caller.post(`/v1/operator/withdrawals/${id}/decision`, decision, key)
const one = async () => (await lin.must(200).get(`/v1/me/withdrawals/${id}`)).body
const waiting = async () =>
  ((await operator.must(200).get('/v1/operator/withdrawals')).body['items'] as { id: string }[]).filter(
    (item) => item.id === id,
  )

it('200 yuan go at once, a fen more waits for an operator', async () => {
  const chen = await payee(house, 50_000)
  expect((await withdraw(chen, 20_000)).body).toMatchObject({ state: 'sending' })
  expect(await one()).toMatchObject({ state: 'waiting-approval', grossFen: 20_001 })
  await pursue(house)
  expect(await one()).toMatchObject({ state: 'waiting-approval' })
  expect(await waiting()).toMatchObject([{ grossFen: 20_001, maskedName: '**诺', state: 'waiting-approval' }])
  expect(JSON.stringify(await waiting())).not.toContain('陈一诺')
})

it('approved, it goes on; the list is empty; a second decision comes too late', async () => {
  expect((await decide({ decision: 'approve' })).body).toMatchObject({ state: 'sending' })
  expect(await waiting()).toEqual([])
  expect((await decide({ decision: 'refuse' })).body['code']).toBe('withdrawal-decided')
  await complete(house, lin, id)
  expect(await purse(house, lin)).toEqual({ available: 29_999, withdrawing: 0 })
})

it('refused, the money is back and the member reads why', async () => {
  await decide({ decision: 'refuse', reason: ' 请先到店核对 ' })
  expect(await one()).toMatchObject({ state: 'refused', reason: '请先到店核对', finishedAt: expect.any(String) })
  expect(await purse(house, lin)).toEqual({ available: 50_000, withdrawing: 0 })
  expect((await withdraw(lin, 100)).status).toBe(201)
})

it('of 50 decisions at once, of two operators and two minds, one counts', async () => {
  const other = await house.signInOperator()
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      decide({ decision: index % 2 ? 'approve' : 'refuse' }, index % 3 ? operator : other),
    ),
  )
  const codes = answers.map(({ status, body }) => body['code'] ?? status)
  expect(codes.sort()).toEqual([201, ...Array(49).fill('withdrawal-decided')])
  const { state } = await one()
  const money = await purse(house, lin)
  expect(money).toEqual(
    state === 'refused' ? { available: 50_000, withdrawing: 0 } : { available: 29_999, withdrawing: 20_001 },
  )
})

it('one decision sent twice with one key is one decision', async () => {
  const first = await decide({ decision: 'approve' }, operator, 'decide-once-1')
  expect((await decide({ decision: 'approve' }, operator, 'decide-once-1')).text).toBe(first.text)
})

it('the member may cancel while it waits, at the same moment too', async () => {
  const [cancelled, decided] = await Promise.all([
    lin.post(`/v1/me/withdrawals/${id}/cancellation`),
    decide({ decision: 'approve' }),
  ])
  const { state } = await one()
  const money = await purse(house, lin)
  // Approved first, it was cancelled before it was sent; cancelled first, there was nothing left to approve.
  expect(cancelled.status).toBe(201)
  expect([201, 409]).toContain(decided.status)
  expect([state, money]).toEqual(['returned', { available: 50_000, withdrawing: 0 }])
})

it('a member who was frozen meanwhile cannot be approved, only refused', async () => {
  await house.database.run(`UPDATE member SET status = 'frozen' WHERE id = ?`, [await memberId(house, lin)])
  expect((await decide({ decision: 'approve' })).body['code']).toBe('member-frozen')
  expect((await decide({ decision: 'refuse' })).status).toBe(201)
})

it('what is unknown or nonsense is refused', async () => {
  const unknown = await operator.post('/v1/operator/withdrawals/999999999/decision', { decision: 'approve' })
  expect([unknown.status, unknown.body['code']]).toEqual([404, 'withdrawal-unknown'])
  expect((await decide({ decision: 'perhaps' })).status).toBe(400)
  expect((await operator.get('/v1/operator/withdrawals?state=anything')).status).toBe(400)
})
