import { randomUUID } from 'node:crypto'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { anOwner, complete, earn, identify, payee, withdraw } from '../factories/withdrawing.js'

let house: House
let operator: Caller
beforeAll(async () => {
  house = await startHouse({ JOBS: 'off' })
  operator = await house.signInOperator()
})
afterAll(() => house?.close())

const limits = { minimumFen: 100, dailyCapFen: 2_000_000, monthlyCapFen: 10_000_000, approvalAboveFen: 10_000_000 }
const set = (minimumFen: number) =>
  operator.put('/v1/operator/withdrawal-settings', { ...limits, minimumFen }, randomUUID())

it('limits that are set at once are all kept, each as a version of its own', async () => {
  for (const round of [1, 2]) {
    const answers = await Promise.all([101, 102, 103, 104].map((minimumFen) => set(minimumFen * round)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  }
  const rows = await house.database.rows<{ version: number }>(
    'SELECT version FROM withdrawal_settings ORDER BY version',
  )
  expect(rows.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect((await set(100)).status).toBe(200)
})

it('a tax that leaves nothing to be paid is refused with the least that can be withdrawn', async () => {
  const owner = anOwner()
  const one = await payee(house, 2_000_000, owner)
  await complete(house, one, (await withdraw(one, 2_000_000)).body['id'])
  // The same person under another membership, whose number was mistyped at first: each month was taxed for itself.
  const other = await payee(house, 2_000_000, anOwner())
  await complete(house, other, (await withdraw(other, 2_000_000)).body['id'])
  await house.database.run(`UPDATE session SET expires_at = '2099-01-01'`)
  await house.database.run('UPDATE withdrawal SET requested_on = requested_on - INTERVAL 1 DAY')
  await identify(other, owner)
  await earn(house, other, 1_000_000)
  const answer = await withdraw(other, 1_000)
  expect([answer.status, answer.body['code']]).toEqual([409, 'withdrawal-below-minimum'])
  const least = Math.round(Number(/¥([\d.]+)/.exec(String(answer.body['message']))?.[1]) * 100)
  expect((await withdraw(other, least - 1)).body['code']).toBe('withdrawal-below-minimum')
  expect((await withdraw(other, least)).status).toBe(201)
})
