import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { confirm, paidOut, payee, purse, pursue, pursueUntil, untilState, withdraw } from '../factories/withdrawing.js'

let house: House
let lin: Caller
let id: string
let billNo: string
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())
beforeEach(async () => {
  house.forgetRates()
  lin = await payee(house, 1_000)
  const { body } = await withdraw(lin, 1_000)
  id = String(body['id'])
  billNo = String(body['billNo'])
})
afterEach(async () => {
  await house.wechat('transfers/control', { notices: 'send', copies: 1 })
  await house.database.run('UPDATE withdrawal SET next_at = NULL')
})

const ADDRESS = '/v1/wechat/transfer-notifications'
const control = (order: object) => house.wechat('transfers/control', order)
const one = async () => (await lin.must(200).get(`/v1/me/withdrawals/${id}`)).body
const confirmed = async () => confirm(house, lin, await pursueUntil(house, lin, id, 'confirm'))
const answersTo = async (order: object) => (await control({ outBillNo: billNo, ...order })).body['answers'] as Told[]
interface Told {
  status: number
  body: string
}

/** Until these bills are in this state at WeChat, whether or not it has told so. */
async function untilWechatSays(wanted: string, ...bills: unknown[]): Promise<void> {
  const states = async () =>
    ((await house.sandbox('/wechat/transfers'))['bills'] as { outBillNo: string; state: string }[])
      .filter(({ outBillNo }) => bills.includes(outBillNo))
      .map(({ state }) => state)
  while ((await states()).some((state) => state !== wanted)) await new Promise((resolve) => setTimeout(resolve, 10))
}

/** WeChat's own words for this bill, whatever its state there. */
const claims = (changed: object) => answersTo({ send: 'genuine', claims: changed })
const success = { state: 'SUCCESS' }

it('sent three times pays once', async () => {
  await control({ notices: 'send', copies: 3 })
  await confirmed()
  await untilState(lin, id, 'paid')
  expect((await answersTo({ send: 'again' }))[0]).toMatchObject({ status: 200 })
  expect(await paidOut(house, lin)).toEqual({ wechat: 1_000, tax: 0 })
  expect(await purse(house, lin)).toEqual({ available: 0, withdrawing: 0 })
})

it('of two withdrawals the other way round, and late', async () => {
  const chen = await payee(house, 700)
  const other = await withdraw(chen, 700)
  await control({ notices: 'hold' })
  await confirmed()
  await confirm(house, chen, await pursueUntil(house, chen, other.body['id'], 'confirm'))
  await untilWechatSays('SUCCESS', billNo, other.body['billNo'])
  house.clock.pass(3_600_000)
  const answers = (await control({ send: 'held-reversed' })).body['answers'] as Told[]
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect([(await one())['state'], await paidOut(house, chen)]).toEqual(['paid', { wechat: 700, tax: 0 }])
})

it('that never comes is made up for by asking', async () => {
  await control({ notices: 'drop' })
  await confirmed()
  await pursueUntil(house, lin, id, 'paid')
  expect(await paidOut(house, lin)).toEqual({ wechat: 1_000, tax: 0 })
})

it('while the database is away is refused, and taken when WeChat tries again', async () => {
  await control({ notices: 'hold' })
  await confirmed()
  await house.wires.database.cut()
  const [away] = await claims(success)
  expect(away).toMatchObject({ status: 503, body: expect.stringContaining('"code":"FAIL"') })
  await house.wires.database.mend()
  expect(await one()).toMatchObject({ finishedAt: null })
  expect((await claims(success))[0]).toMatchObject({ status: 200, body: '{"code":"SUCCESS","message":"OK"}' })
  expect(await one()).toMatchObject({ state: 'paid' })
})

describe('before the order is known', () => {
  it('the answer to the request got lost, the notification says how it ended', async () => {
    await control({ answer: 'cut-after', on: 'create' })
    await control({ answer: 'error-before', on: 'query', times: 1 })
    await control({ fail: 'ACCOUNT_FROZEN' })
    await pursue(house)
    await untilState(lin, id, 'returned')
    expect(await purse(house, lin)).toEqual({ available: 1_000, withdrawing: 0 })
  })

  it('a bill that was never sent has not ended', async () => {
    const chen = await payee(house, 700)
    const unsent = await withdraw(chen, 700)
    await house.database.run('UPDATE withdrawal SET next_at = NULL WHERE member_id <> 0 AND gross_fen = 700')
    await pursueUntil(house, lin, id, 'confirm')
    const openid = (
      await house.database.rows<{ openid: string }>('SELECT openid FROM withdrawal WHERE id = ?', [
        Number(unsent.body['id']),
      ])
    )[0]?.openid
    const about = { out_bill_no: unsent.body['billNo'], transfer_amount: 700, openid }
    expect((await claims({ ...success, ...about }))[0]).toMatchObject({ status: 409 })
    expect(await purse(house, chen)).toEqual({ available: 0, withdrawing: 700 })
  })

  it('a bill that nobody knows is asked for again', async () => {
    await pursueUntil(house, lin, id, 'confirm')
    const [answer] = await claims({ ...success, out_bill_no: 'W20261122000000000000000000' })
    expect(answer).toMatchObject({ status: 404, body: '{"code":"FAIL","message":"bill unknown"}' })
  })
})

describe('that does not fit is refused, and nothing is written', () => {
  beforeEach(() => pursueUntil(house, lin, id, 'confirm'))
  afterEach(async () => {
    expect(await one()).toMatchObject({ state: 'confirm', finishedAt: null })
    expect(await purse(house, lin)).toEqual({ available: 0, withdrawing: 1_000 })
    expect(await paidOut(house, lin)).toEqual({ wechat: 0, tax: 0 })
  })

  it.each([
    ['wrong-signature', 401],
    ['unknown-serial', 401],
    ['stale', 401],
    ['probe', 401],
    ['wrong-key', 400],
  ])('forged: %s', async (send, status) => {
    const [answer] = await answersTo({ send, claims: success })
    expect(answer).toMatchObject({ status, body: expect.stringMatching(/^\{"code":"FAIL","message":"[\w -]+"\}$/) })
  })

  it.each([
    ['amount', { transfer_amount: 999 }, 409],
    ['amount as text', { transfer_amount: '1000' }, 400],
    ['merchant', { mch_id: '1900000110' }, 409],
    ['openid', { openid: `o${'x'.repeat(27)}` }, 409],
    ['WeChat’s own number', { transfer_bill_no: '1330' }, 409],
    ['no amount', { transfer_amount: null }, 400],
    ['no merchant', { mch_id: '' }, 400],
  ])('WeChat’s, but with another %s', async (_, changed, status) => {
    expect((await claims({ ...success, ...changed }))[0]).toMatchObject({ status })
  })

  it('of a state on the way: taken, and nothing is written', async () => {
    expect((await claims({ state: 'TRANSFERING' }))[0]).toMatchObject({ status: 200 })
  })

  it.each([
    ['nonsense', 'hello'],
    ['half of it', '{"event_type":'],
    ['an empty object', '{}'],
    ['something deep', `${'['.repeat(50)}${']'.repeat(50)}`],
  ])('%s, unsigned', async (_, raw) => {
    const answer = await house.stranger().send('POST', ADDRESS, raw, { 'content-type': 'application/json' })
    expect([answer.status, answer.body['code']]).toEqual([401, 'FAIL'])
  })

  it('nothing at all', async () => {
    expect((await house.stranger().send('POST', ADDRESS, undefined)).status).toBe(401)
    expect((await house.stranger().send('POST', ADDRESS, '', { 'content-type': 'application/json' })).status).toBe(400)
  })

  it('something endless', async () => {
    const raw = JSON.stringify({ a: 'x'.repeat(70_000) })
    expect((await house.stranger().send('POST', ADDRESS, raw, { 'content-type': 'application/json' })).status).toBe(413)
  })
})

describe('after the end', () => {
  beforeEach(async () => {
    await confirmed()
    await untilState(lin, id, 'paid')
  })

  it('the same once more is taken and changes nothing; the opposite is refused', async () => {
    expect((await claims(success))[0]).toMatchObject({ status: 200 })
    expect((await claims({ state: 'FAIL', fail_reason: 'ACCOUNT_FROZEN' }))[0]).toMatchObject({ status: 409 })
    expect((await claims({ state: 'CANCELLED' }))[0]).toMatchObject({ status: 409 })
    expect(await one()).toMatchObject({ state: 'paid' })
    expect(await purse(house, lin)).toEqual({ available: 0, withdrawing: 0 })
    expect(house.logged.join('')).toContain('WeChat contradicts an end that stands')
  })
})

it('20 at once, with queries in between: one decides', async () => {
  await control({ notices: 'drop' })
  await confirmed()
  await untilWechatSays('SUCCESS', billNo)
  house.clock.pass(31_000)
  const answers = await Promise.all([
    ...Array.from({ length: 20 }, () => claims(success)),
    pursue(house),
    pursue(house),
  ])
  const told = answers.filter((answer): answer is Told[] => Array.isArray(answer)).flat()
  expect(told.map(({ status }) => status)).toEqual(Array(20).fill(200))
  const entries = await house.database.rows('SELECT kind FROM ledger_entry WHERE business_key LIKE ? ORDER BY kind', [
    `withdrawal:${id}:%`,
  ])
  expect(entries).toEqual([{ kind: 'withdrawal-paid' }, { kind: 'withdrawal-requested' }])
})
