import { randomBytes, randomUUID } from 'node:crypto'
import { memberCodeAt } from '@passalong/contract'
import { PRIVACY_VERSION } from '../../src/notice/notices.js'
import { type Caller } from '../factories/caller.js'
import { type House, STORE, startHouse } from '../factories/house.js'
import { buy, crowd, freshCode, memberId, openCheckout } from '../factories/till.js'

let house: House
let lin: Caller
let clerk: Caller
beforeAll(async () => {
  house = await startHouse()
  lin = await house.join('lin', { storeCode: STORE, nickname: '林小满' })
  clerk = await house.signIn('zhou')
})
afterAll(() => house.close())

/** Rows of everything that a refused write must not touch. */
const books = async () => {
  const tables = [
    'ledger_entry',
    'account_balance',
    'sale_order',
    'refund',
    'points_lot',
    'member',
    'share_link',
    'coupon',
    'checkout',
  ]
  const rows = await Promise.all(tables.map((table) => house.database.rows(`SELECT * FROM ${table}`)))
  return JSON.stringify(rows)
}

const refused = async (
  code: string,
  status: number,
  ask: () => Promise<{ status: number; body: Record<string, unknown> }>,
) => {
  const before = await books()
  const { status: came, body } = await ask()
  expect({ status: came, code: body['code'] }).toEqual({ status, code })
  expect(String(body['message'])).toMatch(/[\u4e00-\u9fff]/)
  expect(String(body['messageEn']).length).toBeGreaterThan(5)
  expect(await books()).toBe(before)
}

const member = (body: object) => ({ privacyVersion: PRIVACY_VERSION, ...body })

test('sessions: none, unknown, malformed, of a stranger, of a member where a clerk is asked for', async () => {
  const stranger = house.stranger()
  await refused('session-missing', 401, () => stranger.get('/v1/me'))
  await refused('session-missing', 401, () =>
    stranger.send('GET', '/v1/me', undefined, { authorization: 'Bearer short' }),
  )
  await refused('session-invalid', 401, () =>
    stranger.send('GET', '/v1/me', undefined, { authorization: `Bearer ${'x'.repeat(43)}` }),
  )
  await refused('not-a-member', 403, async () => (await house.signIn('wang')).get('/v1/me'))
  await refused('not-a-clerk', 403, () => lin.post('/v1/checkouts', { memberCode: '1' }))
  await refused('login-code-invalid', 401, () => stranger.post('/v1/sessions', { code: 'made-up' }))
})

test('a login code works once, a revoked session not at all, a session runs out', async () => {
  const code = await house.wechatCode('login', 'wang')
  expect((await house.stranger().post('/v1/sessions', { code })).status).toBe(201)
  await refused('login-code-invalid', 401, () => house.stranger().post('/v1/sessions', { code }))
  const wang = await house.signIn('wang')
  await wang.must(204).delete('/v1/sessions/current')
  await refused('session-invalid', 401, () => wang.post('/v1/visits', { token: 'x' }))
})

test('joining: twice, an unknown store, an old notice, a name nobody can read', async () => {
  await refused('already-member', 409, () => lin.post('/v1/members', member({})))
  const wang = await house.signIn('wang')
  await refused('store-unknown', 404, () => wang.post('/v1/members', member({ storeCode: 'NOPE1' })))
  await refused('store-unknown', 404, () => wang.post('/v1/members', member({ storeCode: "' OR 1=1 --" })))
  await refused('privacy-version-old', 409, () => wang.post('/v1/members', { privacyVersion: '2020-01-01' }))
  await refused('nickname-invalid', 400, () => wang.post('/v1/members', member({ nickname: '一'.repeat(21) })))
  await refused('nickname-invalid', 400, () => wang.post('/v1/members', member({ nickname: 'a\u202eb' })))
  await refused('claim-code-invalid', 404, () => wang.post('/v1/members', member({ claimCode: 'AAAAAAAAAA' })))
  await refused('request-invalid', 400, () => wang.post('/v1/members', member({ referrerId: 1 })))
})

test('share tokens: unknown, truncated, over-long, revoked, one’s own; a lost card keeps nobody from joining', async () => {
  const { body } = await lin.must(201).post('/v1/share-links', { subject: { kind: 'join' }, channel: 'card' })
  const token = String(body['token'])
  const wang = await house.signIn('wang')
  for (const bad of ['A'.repeat(16), token.slice(0, 15), `${token}x`, '', '../../etc', '中文'])
    await refused('link-unknown', 404, () => wang.post('/v1/visits', { token: bad }))
  await refused('request-invalid', 400, () => wang.post('/v1/visits', { token: 'x'.repeat(65) }))
  await refused('request-invalid', 400, () => wang.post('/v1/visits', { token: 7 }))
  await refused('link-unknown', 404, () =>
    lin.post('/v1/share-links', { subject: { kind: 'join' }, channel: 'card', parentToken: 'B'.repeat(16) }),
  )
  expect((await lin.must(201).post('/v1/visits', { token })).body).toMatchObject({ own: true })
  await house.database.run(`UPDATE share_link SET revoked_at = ${house.clock.literal()} WHERE token = ?`, [token])
  await refused('link-revoked', 410, () => wang.post('/v1/visits', { token }))
  const joined = await wang.must(201).post('/v1/members', member({ linkToken: token }))
  expect(joined.body['referrer']).toBeNull()
})

test('member codes: not a code, unknown, expired, used', async () => {
  const code = await freshCode(house, lin)
  const nobodys = memberCodeAt({ credentialNo: '12345678901', secret: randomBytes(32), atMs: house.clock.now() })
  await refused('member-code-malformed', 400, () => clerk.post('/v1/checkouts', { memberCode: 'https://example.com' }))
  await refused('member-code-malformed', 400, () => clerk.post('/v1/checkouts', { memberCode: code.slice(0, 19) }))
  await refused('member-code-malformed', 400, () =>
    clerk.post('/v1/checkouts', { memberCode: `${code.slice(0, 19)}${(Number(code[19]) + 1) % 10}` }),
  )
  await refused('member-code-unknown', 404, () => clerk.post('/v1/checkouts', { memberCode: nobodys }))
  house.clock.pass(61_000)
  await refused('member-code-expired', 410, () => clerk.post('/v1/checkouts', { memberCode: code }))
  const fresh = await freshCode(house, lin)
  await clerk.must(201).post('/v1/checkouts', { memberCode: fresh })
  await refused('member-code-used', 409, () => clerk.post('/v1/checkouts', { memberCode: fresh }))
})

test('a code of the step before is good for 60 seconds in all', async () => {
  const code = await freshCode(house, lin)
  house.clock.pass(29_000)
  expect((await clerk.post('/v1/checkouts', { memberCode: code })).status).toBe(201)
})

test('amounts: 0, negative, too large, a fraction of a fen, text, nothing', async () => {
  const checkout = await openCheckout(house, clerk, lin)
  const settle = (amountFen: unknown) =>
    clerk.post(`/v1/checkouts/${checkout}/settlement`, { receiptNo: 'A-1', amountFen })
  await refused('amount-not-positive', 400, () => settle(0))
  await refused('amount-not-positive', 400, () => settle(-6800))
  await refused('amount-too-large', 400, () => settle(1e9))
  await refused('amount-fraction-of-fen', 400, () => settle(68.5))
  for (const text of ['6800', '68.00', 'NaN', null, {}, [], true])
    await refused('amount-not-a-number', 400, () => settle(text))
  for (const receiptNo of ['', ' ', 'a b', '小票', 'x'.repeat(41), 7, null])
    await refused('receipt-number-invalid', 400, () =>
      clerk.post(`/v1/checkouts/${checkout}/settlement`, { receiptNo, amountFen: 1 }),
    )
})

test('checkouts: unknown, of another clerk, over, settled already; the clerk’s own purchase', async () => {
  await refused('checkout-unknown', 404, () =>
    clerk.post('/v1/checkouts/999999999/settlement', { receiptNo: 'B-1', amountFen: 1 }),
  )
  await refused('checkout-unknown', 404, () =>
    clerk.post('/v1/checkouts/nope/settlement', { receiptNo: 'B-1', amountFen: 1 }),
  )
  const late = await openCheckout(house, clerk, lin)
  house.clock.pass(10 * 60_000)
  await refused('checkout-expired', 410, () =>
    clerk.post(`/v1/checkouts/${late}/settlement`, { receiptNo: 'B-1', amountFen: 1 }),
  )
  const done = await openCheckout(house, clerk, lin)
  await clerk.must(201).post(`/v1/checkouts/${done}/settlement`, { receiptNo: 'B-2', amountFen: 100 })
  await refused('checkout-settled', 409, () =>
    clerk.post(`/v1/checkouts/${done}/settlement`, { receiptNo: 'B-3', amountFen: 100 }),
  )
  const self = await house.join('zhou')
  const own = await openCheckout(house, self, self)
  await refused('clerk-own-purchase', 403, () =>
    self.post(`/v1/checkouts/${own}/settlement`, { receiptNo: 'B-4', amountFen: 100 }),
  )
})

test('a receipt number twice: the same is one order with the first answer, other content is refused', async () => {
  const first = await openCheckout(house, clerk, lin)
  const again = await openCheckout(house, clerk, lin)
  const settle = (checkout: string, amountFen: number) =>
    clerk.post(`/v1/checkouts/${checkout}/settlement`, { receiptNo: 'C-1', amountFen })
  const { body } = await settle(first, 2_000)
  const before = await books()
  expect((await settle(again, 2_000)).body).toMatchObject({ orderId: body['orderId'], paidFen: 2000 })
  expect(await books()).toBe(before)
  await refused('receipt-conflict', 409, () => settle(again, 2_001))
  const [voucher] = (await lin.get('/v1/me')).body['coupons'] as { id: string }[]
  const withVoucher = { receiptNo: 'C-1', amountFen: 2_000, giftCouponIds: [voucher?.id] }
  await refused('receipt-conflict', 409, () => clerk.post(`/v1/checkouts/${again}/settlement`, withVoucher))
  await clerk.must(201).post(`/v1/orders/${body['orderId']}/refunds`, { amountFen: 500 })
  expect((await settle(again, 2_000)).body).toEqual(body)
})

test('the same key: the first answer again; with other content it is refused; without a key nothing is written', async () => {
  const checkout = await openCheckout(house, clerk, lin)
  const key = randomUUID()
  const path = `/v1/checkouts/${checkout}/settlement`
  const first = await clerk.must(201).post(path, { receiptNo: 'D-1', amountFen: 300 }, key)
  const again = await clerk.must(201).post(path, { receiptNo: 'D-1', amountFen: 300 }, key)
  expect(again.body).toEqual(first.body)
  await refused('idempotency-key-reused', 422, () => clerk.post(path, { receiptNo: 'D-1', amountFen: 301 }, key))
  const json = { 'content-type': 'application/json' }
  await refused('idempotency-key-missing', 400, () => clerk.send('POST', path, '{}', json))
  await refused('idempotency-key-invalid', 400, () =>
    clerk.send('POST', path, '{}', { ...json, 'idempotency-key': 'short' }),
  )
})

test('refunds: more than was paid, of an unknown order, of another store', async () => {
  const order = await buy(house, clerk, lin, 1_000)
  await refused('refund-exceeds-paid', 409, () =>
    clerk.post(`/v1/orders/${order['orderId']}/refunds`, { amountFen: 1_001 }),
  )
  await refused('amount-not-positive', 400, () =>
    clerk.post(`/v1/orders/${order['orderId']}/refunds`, { amountFen: 0 }),
  )
  const refund = (amountFen: unknown) => clerk.post(`/v1/orders/${order['orderId']}/refunds`, { amountFen })
  await refused('amount-not-positive', 400, () => refund(-1))
  await refused('amount-fraction-of-fen', 400, () => refund(0.5))
  await refused('amount-too-large', 400, () => refund(100_000_000))
  await refused('refund-exceeds-paid', 409, () => refund(99_999_999))
  for (const text of ['1', null, [], {}, true]) await refused('amount-not-a-number', 400, () => refund(text))
  await refused('order-unknown', 404, () => clerk.post('/v1/orders/123/refunds', { amountFen: 1 }))
  await refused('order-unknown', 404, () => clerk.get('/v1/orders?receiptNo=none'))
  await house.database.run('UPDATE sale_order SET store_id = store_id + 1000000 WHERE id = ?', [
    String(order['orderId']),
  ])
  await refused('order-unknown', 404, () => clerk.post(`/v1/orders/${order['orderId']}/refunds`, { amountFen: 1 }))
})

test('a closed member: no code, no session, no share counts', async () => {
  const [closing] = (await crowd(house, 1)) as [Caller]
  const code = await freshCode(house, closing)
  const share = await closing.must(201).post('/v1/share-links', { subject: { kind: 'join' }, channel: 'card' })
  await house.database.run(`UPDATE member SET status = 'closed' WHERE id = ?`, [await memberId(house, closing)])
  await refused('member-closed', 403, () => closing.get('/v1/me'))
  await refused('member-closed', 403, () => clerk.post('/v1/checkouts', { memberCode: code }))
  const chen = await house.signIn('chen')
  const joined = await chen.must(201).post('/v1/members', member({ linkToken: share.body['token'] }))
  expect(joined.body['referrer']).toBeNull()
})

test('the database away and back: a declared refusal, then the same key works', async () => {
  const checkout = await openCheckout(house, clerk, lin)
  const key = randomUUID()
  const settle = () => clerk.post(`/v1/checkouts/${checkout}/settlement`, { receiptNo: 'E-1', amountFen: 500 }, key)
  await house.wires.database.cut()
  expect((await settle()).body).toMatchObject({ code: 'database-away' })
  expect((await house.stranger().get('/health/ready')).status).toBe(503)
  expect((await house.stranger().get('/health/live')).status).toBe(200)
  await house.wires.database.mend()
  expect((await settle()).status).toBe(201)
})

test('WeChat away: signing in says so', async () => {
  const code = await house.wechatCode('login', 'lin')
  await house.wires.wechat.cut()
  await refused('wechat-away', 503, () => house.stranger().post('/v1/sessions', { code }))
  await house.wires.wechat.mend()
})
