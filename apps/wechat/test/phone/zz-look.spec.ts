import { mkdirSync } from 'node:fs'
import { type Asked, PhoneHouse, SHIPPED } from './phone-house.js'

const OUT = process.env.LOOK_OUT ?? '/tmp/look'
const only = process.env.LOOK_ONLY
const consent = {
  version: '2026-11-01',
  title: '实名信息单独同意书',
  paragraphs: [
    '首次提现需要你的真实姓名和身份证号。它们是敏感个人信息，所以单独征得你的同意；不同意不影响会员的其他功能。',
    '用途只有两个：微信支付核对收款人，依法代扣并申报个人所得税。',
    '加密保存，只显示打码的样子，税法规定的期限过后删除。',
  ],
}
const identity = { maskedName: '*满', maskedIdNo: '3****************8' }
const W = (over: object) => ({
  id: 'w1',
  billNo: 'PA20261121200000000123',
  grossFen: 300000,
  taxFen: 44000,
  netFen: 256000,
  state: 'confirm',
  reason: null,
  cancelling: false,
  requestedAt: '2026-11-21T12:00:00Z',
  finishedAt: null,
  confirmUntil: '2026-11-22T12:00:00Z',
  transfer: { mchId: 'm', appId: 'a', package: 'p' },
  ...over,
})
const money = {
  availableFen: 300000,
  payrollFen: 0,
  withdrawableFen: 300000,
  minimumFen: 100,
  dailyCapFen: 2000000,
  monthlyCapFen: 5000000,
  identity,
  consent,
  open: null as object | null,
  items: [
    W({ id: 'w3' }),
    W({ id: 'w2', state: 'paid', grossFen: 5000, taxFen: 0, netFen: 5000 }),
    W({ id: 'w0', state: 'returned', reason: '24 小时内没有确认收款' }),
  ],
}
const HOME = {
  memberNo: '8823014627',
  nickname: '林小满',
  tier: 'silver',
  growth: 3480,
  nextTier: { tier: 'gold', missingFen: 25200, missingGrowth: 2520 },
  reviewOn: '2027-03-18',
  tierIfReviewedToday: 'silver',
  points: 1286,
  pendingCommissionFen: 4680,
  availableCommissionFen: 300000,
  withdrawingFen: 0,
  payrollFen: 0,
  nextRelease: { on: '2026-11-29', amountFen: 680 },
  expiringPoints: { on: '2026-12-31', points: 120 },
  coupons: [
    {
      id: 'c1',
      title: '购物袋兑换券',
      storeName: '小满生活 武康路店',
      validUntil: '2026-11-25T00:00:00Z',
      kind: 'gift',
    },
  ],
  promoter: true,
  referrer: { maskedName: '会员*27' },
  joinedAt: '2026-11-20T02:00:00Z',
  invitees: { direct: 3 },
}
const order = {
  orderId: 'o1',
  receiptNo: 'WK-0001',
  amountFen: 6800,
  pointsSpent: 1200,
  pointsFen: 1200,
  paidFen: 5600,
  refundedFen: 0,
  growth: 560,
  points: 56,
  commission: { amountFen: 560, reason: '好友是由这位推手推荐入会的', reasonCode: 'won' },
  tierBefore: 'basic',
  tierAfter: 'silver',
  paidAt: new Date(Date.now() - 20000).toISOString(),
  state: 'paid',
  undoUntil: new Date(Date.now() + 280000).toISOString(),
  refunds: [] as object[],
  memberMaskedName: '陈*',
}
const earning = (over: object) => ({
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
  decision: {
    winner: '我',
    candidates: [
      { kind: 'referrer', maskedName: '我', outcome: 'won', reasonCode: 'won', reason: '好友是由这位推手推荐入会的' },
    ],
  },
  ...over,
})
const entry = (over: object) => ({
  id: '1',
  at: '2026-11-21T12:00:00Z',
  asset: 'points',
  amount: -1200,
  from: null,
  to: null,
  balance: 86,
  title: '积分抵现',
  reason: '结账时用积分抵现，100 积分抵 1 元。',
  orderId: null,
  ...over,
})
const checkout = {
  checkoutId: 'k1',
  expiresAt: '2999-01-01T00:00:00Z',
  member: { maskedName: '陈*', maskedPhone: '138****2046', tier: 'gold', points: 1286, birthdayWeek: true },
  points: { balance: 1286, stepPoints: 100, stepFen: 100, shareBp: 5000 },
  coupons: [{ id: 'c1', title: '购物袋兑换券', kind: 'gift' }],
}
const session = (clerk: boolean) => ({
  token: 'token-1',
  expiresAt: '2999-01-01T00:00:00Z',
  member: true,
  clerk: clerk ? { name: '周店员', storeCode: 'WK01', storeName: '小满生活 武康路店' } : null,
})

type World = Record<string, unknown>
const usual: World = {
  'POST /v1/sessions': session(true),
  'GET /v1/me': HOME,
  'GET /v1/me/code-credential': {
    credentialNo: '28047719330',
    secretBase64: 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=',
    stepSeconds: 30,
    serverTime: new Date().toISOString(),
  },
  'GET /v1/me/withdrawals': money,
  'GET /v1/me/withdrawals/w1': W({}),
  'GET /v1/me/withdrawal-quote': {
    grossFen: 300000,
    taxFen: 44000,
    netFen: 256000,
    month: '2026-11',
    monthGrossFen: 0,
    monthWithheldFen: 0,
  },
  'GET /v1/me/commissions': {
    items: [
      earning({}),
      earning({
        id: 'o2',
        state: 'available',
        releasedAt: '2026-11-19T16:00:00Z',
        amountFen: 300000,
        paidFen: 3000000,
        buyerMaskedName: '王*',
      }),
      earning({ id: 'o3', state: 'void', amountFen: 0 }),
      earning({
        id: 'o4',
        state: 'none',
        amountFen: 0,
        paidFen: null,
        reason: '推荐人在消费发生时还没有接受推手规则，所以没有佣金',
      }),
    ],
    pendingFen: 4680,
  },
  'GET /v1/me/message-templates': {
    templates: ['withdrawal-result', 'points-expiring', 'commission-released'].map((key) => ({
      key,
      templateId: key,
      title: key,
    })),
  },
  'GET /v1/me/points': {
    points: 1286,
    untilDays: [
      { on: '2026-12-31', points: 120 },
      { on: '2027-06-30', points: 666 },
      { on: '2027-11-30', points: 500 },
    ],
  },
  'GET /v1/me/entries': {
    entries: [
      entry({}),
      entry({
        id: '2',
        amount: 100,
        title: '退款，退回积分',
        reason: '商品退回 28.00 元，当时抵现的积分按比例退回。',
        balance: 1286,
      }),
      entry({
        id: '3',
        asset: 'commission',
        amount: 680,
        from: '待结算',
        to: '可提现',
        balance: 680,
        title: '佣金可提现',
        reason: '退款期已过，这笔佣金从待结算转为可提现。',
      }),
      entry({
        id: '4',
        asset: 'commission',
        amount: 300000,
        from: '可提现',
        to: '提现中',
        balance: 300000,
        title: '申请提现',
        reason: '提现处理中，这笔金额暂时冻结。',
        at: '2026-11-20T12:00:00Z',
      }),
      entry({
        id: '5',
        asset: 'commission',
        amount: -44000,
        from: '提现中',
        to: null,
        balance: 0,
        title: '代扣个人所得税',
        reason: '按劳务报酬当月累计代扣。',
        at: '2026-11-20T12:00:00Z',
      }),
      entry({
        id: '6',
        asset: 'growth',
        amount: 680,
        balance: null,
        title: '消费得成长值',
        reason: '到店消费 ¥68.00，每 1 元得 10 成长值',
        at: '2026-11-20T12:00:00Z',
      }),
    ],
    next: '9',
  },
  'GET /v1/me/chain': { joins: 128, visits: 123456, earnedFen: 12345678, nodes: [], byDepth: [] },
  'POST /v1/checkouts': checkout,
  'POST /v1/checkouts/k1/quote': {
    amountFen: 6800,
    pointsToSpend: 1200,
    pointsFen: 1200,
    toPayFen: 5600,
    pointsMax: 1200,
  },
  'POST /v1/checkouts/k1/settlement': order,
  'POST /v1/orders/o1/undo': { ...order, state: 'undone', undoUntil: null },
  'GET /v1/orders': order,
  'GET /v1/orders/recent': {
    orders: [order, { ...order, orderId: 'o2', receiptNo: 'WK-0002', state: 'undone', undoUntil: null }],
  },
}
let world: World = usual
const delay = false
const OFF = Symbol('off')
const host = ({ method, path }: Asked) => {
  const route = `${method} ${path.replace('api.passalong.example', '').split('?')[0]}`
  if (delay && !route.includes('sessions')) return null
  const answer = world[route]
  if (answer === OFF) return { status: 502, body: 'gateway', type: 'text/plain' }
  if (answer === undefined) return { status: 404, body: { code: 'route-unknown', message: '没有这个地址' } }
  if (typeof answer === 'object' && answer !== null && 'status' in answer && 'body' in answer)
    return answer as { status: number; body: unknown }
  return { body: answer }
}

let house: PhoneHouse
beforeAll(async () => {
  mkdirSync(OUT, { recursive: true })
  house = await PhoneHouse.open(SHIPPED)
  house.host = host
}, 60_000)
afterAll(() => house.close())

type Act = (frame: import('playwright-core').Frame) => Promise<void>
const visible = (frame: import('playwright-core').Frame, id: string) =>
  frame.locator(`#${id}`).filter({ visible: true }).last()
async function shoot(name: string, entry: string, over: World = {}, act?: Act) {
  if (only && !name.includes(only)) return
  world = { ...usual, ...over }
  const phones = await house.phones({ A: 'lin' }, entry)
  const frame = phones.of('A')
  await frame.page().waitForTimeout(1600)
  try {
    await act?.(frame)
  } catch (error) {
    console.log(name, String(error).slice(0, 300))
  }
  await frame.page().waitForTimeout(500)
  await frame.page().screenshot({ path: `${OUT}/${name}.png` })
  const full = await frame.evaluate(() => document.querySelector('page')?.scrollHeight)
  if ((full ?? 0) > 800) {
    await frame.page().mouse.move(187, 500)
    await frame.page().mouse.wheel(0, 1500)
    await frame.page().waitForTimeout(300)
    await frame.page().screenshot({ path: `${OUT}/${name}-below.png` })
  }
  if (house.errors.length) console.log(name, house.errors)
  await phones.close()
}
const sub = (name: string) => `/subpackages/${name}`
test('look', async () => {
  await shoot('home', '/pages/home/index')
  await shoot('home-big', '/pages/home/index', {
    'GET /v1/me': { ...HOME, points: 1234567, pendingCommissionFen: 98765432 },
  })
  await shoot('code', '/pages/code/index')
  await shoot('mine', '/pages/mine/index')
  await shoot('chain-big', sub('chain/index'))
  await shoot('commission', sub('commission/index'))
  await shoot('commission-open', sub('commission/index'), {
    'GET /v1/me/withdrawals': { ...money, open: W({}) },
    'GET /v1/me': { ...HOME, availableCommissionFen: 123, withdrawingFen: 300000, payrollFen: 9900 },
  })
  await shoot('commission-owed', sub('commission/index'), {
    'GET /v1/me/withdrawals': { ...money, availableFen: -50000, withdrawableFen: 0 },
    'GET /v1/me': { ...HOME, availableCommissionFen: -50000, nextRelease: null, pendingCommissionFen: 0 },
    'GET /v1/me/commissions': { items: [], pendingFen: 0 },
  })
  await shoot('commission-off', sub('commission/index'), {
    'GET /v1/me/withdrawals': { status: 503, body: { code: 'payouts-off', message: '提现暂未开通' } },
  })
  await shoot('commission-error', sub('commission/index'), {
    'GET /v1/me/commissions': OFF,
    'GET /v1/me/withdrawals': OFF,
  })
  await shoot('withdraw-empty', sub('commission/withdraw/index'), {
    'GET /v1/me/withdrawals': { ...money, identity: null },
  })
  await shoot('withdraw', sub('commission/withdraw/index'), {}, async (frame) => {
    await visible(frame, 'withdraw-amount').fill('3000')
    await frame.page().waitForTimeout(900)
  })
  await shoot('withdraw-limit', sub('commission/withdraw/index'), {}, async (frame) => {
    await visible(frame, 'withdraw-amount').fill('3000.01')
    await frame.page().waitForTimeout(500)
  })
  await shoot(
    'withdraw-unknown',
    sub('commission/withdraw/index'),
    { 'POST /v1/me/withdrawals': OFF },
    async (frame) => {
      await visible(frame, 'withdraw-amount').fill('3000')
      await frame.page().waitForTimeout(900)
      await visible(frame, 'withdraw-go').click()
    },
  )
  await shoot('withdraw-nothing', sub('commission/withdraw/index'), {
    'GET /v1/me/withdrawals': { ...money, withdrawableFen: 0, availableFen: 40 },
  })
  await shoot('identity', sub('commission/identity/index'), {}, async (frame) => {
    await visible(frame, 'identity-name').fill('林小满')
    await visible(frame, 'identity-save').click()
  })
  for (const [state, over] of Object.entries({
    'waiting-approval': {},
    sending: {},
    confirm: {},
    transferring: {},
    paid: { finishedAt: '2026-11-21T13:00:00Z' },
    returned: { reason: '24 小时内没有确认收款', finishedAt: '2026-11-22T13:00:00Z' },
    refused: { reason: '实名信息不一致' },
  }))
    await shoot(`payout-${state}`, sub('commission/withdrawal/index?id=w1'), {
      'GET /v1/me/withdrawals/w1': W({ state, ...over }),
    })
  await shoot('payout-cancel', sub('commission/withdrawal/index?id=w1'), {}, async (frame) => {
    await visible(frame, 'payout-cancel').click()
  })
  await shoot('history', sub('commission/history/index'))
  await shoot('history-empty', sub('commission/history/index'), { 'GET /v1/me/withdrawals': { ...money, items: [] } })
  await shoot('ledger', sub('ledger/index'))
  await shoot('ledger-points', sub('ledger/index?asset=points'))
  await shoot('ledger-growth', sub('ledger/index?asset=growth'))
  await shoot('ledger-empty', sub('ledger/index'), { 'GET /v1/me/entries': { entries: [], next: null } })
  await shoot('ledger-offline', sub('ledger/index?asset=points'), {
    'GET /v1/me/entries': OFF,
    'GET /v1/me/points': OFF,
  })
  await shoot('till-scan', sub('till/scan/index'))
  await shoot('order', sub('till/order/index?receiptNo=WK-0001'))
  await shoot('order-undo', sub('till/order/index?receiptNo=WK-0001'), {}, async (frame) => {
    await visible(frame, 'till-undo').click()
  })
  await shoot('order-undone', sub('till/order/index?receiptNo=WK-0001'), {
    'GET /v1/orders': { ...order, state: 'undone', undoUntil: null },
  })
  await shoot('order-part', sub('till/order/index?receiptNo=WK-0001'), {
    'GET /v1/orders': {
      ...order,
      state: 'part-refunded',
      refundedFen: 2800,
      undoUntil: null,
      refunds: [
        {
          refundNo: 'r',
          amountFen: 2800,
          growth: 280,
          points: 28,
          pointsReturned: 600,
          commissionFen: 280,
          at: '2026-11-21T12:05:00Z',
        },
      ],
    },
  })
  await shoot(
    'order-refund-unknown',
    sub('till/order/index?receiptNo=WK-0001'),
    { 'POST /v1/orders/o1/refunds': OFF },
    async (frame) => {
      await visible(frame, 'order-refund').click()
      await visible(frame, 'refund-all').click()
      await visible(frame, 'refund-confirm').click()
    },
  )
}, 600_000)
test('till', async () => {
  if (only && !'till'.includes(only)) return
  const flow = async (name: string, over: World, act: (step: (label: string) => Promise<void>, tap: (id: string) => Promise<void>, frame: import('playwright-core').Frame) => Promise<void>) => {
    world = { ...usual, ...over }
    const phones = await house.phones({ A: 'zhou', B: 'chen' }, '/pages/code/index')
    const frame = phones.of('A')
    const page = frame.page()
    await visible(phones.of('B'), 'code-digits').waitFor()
    await frame.locator('.phone-tab').filter({ hasText: '我的' }).click()
    const tap = async (id: string) => { await visible(frame, id).click(); await page.waitForTimeout(350) }
    const step = async (label: string) => { await page.waitForTimeout(500); await page.screenshot({ path: `${OUT}/${name}-${label}.png`, clip: { x: 0, y: 0, width: 375, height: 812 } }) }
    await tap('mine-till')
    await tap('till-scan')
    await frame.locator('[data-subject="B"]').click()
    await visible(frame, 'settle-amount').waitFor()
    try { await act(step, tap, frame) } catch (error) { console.log(name, String(error).slice(0, 400)); await step('stuck') }
    if (house.errors.length) console.log(name, house.errors)
    await phones.close()
  }
  await flow('till', {}, async (step, tap, frame) => {
    await step('1-open')
    await visible(frame, 'settle-receipt').fill('WK-0001')
    for (const key of ['6', '8']) await tap(`key-${key}`)
    await step('2-typed')
    await tap('till-points')
    await step('3-points')
    await tap('settle-submit')
    await step('4-settled')
    await tap('till-undo')
    await step('5-undo')
    await tap('till-undo-go')
    await step('6-undone')
  })
  await flow('till-off', { 'POST /v1/checkouts/k1/quote': OFF, 'POST /v1/checkouts/k1/settlement': OFF }, async (step, tap, frame) => {
    await visible(frame, 'settle-receipt').fill('WK-0001')
    for (const key of ['6', '8']) await tap(`key-${key}`)
    await tap('till-points')
    await step('1-quote')
    await tap('till-points')
    await tap('settle-submit')
    await step('2-unknown')
  })
}, 120_000)
