import { text } from '@passalong/contract'
import { ClaimBills } from '../../src/withdrawal/claim-bills.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { memberId } from '../factories/till.js'
import {
  anOwner,
  complete,
  confirm,
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
let lin: Caller
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())
beforeEach(async () => {
  house.forgetRates()
  lin = await payee(house, 1_000)
})
afterEach(async () => {
  await house.wechat('transfers/control', { notices: 'send' })
  // What a test left open is none of the next one's business.
  await house.database.run('UPDATE withdrawal SET next_at = NULL')
})

const control = (order: object) => house.wechat('transfers/control', order)
const ask = async () => (await withdraw(lin, 1_000)).body
const one = async (id: unknown) => (await lin.must(200).get(`/v1/me/withdrawals/${id}`)).body

/** WeChat's bills for this withdrawal: never more than one. */
async function billsAtWechat(billNo: unknown): Promise<{ state: string }[]> {
  const answer = await house.sandbox('/wechat/transfers')
  return (answer['bills'] as { outBillNo: string; state: string }[]).filter(({ outBillNo }) => outBillNo === billNo)
}

describe('an outcome that nobody told is asked about first, under the same number', () => {
  it.each(['error-after', 'cut-after', 'unsigned', 'wrongly-signed'])('%s: WeChat has it', async (answer) => {
    await control({ answer, on: 'create' })
    const { id, billNo } = await ask()
    await pursue(house)
    expect(await one(id)).toMatchObject({ state: 'confirm', transfer: { appId: house.config.wechatAppid } })
    expect(await billsAtWechat(billNo)).toHaveLength(1)
    await complete(house, lin, id)
    expect(await paidOut(house, lin)).toEqual({ wechat: 1_000, tax: 0 })
  })

  it.each(['error-before', 'cut-before'])(
    '%s: WeChat has nothing, and gets the identical request again',
    async (answer) => {
      await control({ answer, on: 'create' })
      const { id, billNo } = await ask()
      await pursue(house)
      expect(await one(id)).toMatchObject({ state: 'sending', reason: null, transfer: null })
      expect(await billsAtWechat(billNo)).toHaveLength(0)
      house.clock.pass(10_000)
      await pursue(house)
      expect(await one(id)).toMatchObject({ state: 'confirm', billNo })
      expect(await billsAtWechat(billNo)).toHaveLength(1)
    },
  )

  it('the query fails too: nothing is decided until WeChat answers', async () => {
    await control({ answer: 'cut-after', on: 'create' })
    await control({ answer: 'error-before', on: 'query', times: 3 })
    const { id } = await ask()
    for (let tries = 0; tries < 3; tries++) {
      await pursue(house)
      expect(await one(id)).toMatchObject({ state: 'sending' })
      house.clock.pass(60_000)
    }
    await pursue(house)
    expect(await one(id)).toMatchObject({ state: 'confirm' })
  })

  it('WeChat away: the member is answered all the same, and the money stays where it is', async () => {
    await house.wires.wechat.cut()
    const { id } = await ask()
    await pursue(house)
    house.clock.pass(10_000)
    await pursue(house)
    await house.wires.wechat.mend()
    expect(await one(id)).toMatchObject({ state: 'sending' })
    expect(await purse(house, lin)).toEqual({ available: 0, withdrawing: 1_000 })
    await complete(house, lin, id)
  })

  it('the process dies with the bill in hand: another one asks before it sends', async () => {
    const { id, billNo } = await ask()
    expect(await house.app.get(ClaimBills, { strict: false }).claim()).toHaveLength(1)
    await pursue(house)
    expect(await one(id)).toMatchObject({ state: 'sending' })
    house.clock.pass(61_000)
    await pursue(house)
    expect(await one(id)).toMatchObject({ state: 'confirm', billNo })
  })
})

describe('WeChat’s signed no', () => {
  const refused = { status: 403, code: 'NOT_ENOUGH', message: '资金不足' }

  it('is no end: it is tried again, the member is told', async () => {
    await control({ answer: refused, on: 'create' })
    const { id } = await ask()
    await pursue(house)
    expect(await one(id)).toMatchObject({ state: 'sending', reason: expect.stringContaining('继续尝试') })
    expect(await purse(house, lin)).toEqual({ available: 0, withdrawing: 1_000 })
    house.clock.pass(60_000)
    await pursue(house)
    expect(await one(id)).toMatchObject({ state: 'confirm', reason: null })
  })

  it('to everything that was sent lets the member cancel here: there is no bill', async () => {
    await control({ answer: refused, on: 'create' })
    const { id, billNo } = await ask()
    await pursue(house)
    const cancelled = await lin.must(201).post(`/v1/me/withdrawals/${id}/cancellation`)
    expect(cancelled.body).toMatchObject({ state: 'returned', reason: text('withdrawal.reason-cancelled') })
    house.clock.pass(600_000)
    await pursue(house)
    expect(await billsAtWechat(billNo)).toHaveLength(0)
    expect(await purse(house, lin)).toEqual({ available: 1_000, withdrawing: 0 })
  })
})

describe('cancelling', () => {
  const cancel = async (id: unknown) => (await lin.must(201).post(`/v1/me/withdrawals/${id}/cancellation`)).body

  it('before it was sent ends it at once', async () => {
    const { id, billNo } = await ask()
    expect(await cancel(id)).toMatchObject({ state: 'returned' })
    await pursue(house)
    expect(await billsAtWechat(billNo)).toHaveLength(0)
    expect(await purse(house, lin)).toEqual({ available: 1_000, withdrawing: 0 })
  })

  it('what waits for confirmation takes WeChat’s word', async () => {
    const { id } = await ask()
    await pursueUntil(house, lin, id, 'confirm')
    expect(await cancel(id)).toMatchObject({ state: 'confirm', cancelling: true, transfer: null })
    expect(await purse(house, lin)).toEqual({ available: 0, withdrawing: 1_000 })
    expect(await pursueUntil(house, lin, id, 'returned')).toMatchObject({ cancelling: false, transfer: null })
    expect(await purse(house, lin)).toEqual({ available: 1_000, withdrawing: 0 })
  })

  it('what may be with WeChat is found out first', async () => {
    await control({ answer: 'cut-before', on: 'create' })
    const { id } = await ask()
    await pursue(house)
    expect(await cancel(id)).toMatchObject({ state: 'sending', cancelling: true })
    expect(await purse(house, lin)).toEqual({ available: 0, withdrawing: 1_000 })
    await pursueUntil(house, lin, id, 'returned')
  })

  it('what WeChat refused while the member cancelled is sent no more, and comes back', async () => {
    const refused = { status: 403, code: 'NOT_ENOUGH', message: '资金不足' }
    await control({ answer: refused, on: 'create' })
    const { id, billNo } = await ask()
    await pursue(house)
    // As if the member had cancelled while WeChat's answer was on its way.
    await house.database.run('UPDATE withdrawal SET cancel_asked_at = requested_at WHERE id = ?', [Number(id)])
    house.clock.pass(60_000)
    await pursue(house)
    expect(await one(id)).toMatchObject({ state: 'returned', reason: text('withdrawal.reason-cancelled') })
    expect(await billsAtWechat(billNo)).toHaveLength(0)
    expect(await purse(house, lin)).toEqual({ available: 1_000, withdrawing: 0 })
  })

  it('after the tap in WeChat it is too late, and the money arrives', async () => {
    const { id } = await ask()
    await confirm(house, lin, await pursueUntil(house, lin, id, 'confirm'))
    await lin.post(`/v1/me/withdrawals/${id}/cancellation`)
    await pursueUntil(house, lin, id, 'paid')
    const late = await lin.post(`/v1/me/withdrawals/${id}/cancellation`)
    expect([late.status, late.body['code']]).toEqual([409, 'withdrawal-not-cancellable'])
    expect(await paidOut(house, lin)).toEqual({ wechat: 1_000, tax: 0 })
  })
})

describe('WeChat’s no after all', () => {
  it('24 hours without confirmation, told late: until WeChat says so the money waits, however late it is', async () => {
    await control({ notices: 'drop' })
    const { id } = await ask()
    const { confirmUntil } = await pursueUntil(house, lin, id, 'confirm')
    expect(Date.parse(String(confirmUntil)) - house.clock.now()).toBeGreaterThan(23 * 3_600_000)
    await house.wires.wechat.cut()
    await house.database.run(`UPDATE session SET expires_at = '2099-01-01'`)
    house.clock.pass(25 * 3_600_000)
    await pursue(house)
    await house.wires.wechat.mend()
    expect(await one(id)).toMatchObject({ state: 'confirm' })
    const back = await pursueUntil(house, lin, id, 'returned')
    expect(back['reason']).toBe(text('withdrawal.reason-overdue'))
    expect(await purse(house, lin)).toEqual({ available: 1_000, withdrawing: 0 })
  })

  it('after the confirmation: the reason is told, the money is back', async () => {
    await control({ fail: 'DAY_RECEIVED_QUOTA_EXCEED', failAt: 'transfer' })
    const { id } = await ask()
    await confirm(house, lin, await pursueUntil(house, lin, id, 'confirm'))
    expect(await pursueUntil(house, lin, id, 'returned')).toMatchObject({ reason: expect.stringContaining('限额') })
    expect(await purse(house, lin)).toEqual({ available: 1_000, withdrawing: 0 })
  })

  it('another name than WeChat knows: it can be corrected, and a new attempt is a new withdrawal', async () => {
    lin = await house.join('lin')
    await earn(house, lin, 1_000)
    await identify(lin, anOwner('林大满'))
    const first = await ask()
    expect(await pursueUntil(house, lin, first['id'], 'returned')).toMatchObject({
      reason: expect.stringContaining('姓名'),
    })
    await identify(lin, anOwner('林小满'))
    const second = await ask()
    expect(second['billNo']).not.toBe(first['billNo'])
    await complete(house, lin, second['id'])
  })
})

it('the end is told once to who wanted to be told', async () => {
  const member = await memberId(house, lin)
  await house.database.run(
    `INSERT INTO message_consent (member_id, template, remaining) VALUES (?, 'withdrawal-result', 1)`,
    [member],
  )
  const first = await ask()
  await complete(house, lin, first['id'])
  await earn(house, lin, 1_000)
  const second = await ask()
  await lin.must(201).post(`/v1/me/withdrawals/${second['id']}/cancellation`)
  const told = await house.database.rows<{ business_key: string; params: string }>(
    'SELECT business_key, params FROM message_outbox WHERE member_id = ?',
    [member],
  )
  expect(told).toEqual([{ business_key: `withdrawal:${String(first['id'])}:result`, params: expect.any(String) }])
  expect(JSON.parse(told[0]?.params ?? '')).toMatchObject({ amountFen: 1_000, outcome: 'paid', note: null })
})

it('two workers at once, and again: each bill is sent once', async () => {
  const members: Caller[] = []
  for (let index = 0; index < 12; index++) members.push(await payee(house, 500))
  for (const member of members) await withdraw(member, 500)
  await Promise.all([pursue(house), pursue(house), pursue(house)])
  const rows = await house.database.rows<{ tries: number; state: string }>(
    'SELECT tries, state FROM withdrawal WHERE gross_fen = 500',
  )
  expect(rows).toEqual(Array(12).fill({ tries: 1, state: 'confirm' }))
})
