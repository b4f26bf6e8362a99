import { randomUUID } from 'node:crypto'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { NO_PAY } from '../factories/merchant.js'
import { crowd, memberId } from '../factories/till.js'
import {
  anOwner,
  complete,
  earn,
  identify,
  paidOut,
  payee,
  purse,
  pursue,
  pursueUntil,
  withdraw,
} from '../factories/withdrawing.js'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())
beforeEach(async () => {
  house.forgetRates()
  await house.database.run('DELETE FROM withdrawal_settings')
})

/** How many withdrawals there are of a member, whatever became of them. */
const withdrawals = async (member: Caller) =>
  ((await member.get('/v1/me/withdrawals')).body['items'] as unknown[]).length

it('from asking to the notification: reserved at once, confirmed on the phone, paid with the tax withheld', async () => {
  const lin = await payee(house, 20_000)
  const quote = await lin.must(200).get('/v1/me/withdrawal-quote?amountFen=10000')
  expect(quote.body).toMatchObject({ grossFen: 10_000, taxFen: 0, netFen: 10_000, monthGrossFen: 0 })
  const { body } = await lin.must(201).post('/v1/me/withdrawals', { amountFen: 10_000, taxFen: 0 })
  expect(body).toMatchObject({ state: 'sending', grossFen: 10_000, netFen: 10_000, transfer: null, finishedAt: null })
  expect(await purse(house, lin)).toEqual({ available: 10_000, withdrawing: 10_000 })
  await pursue(house)
  const waiting = await lin.must(200).get(`/v1/me/withdrawals/${body['id']}`)
  expect(waiting.body).toMatchObject({ state: 'confirm', transfer: { mchId: '1900000109' } })
  const paid = await complete(house, lin, body['id'])
  expect(paid).toMatchObject({ state: 'paid', transfer: null, reason: null })
  expect(await purse(house, lin)).toEqual({ available: 10_000, withdrawing: 0 })
  expect(await paidOut(house, lin)).toEqual({ wechat: 10_000, tax: 0 })
  const all = await lin.must(200).get('/v1/me/withdrawals')
  expect(all.body).toMatchObject({ availableFen: 10_000, withdrawableFen: 10_000, open: null })
})

it('tax by the month (RULES case 5): 3,000 then 2,000; a failed one leaves the month’s total with its tax', async () => {
  const [operator, lin] = [await house.signInOperator(), await payee(house, 1_000_000)]
  await operator.must(200).put('/v1/operator/withdrawal-settings', {
    minimumFen: 100,
    dailyCapFen: 2_000_000,
    monthlyCapFen: 2_000_000,
    approvalAboveFen: 2_000_000,
  })
  const first = await withdraw(lin, 300_000)
  expect(first.body).toMatchObject({ grossFen: 300_000, taxFen: 44_000, netFen: 256_000 })
  await complete(house, lin, first.body['id'])
  const second = await withdraw(lin, 200_000)
  expect(second.body).toMatchObject({ grossFen: 200_000, taxFen: 36_000, netFen: 164_000 })
  await lin.must(201).post(`/v1/me/withdrawals/${second.body['id']}/cancellation`)
  const quote = await lin.must(200).get('/v1/me/withdrawal-quote?amountFen=200000')
  expect(quote.body).toMatchObject({ taxFen: 36_000, monthGrossFen: 300_000, monthWithheldFen: 44_000 })
  expect(await paidOut(house, lin)).toEqual({ wechat: 256_000, tax: 44_000 })
})

it('had the first failed, the second is the month’s first (RULES case 5)', async () => {
  const lin = await payee(house, 1_000_000)
  await house.wechat('transfers/control', { fail: 'ACCOUNT_FROZEN' })
  const operator = await house.signInOperator()
  const first = await withdraw(lin, 300_000)
  await operator.must(201).post(`/v1/operator/withdrawals/${first.body['id']}/decision`, { decision: 'approve' })
  const back = await pursueUntil(house, lin, first.body['id'], 'returned')
  expect(back['reason']).toContain('不能收款')
  const quote = await lin.must(200).get('/v1/me/withdrawal-quote?amountFen=200000')
  expect(quote.body).toMatchObject({ taxFen: 24_000, monthGrossFen: 0, monthWithheldFen: 0 })
  expect(await paidOut(house, lin)).toEqual({ wechat: 0, tax: 0 })
})

it('two memberships of one ID are one person: taxed together', async () => {
  const owner = anOwner()
  const [lin, chen] = [await payee(house, 500_000, owner), await payee(house, 500_000, owner)]
  await withdraw(lin, 300_000)
  const quote = await chen.must(200).get('/v1/me/withdrawal-quote?amountFen=200000')
  expect(quote.body).toMatchObject({ taxFen: 36_000, monthGrossFen: 300_000, monthWithheldFen: 44_000 })
})

describe('limits', () => {
  const limits = { minimumFen: 100, dailyCapFen: 5_000, monthlyCapFen: 7_000, approvalAboveFen: 100_000 }
  let lin: Caller
  beforeEach(async () => {
    lin = await payee(house, 20_000)
    const operator = await house.signInOperator()
    await operator.must(200).put('/v1/operator/withdrawal-settings', limits)
  })

  const code = async (amountFen: number) => (await withdraw(lin, amountFen)).body['code']

  it('at and beyond each', async () => {
    expect(await code(99)).toBe('withdrawal-below-minimum')
    expect(await code(20_001)).toBe('withdrawal-above-available')
    expect(await code(5_001)).toBe('withdrawal-daily-cap')
    expect(await withdrawals(lin)).toBe(0)
    const first = await withdraw(lin, 5_000)
    expect(first.status).toBe(201)
    expect(await code(100)).toBe('withdrawal-open')
    await complete(house, lin, first.body['id'])
    expect(await code(100)).toBe('withdrawal-daily-cap')
    expect((await lin.get('/v1/me/withdrawals')).body).toMatchObject({ withdrawableFen: 0, availableFen: 15_000 })
  })

  it('of the month, the next day', async () => {
    // The 10th of a month, so that the next day is in the same one.
    const now = new Date(house.clock.now())
    house.clock.pass(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 10) - now.getTime())
    lin = await payee(house, 20_000)
    await complete(house, lin, (await withdraw(lin, 5_000)).body['id'])
    await house.database.run(`UPDATE session SET expires_at = '2099-01-01'`)
    house.clock.pass(86_400_000)
    const refused = await withdraw(lin, 2_001)
    expect(refused.body).toMatchObject({ code: 'withdrawal-monthly-cap', message: '本月还可提现 ¥20.00' })
    expect((await withdraw(lin, 2_000)).status).toBe(201)
  })

  it.each([0, -100, 1.5, '100', null, 2 ** 53, 1e300])('no amount: %p', async (amountFen) => {
    const answer = await lin.post('/v1/me/withdrawals', { amountFen, taxFen: 0 })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(await withdrawals(lin)).toBe(0)
  })

  it.each([
    { minimumFen: 99 },
    { minimumFen: 5_001 },
    { dailyCapFen: 7_001 },
    { monthlyCapFen: 1e12 },
    { approvalAboveFen: -1 },
    { minimumFen: 100.5 },
  ])('that contradict each other or the law are refused: %j', async (changed) => {
    const operator = await house.signInOperator()
    const answer = await operator.put('/v1/operator/withdrawal-settings', { ...limits, ...changed })
    expect(answer.status).toBe(400)
    expect((await operator.get('/v1/operator/withdrawal-settings')).body).toEqual(limits)
  })
})

describe('who may', () => {
  it('nobody without an identity, nobody frozen or closed, nobody with another tax than was shown', async () => {
    const [lin] = (await crowd(house, 1)) as [Caller]
    await earn(house, lin, 100_000)
    expect((await withdraw(lin, 100)).body['code']).toBe('payee-identity-missing')
    await identify(lin, anOwner())
    const shown = await lin.post('/v1/me/withdrawals', { amountFen: 100_000, taxFen: 0 })
    expect(shown.body['code']).toBe('withdrawal-quote-changed')
    const id = await memberId(house, lin)
    for (const [status, code] of [
      ['frozen', 'member-frozen'],
      ['closed', 'member-closed'],
    ] as const) {
      await house.database.run('UPDATE member SET status = ? WHERE id = ?', [status, id])
      expect((await lin.post('/v1/me/withdrawals', { amountFen: 100, taxFen: 0 })).body['code']).toBe(code)
    }
    await house.database.run(`UPDATE member SET status = 'active'`)
    expect(await withdrawals(lin)).toBe(0)
    expect(await purse(house, lin)).toEqual({ available: 100_000, withdrawing: 0 })
  })

  it('another member’s withdrawal does not exist', async () => {
    const lin = await payee(house, 1_000)
    const { body } = await withdraw(lin, 500)
    const [chen] = (await crowd(house, 1)) as [Caller]
    const asked = await Promise.all([
      chen.get(`/v1/me/withdrawals/${body['id']}`),
      chen.post(`/v1/me/withdrawals/${body['id']}/cancellation`),
    ])
    expect(asked.map(({ status, body: refusal }) => [status, refusal['code']])).toEqual([
      [404, 'withdrawal-unknown'],
      [404, 'withdrawal-unknown'],
    ])
  })

  it('a frozen member’s bill that was not sent waits', async () => {
    const lin = await payee(house, 1_000)
    const { body } = await withdraw(lin, 500)
    await house.database.run(`UPDATE member SET status = 'frozen'`)
    await pursue(house)
    expect(await stateOf(body['id'])).toEqual({ state: 'sending', tries: 0 })
    await house.database.run(`UPDATE member SET status = 'active'`)
    house.clock.pass(11 * 60_000)
    await pursue(house)
    expect(await stateOf(body['id'])).toEqual({ state: 'confirm', tries: 1 })
  })
})

const stateOf = async (id: unknown) =>
  (await house.database.rows('SELECT state, tries FROM withdrawal WHERE id = ?', [Number(id)]))[0]

describe('at once', () => {
  it('50 times with one key: one withdrawal and 50 equal answers', async () => {
    const lin = await payee(house, 10_000)
    const key = randomUUID()
    const asks = Array.from({ length: 50 }, () => lin.post('/v1/me/withdrawals', { amountFen: 1_000, taxFen: 0 }, key))
    const answers = await Promise.all(asks)
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect(await purse(house, lin)).toEqual({ available: 9_000, withdrawing: 1_000 })
    const other = await lin.post('/v1/me/withdrawals', { amountFen: 1_001, taxFen: 0 }, key)
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency-key-reused'])
  })

  it('50 times with keys of their own: one is open, the others are told', async () => {
    const lin = await payee(house, 10_000)
    const asks = Array.from({ length: 50 }, () => lin.post('/v1/me/withdrawals', { amountFen: 100, taxFen: 0 }))
    const codes = (await Promise.all(asks)).map(({ status, body }) => body['code'] ?? status)
    expect(codes.sort()).toEqual([201, ...Array(49).fill('withdrawal-open')])
    expect(await purse(house, lin)).toEqual({ available: 9_900, withdrawing: 100 })
  })
})

describe('name and ID', () => {
  const ask = async (member: Caller, body: object, key?: string) => member.put('/v1/me/payee-identity', body, key)
  const version = async (member: Caller) =>
    ((await member.get('/v1/me/withdrawals')).body['consent'] as { version: string }).version

  it('are kept encrypted, shown masked, found by a keyed index, and in no log', async () => {
    const [lin] = (await crowd(house, 1)) as [Caller]
    const kept = await ask(lin, {
      realName: ' 林小满 ',
      idNo: '310101199003078838',
      consentVersion: await version(lin),
    })
    expect([kept.status, kept.body]).toEqual([200, { maskedName: '**满', maskedIdNo: '3****************8' }])
    expect((await lin.get('/v1/me/withdrawals')).body['identity']).toEqual(kept.body)
    const id = await memberId(house, lin)
    const [row] = await house.database.rows<Record<string, Buffer>>(
      'SELECT * FROM payee_identity WHERE member_id = ?',
      [id],
    )
    const stored = Buffer.concat(Object.values(row ?? {}).filter((value) => Buffer.isBuffer(value)))
    for (const secret of ['林小满', '310101199003078838']) {
      expect(stored.includes(secret)).toBe(false)
      expect(house.logged.join('')).not.toContain(secret)
    }
    const { body } = await withdrawn(lin)
    const [bill] = await house.database.rows<{ bill_body: string }>(
      'SELECT bill_body FROM withdrawal WHERE member_id = ?',
      [id],
    )
    expect(bill?.bill_body).toContain(String(body['billNo']))
    expect(bill?.bill_body).not.toContain('林小满')
  })

  async function withdrawn(member: Caller) {
    await earn(house, member, 1_000)
    return withdraw(member, 1_000)
  }

  it.each([
    ['a wrong check digit', { idNo: '310101199003078835' }, 'payee-id-invalid'],
    ['a day that does not exist', { idNo: '310101199002308831' }, 'payee-id-invalid'],
    ['15 digits', { idNo: '310101900307883' }, 'payee-id-invalid'],
    ['no name', { realName: '  ' }, 'payee-name-invalid'],
    ['digits for a name', { realName: '林1' }, 'payee-name-invalid'],
    ['an older consent', { consentVersion: '2020-01-01' }, 'consent-version-old'],
    ['no consent', { consentVersion: '' }, 'request-invalid'],
  ])('%s is refused and nothing is kept', async (_, changed, code) => {
    const [lin] = (await crowd(house, 1)) as [Caller]
    const answer = await ask(lin, { ...anOwner(), consentVersion: await version(lin), ...changed })
    expect(answer.body['code']).toBe(code)
    expect((await lin.get('/v1/me/withdrawals')).body['identity']).toBeNull()
  })

  it('of a repeat: the first answer; the key with another name is refused; no plain fingerprint of the number stays', async () => {
    const [lin] = (await crowd(house, 1)) as [Caller]
    const body = { ...anOwner(), consentVersion: await version(lin) }
    const first = await ask(lin, body, 'identity-key-1')
    expect((await ask(lin, body, 'identity-key-1')).text).toBe(first.text)
    expect((await ask(lin, { ...body, realName: '林大满' }, 'identity-key-1')).status).toBe(422)
    const rows = await house.database.rows<{ answer: string }>('SELECT answer FROM request_key')
    expect(rows.map(({ answer }) => answer).join('')).not.toContain('310101199003078838')
  })

  it('may be corrected, but not while a withdrawal is open', async () => {
    const lin = await payee(house, 1_000)
    const { body } = await withdraw(lin, 1_000)
    const corrected = { ...anOwner('王向晚'), consentVersion: await version(lin) }
    expect((await ask(lin, corrected)).body['code']).toBe('payee-identity-in-use')
    await lin.must(201).post(`/v1/me/withdrawals/${body['id']}/cancellation`)
    expect((await ask(lin, corrected)).status).toBe(200)
  })
})

it('a shop without a merchant’s account shows what is there and pays nothing out', async () => {
  const bare = await startHouse(NO_PAY)
  try {
    const lin = await bare.join('lin')
    expect((await lin.get('/v1/me/withdrawals')).status).toBe(200)
    const asked = await lin.post('/v1/me/withdrawals', { amountFen: 100, taxFen: 0 })
    expect([asked.status, asked.body['code']]).toEqual([503, 'payouts-off'])
    const told = await bare.stranger().send('POST', '/v1/wechat/transfer-notifications', '{}', {
      'content-type': 'application/json',
    })
    expect([told.status, told.body]).toEqual([503, { code: 'FAIL', message: 'payouts-off' }])
  } finally {
    await bare.close()
  }
})
