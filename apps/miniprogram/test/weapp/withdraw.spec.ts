import { HOME, usual } from './answers'
import { type Page, Phone, until } from './phone'

const consent = { version: '2026-11-01', title: '实名信息单独同意书', paragraphs: ['用于代扣个税。'] }
const money = {
  availableFen: 300_000,
  payrollFen: 0,
  withdrawableFen: 300_000,
  minimumFen: 100,
  dailyCapFen: 2_000_000,
  monthlyCapFen: 5_000_000,
  identity: null as object | null,
  consent,
  open: null as object | null,
  items: [] as object[],
}
const identity = { maskedName: '*满', maskedIdNo: '3****************8' }
const quote = {
  grossFen: 300_000,
  taxFen: 44_000,
  netFen: 256_000,
  month: '2026-11',
  monthGrossFen: 0,
  monthWithheldFen: 0,
}
const asked = {
  id: 'w1',
  billNo: 'PA20261121000000001',
  grossFen: 300_000,
  taxFen: 44_000,
  netFen: 256_000,
  state: 'confirm',
  reason: null as string | null,
  cancelling: false,
  requestedAt: '2026-11-21T12:00:00Z',
  finishedAt: null,
  confirmUntil: '2026-11-22T12:00:00Z',
  transfer: { mchId: '1900000001', appId: 'wx5f1c8e0a7b3d2946', package: 'pkg-1' } as object | null,
}
const REQUEST = 'POST /v1/me/withdrawals'

async function typed(page: Page, amount: string): Promise<void> {
  await until(() => page.find('withdraw-amount') !== undefined)
  page.type('withdraw-amount', amount)
}

test('tax and net are shown before; the first time asks for name and ID; without an answer the retry is the same request', async () => {
  const phone = new Phone()
  let given: object | null = null
  let reachable = false
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/withdrawals': () => [200, { ...money, identity: given }],
    'GET /v1/me/withdrawal-quote': () => [200, quote],
    'PUT /v1/me/payee-identity': () => {
      given = identity
      return [200, identity]
    },
    [REQUEST]: () => (reachable ? [201, asked] : null),
  }
  const page = await phone.open('subpackages/commission/withdraw/index')
  await typed(page, '3000')
  await page.sees('−¥440.00')
  await page.sees('¥2,560.00')
  await page.tap('withdraw-go')
  expect(phone.went).toEqual(['/subpackages/commission/identity/index'])
  expect(phone.calls(REQUEST)).toHaveLength(0)

  const who = await phone.open('subpackages/commission/identity/index')
  await who.sees('用于代扣个税。')
  who.type('identity-name', '林小满')
  who.type('identity-no', '31010119900101123x')
  await who.tap('identity-save')
  await who.sees('请先阅读并勾选同意')
  await who.tap('identity-consent')
  await who.tap('identity-save')
  await until(() => phone.calls('PUT /v1/me/payee-identity').length === 1)
  expect(phone.calls('PUT /v1/me/payee-identity')[0]?.body).toEqual({
    realName: '林小满',
    idNo: '31010119900101123X',
    consentVersion: '2026-11-01',
  })

  page.lifecycle('onShow')
  await page.sees('*满')
  await page.tap('withdraw-go')
  await page.sees('请重试，不会重复提现')
  reachable = true
  await page.tap('withdraw-retry')
  await until(() => phone.went.includes('/subpackages/commission/withdrawal/index?id=w1&new=1'))
  const [first, second] = phone.calls(REQUEST)
  expect(first?.body).toEqual({ amountFen: 300_000, taxFen: 44_000 })
  expect(second).toEqual(first)
})

test('a withdrawal that was sent before the phone was switched off is taken up with its own key', async () => {
  const before = new Phone()
  before.answers = {
    ...usual({ member: true }),
    'GET /v1/me/withdrawals': () => [200, { ...money, identity }],
    'GET /v1/me/withdrawal-quote': () => [200, quote],
  }
  before.answers[REQUEST] = () => null
  const left = await before.open('subpackages/commission/withdraw/index')
  await typed(left, '3000')
  await left.sees('¥2,560.00')
  await left.tap('withdraw-go')
  await left.sees('结果未知')

  const after = new Phone()
  for (const [name, value] of before.storage) after.storage.set(name, value)
  after.answers = { ...before.answers, [REQUEST]: () => [201, asked] }
  const page = await after.open('subpackages/commission/withdraw/index')
  await page.sees('结果未知')
  await page.tap('withdraw-retry')
  await until(() => after.went.length === 1)
  expect(after.calls(REQUEST)[0]?.key).toBe(before.calls(REQUEST)[0]?.key)
})

test('a tax that changed meanwhile is shown anew, and has to be confirmed anew', async () => {
  const phone = new Phone()
  let now = quote
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/withdrawals': () => [200, { ...money, identity }],
    'GET /v1/me/withdrawal-quote': () => [200, now],
    [REQUEST]: () => {
      now = { ...quote, taxFen: 36_000, netFen: 264_000 }
      return [409, { code: 'withdrawal-quote-changed', message: '税额有变化，请再看一遍' }]
    },
  }
  const page = await phone.open('subpackages/commission/withdraw/index')
  await typed(page, '3000')
  await page.sees('¥2,560.00')
  await page.tap('withdraw-go')
  await page.sees('税额有变化')
  await page.sees('¥2,640.00')
  expect(phone.calls(REQUEST)).toHaveLength(1)
})

test('more than there is, or less than the least, is told at once', async () => {
  const phone = new Phone()
  phone.answers = { ...usual({ member: true }), 'GET /v1/me/withdrawals': () => [200, { ...money, identity }] }
  const page = await phone.open('subpackages/commission/withdraw/index')
  await typed(page, '3000.01')
  await page.sees('最多可提现 ¥3,000.00')
  await typed(page, '0.99')
  await page.sees('每笔至少 ¥1.00')
  await page.tap('withdraw-go')
  expect(phone.calls('GET /v1/me/withdrawal-quote')).toHaveLength(0)
})

test('the member takes the money in WeChat; only the server says that it arrived', async () => {
  const phone = new Phone()
  let state = asked
  phone.answers = { ...usual({ member: true }), 'GET /v1/me/withdrawals/w1': () => [200, state] }
  phone.takesTransfer = false
  const page = await phone.open('subpackages/commission/withdrawal/index', { id: 'w1' })
  await page.sees('等你确认收款')
  await page.sees('11-22 20:00')
  await page.tap('payout-confirm')
  await page.sees('这笔钱还在等你')
  phone.takesTransfer = true
  await page.tap('payout-confirm')
  await page.sees('已确认，等微信的结果')
  expect(page.words()).not.toContain('已转入')
  expect(phone.transfers[1]).toEqual(asked.transfer)
  state = { ...asked, state: 'paid', transfer: null }
  await page.sees('已转入你的微信零钱')
  expect(page.find('payout-cancel')).toBeUndefined()
})

test('an old WeChat is told what to do', async () => {
  const phone = new Phone()
  phone.able = []
  phone.answers = { ...usual({ member: true }), 'GET /v1/me/withdrawals/w1': () => [200, asked] }
  const page = await phone.open('subpackages/commission/withdrawal/index', { id: 'w1' })
  await page.tap('payout-confirm')
  await page.sees('请更新微信')
  expect(phone.transfers).toEqual([])
})

test('it is cancelled after one question, and says why it came back', async () => {
  const phone = new Phone()
  let state = asked
  const back = { ...asked, state: 'returned', reason: '你取消了这笔提现', transfer: null }
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me/withdrawals/w1': () => [200, state],
    'POST /v1/me/withdrawals/w1/cancellation': () => {
      state = back
      return [201, back]
    },
  }
  const page = await phone.open('subpackages/commission/withdrawal/index', { id: 'w1' })
  await page.tap('payout-cancel')
  await page.sees('¥3,000.00 会全部退回可提现')
  await page.tap('payout-cancel-go')
  await page.sees('你取消了这笔提现')
  await page.sees('金额已全部退回可提现')
  await page.tap('payout-again')
  expect(phone.went).toEqual(['/subpackages/commission/withdraw/index'])
})

test('the earnings page: what is in which state, until when, and one message about it if it is wanted', async () => {
  const phone = new Phone()
  const release = { on: '2026-11-29', amountFen: 680 }
  const home = { ...HOME, availableCommissionFen: 1234, withdrawingFen: 500, payrollFen: 90, nextRelease: release }
  const item = {
    id: 'o1',
    at: '2026-11-21T12:00:00Z',
    amountFen: 680,
    level: 1,
    state: 'pending',
    availableOn: '2026-11-29',
    releasedAt: null,
    buyerMaskedName: '陈*',
    paidFen: 6800,
    reason: '好友是由这位推手推荐入会的',
    decision: { winner: '我', candidates: [] },
  }
  const released = { ...item, id: 'o2', state: 'available', releasedAt: '2026-11-20T16:00:00Z' }
  phone.answers = {
    ...usual({ member: true }),
    'GET /v1/me': () => [200, home],
    'GET /v1/me/commissions': () => [200, { items: [item, released], pendingFen: 680 }],
    'GET /v1/me/withdrawals': () => [200, { ...money, open: asked }],
    'GET /v1/me/message-templates': () => [
      200,
      { templates: [{ key: 'commission-released', templateId: 'tmpl-1', title: '佣金可提现' }] },
    ],
    'POST /v1/me/message-consents': () => [201, { remaining: { 'commission-released': 1 } }],
  }
  phone.messages = 'reject'
  const page = await phone.open('subpackages/commission/index')
  for (const words of ['12.34', '5.00', '随工资发放', '2026-11-29 零点有 ¥6.80 转为可提现']) await page.sees(words)
  await page.sees('2026-11-29 零点可提现')
  await page.sees('2026-11-21 已转为可提现')
  await page.tap('remind-commission-released')
  await page.sees('没有开启，这里随时能看')
  expect(phone.calls('POST /v1/me/message-consents')).toHaveLength(0)
  phone.messages = 'accept'
  await page.tap('remind-commission-released')
  await page.sees('到时在微信里告诉你一次')
  expect(phone.calls('POST /v1/me/message-consents')[0]?.body).toEqual({ templates: ['commission-released'] })
  await page.tap('commission-open')
  expect(phone.went).toEqual(['/subpackages/commission/withdrawal/index?id=w1'])
})
