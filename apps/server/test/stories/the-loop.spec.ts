import { TallyShares } from '../../src/chain/tally-shares.js'
import { type Caller } from '../factories/caller.js'
import { type House, STORE, startHouse } from '../factories/house.js'
import { buy, openCheckout } from '../factories/till.js'

let house: House
beforeEach(async () => {
  house = await startHouse()
})
afterEach(() => house.close())

const terms = async (member: Caller) => {
  const { body } = await member.must(200).get('/v1/promoter-terms')
  await member.must(201).post('/v1/me/promoter-terms', { version: body['version'] })
}

const card = async (member: Caller, parentToken?: string) => {
  const ask = { subject: { kind: 'join' }, channel: 'card', ...(parentToken ? { parentToken } : {}) }
  return String((await member.must(201).post('/v1/share-links', ask)).body['token'])
}

const home = async (member: Caller) => (await member.must(200).get('/v1/me')).body

/** Lin joins at the store, Chen through Lin's card, Wang through Chen's. */
async function threeFriends(promoter: boolean) {
  const lin = await house.join('lin', { storeCode: STORE, nickname: '林小满' })
  if (promoter) await terms(lin)
  const linToken = await card(lin)
  const chen = await house.signIn('chen')
  const seen = (await chen.must(201).post('/v1/visits', { token: linToken, wxScene: 1007 })).body
  const version = (await chen.get('/v1/privacy-notice')).body['version']
  await chen.must(201).post('/v1/members', { privacyVersion: version, nickname: '陈一诺', linkToken: linToken })
  const chenToken = await card(chen, linToken)
  const wang = await house.signIn('wang')
  await wang.must(201).post('/v1/visits', { token: chenToken, wxScene: 1008 })
  await wang.must(201).post('/v1/members', { privacyVersion: version, linkToken: chenToken })
  return { lin, chen, wang, seen, linToken, chenToken }
}

test('a shopper joins by the store’s code: basic, nothing yet, a number, a voucher for seven days', async () => {
  const lin = await house.join('lin', { storeCode: STORE, nickname: '林小满' })
  const mine = await home(lin)
  expect(mine).toMatchObject({
    tier: 'basic',
    points: 0,
    growth: 0,
    nickname: '林小满',
    promoter: false,
    referrer: null,
  })
  expect(mine['memberNo']).toMatch(/^[1-9]\d{9}$/)
  expect(mine['nextTier']).toEqual({ tier: 'silver', missingGrowth: 3000, missingFen: 30_000 })
  expect(mine['coupons']).toMatchObject([{ title: '购物袋兑换券', storeName: '小满生活 武康路店', kind: 'gift' }])
})

test('a card shows who sent it, and the sharer sees a second later who came, to any depth', async () => {
  const { lin, chen, seen, linToken, chenToken } = await threeFriends(true)
  expect(seen).toMatchObject({
    sharer: { maskedName: '林*' },
    own: false,
    storeName: '小满生活 武康路店',
    gift: { validDays: 7 },
  })
  await house.app.get(TallyShares, { strict: false }).run()
  const chain = (await lin.get('/v1/me/chain')).body
  expect(chain).toMatchObject({
    visits: 2,
    joins: 2,
    byLevel: [
      { level: 1, visits: 1, joins: 1 },
      { level: 2, visits: 1, joins: 1 },
    ],
    friends: { items: [{ maskedName: '陈*', joins: 1, further: 0 }], next: null },
  })
  expect((await home(chen))['referrer']).toEqual({ maskedName: '林*' })
  const links = await house.database.rows(
    'SELECT token, depth, (SELECT p.token FROM share_link p WHERE p.id = l.parent_id) AS parent FROM share_link l ORDER BY depth',
  )
  expect(links).toEqual([
    { token: linToken, depth: 1, parent: null },
    { token: chenToken, depth: 2, parent: linToken },
  ])
  expect(await card(lin)).toBe(linToken)
})

test('68.00 yuan brings 680 growth, 68 points and 6.80 pending to the promoter who can read why; refunds undo all of it', async () => {
  const { lin, chen } = await threeFriends(true)
  const clerk = await house.signIn('zhou')
  const order = await buy(house, clerk, chen, 6_800)
  expect(order).toMatchObject({
    paidFen: 6800,
    growth: 680,
    points: 68,
    state: 'paid',
    memberMaskedName: '陈*',
    commission: { amountFen: 680, reasonCode: 'won' },
  })
  expect(await home(chen)).toMatchObject({ growth: 680, points: 68 })
  expect(await home(lin)).toMatchObject({ pendingCommissionFen: 680 })
  const { items } = (await lin.get('/v1/me/commissions')).body as { items: Record<string, unknown>[] }
  expect(items).toMatchObject([
    {
      amountFen: 680,
      state: 'pending',
      buyerMaskedName: '陈*',
      decision: {
        winner: '我',
        candidates: [
          { kind: 'visit', outcome: 'won' },
          { kind: 'referrer', outcome: 'lost' },
        ],
      },
    },
  ])

  const part = (await clerk.must(201).post(`/v1/orders/${order['orderId']}/refunds`, { amountFen: 1_999 })).body
  expect(part).toMatchObject({
    state: 'part-refunded',
    refunds: [{ amountFen: 1999, growth: 200, points: 20, commissionFen: 200 }],
  })
  const whole = (await clerk.must(201).post(`/v1/orders/${order['orderId']}/refunds`, { amountFen: 4_801 })).body
  expect(whole).toMatchObject({ state: 'refunded', refundedFen: 6800 })
  expect(await home(chen)).toMatchObject({ growth: 0, points: 0, tier: 'basic' })
  expect(await home(lin)).toMatchObject({ pendingCommissionFen: 0 })
  const owed = await house.database.rows(`SELECT account, amount FROM account_balance WHERE amount <> 0`)
  expect(owed).toEqual([])
})

test('whoever has not accepted the terms gets nothing, and the reason says so', async () => {
  const { lin, chen } = await threeFriends(false)
  const order = await buy(house, await house.signIn('zhou'), chen, 6_800)
  expect(order['commission']).toMatchObject({ amountFen: 0, reasonCode: 'not-promoter' })
  expect(await home(lin)).toMatchObject({ pendingCommissionFen: 0 })
  const { items } = (await lin.get('/v1/me/commissions')).body as { items: Record<string, unknown>[] }
  expect(items).toMatchObject([{ amountFen: 0, state: 'none', decision: { winner: null } }])
})

test('a voucher is used with a settlement and comes back when the last goods go back', async () => {
  const { lin } = await threeFriends(false)
  const clerk = await house.signIn('zhou')
  const [voucher] = (await home(lin))['coupons'] as { id: string }[]
  const order = await buyWith(clerk, lin, [voucher?.id ?? ''])
  expect((await home(lin))['coupons']).toEqual([])
  await clerk.must(201).post(`/v1/orders/${order}/refunds`, { amountFen: 500 })
  expect((await home(lin))['coupons']).toEqual([])
  await clerk.must(201).post(`/v1/orders/${order}/refunds`, { amountFen: 500 })
  expect((await home(lin))['coupons']).toMatchObject([{ id: voucher?.id }])
})

async function buyWith(clerk: Caller, member: Caller, giftCouponIds: string[]): Promise<string> {
  const checkoutId = await openCheckout(house, clerk, member)
  const settlement = { receiptNo: 'V-1', amountFen: 1_000, giftCouponIds }
  return String((await clerk.must(201).post(`/v1/checkouts/${checkoutId}/settlement`, settlement)).body['orderId'])
}

test('growth upgrades at once and the next order earns at the new tier', async () => {
  const chen = await house.join('chen')
  const clerk = await house.signIn('zhou')
  expect(await buy(house, clerk, chen, 30_000)).toMatchObject({
    growth: 3000,
    points: 300,
    tierBefore: 'basic',
    tierAfter: 'silver',
  })
  expect(await buy(house, clerk, chen, 9_999)).toMatchObject({ growth: 999, points: 149, tierBefore: 'silver' })
  const mine = await home(chen)
  expect(mine).toMatchObject({ tier: 'silver', growth: 3999, points: 449, tierIfReviewedToday: 'silver' })
  expect(mine['reviewOn']).toMatch(/^\d{4}-\d{2}-\d{2}$/)
})
