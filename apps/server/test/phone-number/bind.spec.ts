import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'

let house: House
let lin: Caller
let chen: Caller

beforeAll(async () => {
  house = await startHouse()
  lin = await house.join('lin')
  chen = await house.join('chen')
})
afterAll(() => house?.close())
beforeEach(() => house.database.run('UPDATE member SET phone_cipher = NULL, phone_index = NULL'))

const phoneCode = (person: 'lin' | 'chen' | 'wang') => house.wechatCode('phone', person)
const bind = (caller: Caller, code: string, key?: string) => caller.post('/v1/me/phone', { code }, key)

async function kept(): Promise<Buffer[]> {
  const rows = await house.database.rows<{ phone_cipher: Buffer }>(
    'SELECT phone_cipher FROM member WHERE phone_index IS NOT NULL',
  )
  return rows.map(({ phone_cipher }) => phone_cipher)
}

it('a member binds their number, which is kept encrypted', async () => {
  const answer = await bind(lin, await phoneCode('lin'))
  expect([answer.status, answer.body]).toEqual([201, { maskedPhone: '138****2046' }])
  const [cipher, ...others] = await kept()
  expect(others).toEqual([])
  expect(cipher?.includes('13800002046')).toBe(false)
})

it('a repeat gets the first answer, although WeChat’s code is spent', async () => {
  const code = await phoneCode('lin')
  await bind(lin, code, 'bind-once-1')
  expect((await bind(lin, code, 'bind-once-1')).body).toEqual({ maskedPhone: '138****2046' })
  const fresh = await bind(lin, code)
  expect([fresh.status, fresh.body['code']]).toEqual([400, 'phone-code-invalid'])
})

it('a number belongs to one member; of two at once one gets it', async () => {
  const [mine, also] = [await phoneCode('wang'), await phoneCode('wang')]
  const answers = await Promise.all([bind(lin, mine), bind(chen, also)])
  expect(answers.map(({ status, body }) => body['code'] ?? status).sort()).toEqual([201, 'phone-taken'])
  expect(await kept()).toHaveLength(1)
})

it('a new number replaces the old one, which is free again', async () => {
  house.clock.pass(60_000)
  await bind(lin, await phoneCode('lin'))
  await bind(lin, await phoneCode('wang'))
  expect((await bind(chen, await phoneCode('lin'))).status).toBe(201)
})

it.each([
  ['a code that is none', async () => 'nonsense', 'phone-code-invalid'],
  ['a code of wx.login', () => house.wechatCode('login', 'lin'), 'phone-code-invalid'],
  ['no code', async () => '', 'request-invalid'],
])('%s is refused and nothing is kept', async (_, code, refusal) => {
  expect((await bind(chen, await code())).body['code']).toBe(refusal)
  expect(await kept()).toEqual([])
})

it('WeChat away: nothing is kept, and the same request works later', async () => {
  const wang = await house.join('wang')
  const code = await phoneCode('wang')
  await house.wires.wechat.cut()
  const away = await bind(wang, code, 'bind-later-1')
  await house.wires.wechat.mend()
  expect([away.status, away.body['code']]).toEqual([503, 'wechat-away'])
  expect((await bind(wang, code, 'bind-later-1')).status).toBe(201)
})

it('somebody who is no member has no number here', async () => {
  const zhou = await house.signIn('zhou')
  expect((await bind(zhou, 'x')).body['code']).toBe('not-a-member')
})
