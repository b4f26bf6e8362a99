import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { aClerk, crowd, freshCode } from '../factories/till.js'

const key = (fill: string) => Buffer.alloc(32, fill).toString('base64')
let house: House
let clerk: Caller
let member: Caller
beforeAll(async () => {
  // Members of a crowd have a credential of the key `dev`; k2 is the one in use now.
  house = await startHouse({ MEMBER_CODE_KEYS: `k2:${key('b')},dev:${key('a')}` })
  house.clock.hold()
  clerk = await aClerk(house)
  ;[member] = (await crowd(house, 1)) as [Caller]
})
afterAll(() => house?.close())

const scan = (memberCode: string) => clerk.post('/v1/checkouts', { memberCode })

it('a phone that asks for its credential gets one of the key in use', async () => {
  expect((await scan(await freshCode(house, member))).status).toBe(201)
  const [row] = await house.database.rows<{ key_id: string }>(
    `SELECT key_id FROM member_code WHERE used_step > 0 ORDER BY used_step DESC LIMIT 1`,
  )
  expect(row).toEqual({ key_id: 'k2' })
})

it('a code of a key that was taken away is unknown, until the phone asks again', async () => {
  house.clock.pass(60_000)
  const before = await freshCode(house, member)
  await house.database.run(`UPDATE member_code SET key_id = 'gone' WHERE used_step > 0`)
  const refused = await scan(before)
  expect([refused.status, refused.body['code']]).toEqual([404, 'member-code-unknown'])
  expect((await scan(await freshCode(house, member))).status).toBe(201)
})
