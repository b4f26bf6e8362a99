import { RETRY_AFTER_MS } from '../../src/sandbox/pay/notices.js'
import { DAY_MS, MINUTE_MS } from '../../src/sandbox/sandbox.js'
import { type PayAnswer, TestMerchant } from './a-merchant.js'

let merchant: TestMerchant
beforeEach(async () => {
  merchant = await TestMerchant.start()
})
afterEach(() => merchant.stop())

/** A transfer that was confirmed and paid. */
async function paid(outBillNo = 'W1'): Promise<void> {
  await merchant.confirm(await merchant.create({ out_bill_no: outBillNo }))
  merchant.timer.pass(1_500)
}

describe('a notification', () => {
  it('tells of the end, signed and encrypted', async () => {
    await paid()
    const [notice] = await merchant.heard(1)
    expect(JSON.parse(notice?.body ?? '')).toMatchObject({
      event_type: 'MCHTRANSFER.BILL.FINISHED',
      resource_type: 'encrypt-resource',
      resource: { algorithm: 'AEAD_AES_256_GCM', original_type: 'mch_payment' },
    })
    expect(notice?.carried).toMatchObject({
      mch_id: '1900000109',
      out_bill_no: 'W1',
      state: 'SUCCESS',
      transfer_amount: 680,
    })
  })

  it('is repeated by WeChat’s schedule until it is taken, the same body signed anew', async () => {
    merchant.answerStatus = 500
    await paid()
    await merchant.heard(1)
    for (const [nth, delayMs] of RETRY_AFTER_MS.slice(0, 4).entries()) {
      await merchant.settled()
      merchant.timer.pass(delayMs - 1)
      await merchant.settled()
      expect(merchant.received).toHaveLength(nth + 1)
      merchant.timer.pass(1)
      await merchant.heard(nth + 2)
    }
    const bodies = new Set(merchant.received.map(({ body }) => body))
    const nonces = new Set(merchant.received.map(({ headers }) => headers['wechatpay-nonce']))
    expect([bodies.size, nonces.size]).toEqual([1, 5])
    merchant.answerStatus = 204
    await merchant.settled()
    merchant.timer.pass(10 * MINUTE_MS)
    await merchant.heard(6)
    await merchant.settled()
    merchant.timer.pass(DAY_MS)
    await merchant.settled()
    expect(merchant.received).toHaveLength(6)
    expect(RETRY_AFTER_MS.reduce((sum, ms) => sum + ms, 0)).toBe((24 * 60 + 4) * MINUTE_MS)
  })

  it('of a transfer that nobody confirmed comes late', async () => {
    await merchant.create()
    merchant.clock.nowMs += DAY_MS
    merchant.timer.pass(1_000)
    expect(await merchant.stateOf()).toBe('FAIL')
    await merchant.settled()
    expect(merchant.received).toHaveLength(0)
    merchant.timer.pass(10 * MINUTE_MS)
    expect((await merchant.heard(1))[0]?.carried).toMatchObject({ state: 'FAIL', fail_reason: 'OVERDUE_CLOSE' })
  })
})

it('a day that is played makes a transfer overdue, and what waits to be told is told', async () => {
  await merchant.create()
  merchant.answerStatus = 500
  await paid('W2')
  await merchant.heard(1)
  await merchant.settled()
  merchant.answerStatus = 200
  expect((await merchant.phone('clock', { daysAhead: 1 })).json).toEqual({ daysAhead: 1 })
  expect((await merchant.heard(2)).map(({ carried }) => carried?.['out_bill_no'])).toEqual(['W2', 'W2'])
  expect((await merchant.query()).json).toMatchObject({ state: 'FAIL', fail_reason: 'OVERDUE_CLOSE' })
  expect((await merchant.phone('clock', { daysAhead: -1 })).status).toBe(400)
})

describe('on demand', () => {
  const forge = (
    send: 'genuine' | 'wrong-signature' | 'unknown-serial' | 'stale' | 'wrong-key' | 'probe',
    claims = {},
  ) => merchant.control({ outBillNo: 'W1', send, claims })

  it('notifications are lost, doubled, late, held and released the other way round', async () => {
    await merchant.control({ notices: 'drop' })
    await paid('D1')
    await merchant.control({ notices: 'send', copies: 3, delayMs: 5_000 })
    await paid('D2')
    await merchant.settled()
    expect(merchant.received).toHaveLength(0)
    merchant.timer.pass(5_000)
    expect((await merchant.heard(3)).map(({ carried }) => carried?.['out_bill_no'])).toEqual(['D2', 'D2', 'D2'])
    await merchant.control({ notices: 'hold' })
    await paid('D3')
    await paid('D4')
    const { answers } = await merchant.control({ send: 'held-reversed' })
    expect(answers).toEqual([
      { status: 200, body: '' },
      { status: 200, body: '' },
    ])
    expect(merchant.received.slice(3).map(({ carried }) => carried?.['out_bill_no'])).toEqual(['D4', 'D3'])
  })

  it('one is replayed byte for byte', async () => {
    await paid()
    await merchant.heard(1)
    await merchant.control({ outBillNo: 'W1', send: 'again' })
    const [first, second] = await merchant.heard(2)
    expect([second?.body, second?.headers['wechatpay-nonce']]).toEqual([first?.body, first?.headers['wechatpay-nonce']])
  })

  it('one is forged, and only the genuine one can be read', async () => {
    await merchant.create()
    for (const kind of ['wrong-signature', 'unknown-serial', 'stale', 'wrong-key', 'probe'] as const) await forge(kind)
    await forge('genuine', { state: 'SUCCESS', transfer_amount: 1 })
    const read = (await merchant.heard(6)).map(({ carried }) => carried?.['transfer_amount'] ?? null)
    expect(read).toEqual([null, null, null, null, null, 1])
    expect(await merchant.stateOf()).toBe('WAIT_USER_CONFIRM')
  })

  it('an answer is unknown, before or after the transfer was taken up', async () => {
    const known = async (outBillNo: string) => (await merchant.query(outBillNo)).status === 200
    const outcome = async (outBillNo: string): Promise<PayAnswer | 'cut'> =>
      merchant.create({ out_bill_no: outBillNo }).catch(() => 'cut' as const)
    await merchant.control({ answer: 'error-after' })
    expect(await outcome('U1')).toMatchObject({ status: 500, json: { code: 'SYSTEM_ERROR' } })
    await merchant.control({ answer: 'error-before' })
    expect(await outcome('U2')).toMatchObject({ status: 500 })
    await merchant.control({ answer: 'cut-after' })
    expect(await outcome('U3')).toBe('cut')
    await merchant.control({ answer: 'cut-before' })
    expect(await outcome('U4')).toBe('cut')
    expect(await Promise.all(['U1', 'U2', 'U3', 'U4'].map(known))).toEqual([true, false, true, false])
    await merchant.control({ answer: { status: 403, code: 'NOT_ENOUGH', message: '资金不足' }, times: 2 })
    expect(await outcome('U5')).toMatchObject({ status: 403, json: { code: 'NOT_ENOUGH' }, isSigned: true })
    expect(await outcome('U5')).toMatchObject({ status: 403 })
    await merchant.control({ answer: 'wrongly-signed', on: 'query', outBillNo: 'U1' })
    expect(await merchant.query('U3')).toMatchObject({ isSigned: true })
    expect(await merchant.query('U1')).toMatchObject({ status: 200, isSigned: false })
    await merchant.control({ answer: 'unsigned' })
    expect(await outcome('U5')).toMatchObject({ status: 200, isSigned: false })
  })

  it('a transfer is held where it is, let go, fails for a reason, and runs out now', async () => {
    await merchant.control({ hold: 'ACCEPTED' })
    expect((await merchant.create()).json).toMatchObject({ state: 'ACCEPTED' })
    await merchant.control({ outBillNo: 'W1', advance: true })
    const again = await merchant.create()
    expect(again.json).toMatchObject({ state: 'WAIT_USER_CONFIRM' })
    await merchant.control({ outBillNo: 'W1', hold: 'TRANSFERING' })
    await merchant.confirm(again)
    merchant.timer.pass(DAY_MS)
    expect(await merchant.stateOf()).toBe('TRANSFERING')
    await merchant.control({ outBillNo: 'W1', fail: 'ACCOUNT_FROZEN' })
    expect((await merchant.query()).json).toMatchObject({ state: 'FAIL', fail_reason: 'ACCOUNT_FROZEN' })
    await merchant.control({ fail: 'PAYEE_ACCOUNT_ABNORMAL', failAt: 'transfer' })
    await paid('W2')
    expect((await merchant.query('W2')).json).toMatchObject({ state: 'FAIL', fail_reason: 'PAYEE_ACCOUNT_ABNORMAL' })
    await merchant.control({ fail: 'DAY_RECEIVED_QUOTA_EXCEED' })
    expect((await merchant.create({ out_bill_no: 'W3' })).json).toMatchObject({ state: 'ACCEPTED' })
    merchant.timer.pass(1_000)
    expect(await merchant.stateOf('W3')).toBe('FAIL')
    await merchant.create({ out_bill_no: 'W4' })
    const { bill } = await merchant.control({ outBillNo: 'W4', expire: true })
    expect(bill).toMatchObject({ state: 'FAIL', failReason: 'OVERDUE_CLOSE' })
  })

  it('what cannot be done is refused', async () => {
    const status = async (order: Record<string, unknown>) => (await merchant.phone('transfers/control', order)).status
    expect(await status({ outBillNo: 'nobody', fail: 'ACCOUNT_FROZEN' })).toBe(404)
    expect(await status({ fail: 'BAD_MOOD' })).toBe(400)
    expect(await status({ answer: 'sing' })).toBe(400)
    expect(await status({ send: 'again' })).toBe(400)
  })
})
