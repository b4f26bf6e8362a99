import { digitsAt } from '../../src/operator/authenticator.js'
import { type NewOperator } from '../../src/operator/operators.js'
import { type House, startHouse } from '../factories/house.js'

const MINUTE_MS = 60_000
let house: House
let operator: NewOperator

beforeAll(async () => {
  house = await startHouse()
  // Digits are of a step of 30 seconds: a slow machine must not walk into the next one.
  house.clock.hold()
})
afterAll(() => house?.close())
beforeEach(async () => {
  operator = await house.addOperator()
})

const digits = (offsetMs = 0) => digitsAt(operator.totpSecret, house.clock.now() + offsetMs)

function signIn(changed: Partial<Record<'username' | 'password' | 'totp', unknown>> = {}, from = address()) {
  const body = { username: operator.username, password: operator.password, totp: digits(), ...changed }
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': from }
  return house.stranger().send('POST', '/v1/operator/sessions', JSON.stringify(body), headers)
}

/** Every test comes from an address of its own, since tries are counted by address. */
let addresses = 0
const address = () => `198.51.100.${(addresses++ % 250) + 1}`

async function kept(): Promise<{ password_hash: string; totp_cipher: Buffer; used_totp_step: number }> {
  const sql = 'SELECT password_hash, totp_cipher, used_totp_step FROM operator WHERE username = ?'
  const [row] = await house.database.rows<Awaited<ReturnType<typeof kept>>>(sql, [operator.username])
  if (!row) throw new Error('the operator was not kept')
  return row
}

describe('an operator', () => {
  it('signs in with password and digits, and the session opens what operators may see', async () => {
    const { status, body } = await signIn()
    expect([status, Object.keys(body).sort()]).toEqual([201, ['expiresAt', 'token']])
    const caller = house.withToken(String(body['token']))
    expect((await caller.get('/v1/operator/waiting')).status).toBe(200)
    expect((await caller.get('/v1/me')).body['code']).toBe('session-invalid')
  })

  it('signs out, and the session is over at once', async () => {
    const caller = house.withToken(String((await signIn()).body['token']))
    expect((await caller.delete('/v1/operator/sessions/current')).status).toBe(204)
    expect((await caller.get('/v1/operator/waiting')).body['code']).toBe('session-invalid')
  })

  it.each([-30_000, 30_000])('may have a clock that is %i ms off', async (offsetMs) => {
    expect((await signIn({ totp: digits(offsetMs) })).status).toBe(201)
  })

  it('uses the digits of a moment once, also twice at once', async () => {
    const totp = digits()
    const answers = await Promise.all([signIn({ totp }), signIn({ totp }), signIn({ totp })])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401])
    house.clock.pass(30_000)
    expect((await signIn({ totp })).status).toBe(401)
  })

  it.each([
    ['an unknown name', () => ({ username: 'nobody' })],
    ['a name that is none', () => ({ username: "x' OR 1=1 --" })],
    ['a wrong password', () => ({ password: `${operator.password}x` })],
    ['an empty password', () => ({ password: '' })],
    ['digits of two minutes ago', () => ({ totp: digits(-120_000) })],
    ['digits that are none', () => ({ totp: 'abcdef' })],
    ['no digits', () => ({ totp: '' })],
  ])('hears the same of %s, and the digits are not spent', async (_, change) => {
    const { status, body } = await signIn(change())
    expect([status, body['code']]).toEqual([401, 'operator-sign-in-failed'])
    expect((await kept()).used_totp_step).toBe(0)
    expect((await signIn()).status).toBe(201)
  })

  it('may try five times a minute, whatever the address; another operator may go on', async () => {
    for (let i = 0; i < 5; i++) expect((await signIn({ password: 'wrong' })).status).toBe(401)
    const sixth = await signIn()
    expect([sixth.status, sixth.body['code']]).toEqual([429, 'too-many-requests'])
    operator = await house.addOperator()
    expect((await signIn()).status).toBe(201)
  })

  it('is kept without password or secret in the clear', async () => {
    const row = await kept()
    expect(row.password_hash).toMatch(/^scrypt\$15\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(row.password_hash).not.toContain(operator.password)
    expect(row.totp_cipher.includes(operator.totpSecret)).toBe(false)
    expect(operator.otpauthUrl).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]+/)
  })

  it('needs a name of its own', async () => {
    await expect(house.addOperator(operator.username)).rejects.toThrow('already')
    await expect(house.addOperator('Ähm')).rejects.toThrow('name')
  })
})

it('an address may try five times a minute, whatever the name', async () => {
  const from = address()
  for (let i = 0; i < 5; i++) expect((await signIn({ username: `someone-${i}` }, from)).status).toBe(401)
  expect((await signIn({}, from)).status).toBe(429)
  expect((await signIn()).status).toBe(201)
})

it('an address that the caller made up and the proxy only added to counts for nothing', async () => {
  const own = address()
  for (let i = 0; i < 5; i++) {
    const { status } = await signIn({ username: `made-up-${i}` }, `203.0.113.${i}, ${own}`)
    expect(status).toBe(401)
  }
  expect((await signIn({}, `203.0.113.99, ${own}`)).status).toBe(429)
})

it('what is no sign-in is refused by name', async () => {
  expect((await signIn({ totp: 123456 })).body['code']).toBe('request-invalid')
  expect((await signIn({ password: 'x'.repeat(300) })).body['code']).toBe('request-invalid')
})

it('a session ends by itself', async () => {
  const caller = house.withToken(String((await signIn()).body['token']))
  house.clock.pass(119 * MINUTE_MS)
  expect((await caller.get('/v1/operator/waiting')).status).toBe(200)
  house.clock.pass(2 * MINUTE_MS)
  expect((await caller.get('/v1/operator/waiting')).status).toBe(401)
})

it('a person’s session is no operator’s', async () => {
  const zhou = await house.signIn('zhou')
  const answer = await zhou.get('/v1/operator/waiting')
  expect([answer.status, answer.body['code']]).toEqual([403, 'not-an-operator'])
})
