import { JoinMembers } from '../../src/joining/join-members.js'
import { PRIVACY_VERSION } from '../../src/notice/notices.js'
import { Ids } from '../../src/platform/database/ids.js'
import { Sessions } from '../../src/platform/session/sessions.js'
import { Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { aClerk, buy, memberId } from '../factories/till.js'

const DAY = 86_400_000

let house: House
beforeAll(async () => {
  house = await startHouse({ JOBS: 'off' })
})
afterAll(() => house?.close())
beforeEach(() => house.forgetRates())

type Body = Record<string, unknown>

/** An operator who has just signed in: their sessions are short, and days pass here. */
const operator = () => house.signInOperator()

/** Somebody signed in who has not joined. */
async function person(): Promise<{ personId: number; caller: Caller }> {
  const personId = await house.app.get(Ids, { strict: false }).one()
  const token = await house.database.transaction(async (tx) => {
    await tx.run('INSERT INTO person (id, openid, created_at) VALUES (?, ?, ?)', [personId, `o${personId}`, new Date()])
    return (await house.app.get(Sessions, { strict: false }).open({ personId }, tx)).token
  })
  return { personId, caller: new Caller(house.url, token) }
}

/** A member who joined through what they followed; a promoter unless told otherwise. */
async function member(nickname: string, linkToken?: string, promoter = true): Promise<Caller> {
  const { caller } = await person()
  if (linkToken) await caller.must(201).post('/v1/visits', { token: linkToken })
  await caller.must(201).post('/v1/members', { privacyVersion: PRIVACY_VERSION, nickname, linkToken })
  if (!promoter) return caller
  const { body } = await caller.must(200).get('/v1/promoter-terms')
  await caller.must(201).post('/v1/me/promoter-terms', { version: body['version'] })
  return caller
}

/** Days pass; who is signed in stays so. */
async function later(ms: number): Promise<void> {
  await house.database.run(`UPDATE session SET expires_at = '2099-01-01' WHERE person_id IS NOT NULL`)
  house.clock.pass(ms)
}

const card = async (by: Caller, parentToken?: string, channel = 'card') => {
  const ask = { subject: { kind: 'join' }, channel, ...(parentToken ? { parentToken } : {}) }
  return String((await by.must(201).post('/v1/share-links', ask)).body['token'])
}
const referral = async (of: Caller) => (await of.must(200).get('/v1/me/referral')).body
const explained = async (of: Caller) => {
  const { memberNo } = (await of.must(200).get('/v1/me')).body
  return (await (await operator()).must(200).get(`/v1/operator/members/${String(memberNo)}/referral`)).body
}
const path = async (of: Caller, orderId: unknown) =>
  (await of.must(200).get(`/v1/me/commissions/${String(orderId)}/path`)).body
const brief = ({ steps }: Body) => (steps as Body[]).map(({ kind, who, text }) => [kind, who, text])
const settings = async (changed: object) => {
  const {
    decidedAt: _,
    capBp: __,
    ...rules
  } = (await (await operator()).must(200).get('/v1/operator/commission-rules')).body
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
  await (await operator())
    .must(200)
    .send('PUT', '/v1/operator/commission-rules', JSON.stringify({ ...rules, ...changed }), headers)
}

describe('who brought a member', () => {
  it('is told with every link that was followed, and an operator reads the same with numbers and in English', async () => {
    const [lin, chen, gone] = [await member('林一'), await member('陈二'), await member('关三')]
    const { caller } = await person()
    await caller.must(201).post('/v1/visits', { token: await card(lin) })
    await later(DAY)
    await caller.must(201).post('/v1/visits', { token: await card(chen, undefined, 'poster') })
    house.clock.pass(60_000)
    await caller.must(201).post('/v1/visits', { token: await card(gone) })
    await house.database.run(`UPDATE member SET status = 'closed' WHERE id = ?`, [await memberId(house, gone)])
    house.clock.pass(60_000)
    await caller.must(201).post('/v1/members', { privacyVersion: PRIVACY_VERSION, nickname: '王四' })
    const { joinedAt } = (await caller.must(200).get('/v1/me')).body
    const told = await referral(caller)
    expect(told).toMatchObject({
      referrer: { maskedName: '陈*', since: joinedAt, validUntil: null, counts: true },
      reason: '入会前 7 天内，最后点开的是陈*分享的链接，所以推荐人是陈*',
      candidates: [
        { maskedName: '关*', channel: 'card', outcome: 'lost', reasonCode: 'not-eligible' },
        { maskedName: '陈*', channel: 'poster', outcome: 'won', reasonCode: 'won' },
        { maskedName: '林*', channel: 'card', outcome: 'lost', reasonCode: 'outranked' },
      ],
    })
    expect(JSON.stringify(told)).not.toContain('注销')
    const seen = await explained(caller)
    const chenNo = (await chen.must(200).get('/v1/me')).body['memberNo']
    expect(seen).toMatchObject({
      member: { maskedName: '王*' },
      referrer: { memberNo: chenNo, maskedName: '陈*', counts: true },
      reasonCode: 'won',
      reasonEn: 'The last link followed within 7 days before joining was shared by 陈*; therefore 陈* is the referrer',
      candidates: [
        { reasonCode: 'sharer-closed', reasonEn: 'The sharer’s membership is closed' },
        { sharer: { memberNo: chenNo }, reasonCode: 'won' },
        { reasonCode: 'outranked', reason: '后来又点开了别人的链接，以最后点开的为准' },
      ],
    })
  })

  it('may be nobody, and says why: no link, one that was too old, or nothing recorded', async () => {
    const lin = await member('林')
    expect(await referral(lin)).toEqual({
      referrer: null,
      reason: '入会前没有点开过好友分享的有效链接，所以没有推荐人',
      candidates: [],
    })
    const { caller } = await person()
    await caller.must(201).post('/v1/visits', { token: await card(lin) })
    await later(8 * DAY)
    await caller.must(201).post('/v1/members', { privacyVersion: PRIVACY_VERSION })
    expect(await referral(caller)).toMatchObject({
      referrer: null,
      reason: '入会前点开过链接，但都不作数，所以没有推荐人',
      candidates: [{ maskedName: '林*', reasonCode: 'too-old', reason: '点开它离入会已超过 7 天' }],
    })
    const early = await member('早', await card(lin))
    await house.database.run('DELETE FROM referral_decision WHERE member_id = ?', [await memberId(house, early)])
    expect(await referral(early)).toMatchObject({ referrer: { maskedName: '林*' }, candidates: [] })
    expect((await explained(early))['reasonCode']).toBe('unrecorded')
  })

  it('stays recorded and earns nothing once the validity is over', async () => {
    const [lin, clerk] = [await member('林'), await aClerk(house)]
    const wang = await member('王', await card(lin))
    await settings({ referralValidDays: 30 })
    const { validUntil, counts } = (await referral(wang))['referrer'] as Body
    expect([counts, validUntil]).toEqual([
      true,
      new Date(house.clock.now() + 8 * 3_600_000 + 30 * DAY).toISOString().slice(0, 10),
    ])
    await later(29 * DAY)
    const paid = await buy(house, clerk, wang, 10_000)
    await later(3 * DAY)
    const late = await buy(house, clerk, wang, 10_000)
    expect([paid['commission'], late['commission']]).toMatchObject([
      { amountFen: 1_000, reasonCode: 'won' },
      { amountFen: 0, reasonCode: 'referral-expired' },
    ])
    expect((await referral(wang))['referrer']).toMatchObject({ maskedName: '林*', counts: false })
    const told = await path(lin, late['id'] ?? late['orderId'])
    expect(told).toMatchObject({
      reason: '推荐关系的有效期已过，推荐人仍有记录，但不再得佣金',
      candidates: [{ maskedName: '你', reasonCode: 'referral-expired' }],
    })
    await settings({ referralValidDays: null })
  })

  it('goes before followed links while the rules protect them, and after that no more', async () => {
    const [lin, chen, clerk] = [await member('林'), await member('陈'), await aClerk(house)]
    const wang = await member('王', await card(lin))
    await settings({ protectionDays: 3 })
    await later(DAY)
    await wang.must(201).post('/v1/visits', { token: await card(chen) })
    const early = await buy(house, clerk, wang, 10_000)
    await later(4 * DAY)
    const late = await buy(house, clerk, wang, 10_000)
    await settings({ protectionDays: 0 })
    const orders = [early, late].map((order) => String(order['id'] ?? order['orderId']))
    const support = (await operator()).must(200)
    const seen = await Promise.all(orders.map((id) => support.get(`/v1/operator/orders/${id}/path`)))
    const levels = seen.map(({ body }) => (body['levels'] as Body[])[0])
    expect(levels).toMatchObject([
      {
        payee: { maskedName: '林*' },
        candidates: [
          { kind: 'referrer', reasonCode: 'won' },
          {
            ...{ kind: 'visit', reasonCode: 'referrer-protected' },
            reasonEn: 'The friend joined lately: the referrer goes before cards that were followed since',
          },
          { kind: 'visit', reasonCode: 'outranked' },
        ],
      },
      {
        payee: { maskedName: '陈*' },
        candidates: [{ kind: 'visit', reasonCode: 'won' }, {}, { kind: 'referrer', reasonCode: 'outranked' }],
      },
    ])
  })

  it('is told to the member and to operators alone', async () => {
    const lin = await member('林')
    const no = String((await lin.must(200).get('/v1/me')).body['memberNo'])
    expect((await house.stranger().get('/v1/me/referral')).status).toBe(401)
    expect((await (await person()).caller.get('/v1/me/referral')).status).toBe(403)
    expect([401, 403]).toContain((await lin.get(`/v1/operator/members/${no}/referral`)).status)
    for (const unknown of ['0000000000', '1', '会员', "1' OR 1"]) {
      const answer = await (await operator()).get(`/v1/operator/members/${encodeURIComponent(unknown)}/referral`)
      expect([answer.status, answer.body['code']]).toEqual([404, 'member-unknown'])
    }
  })
})

describe('the way of a purchase', () => {
  /** 林 shares, 陈 joins through it and forwards, 王 joins through that and buys. */
  async function family() {
    const [lin, clerk] = [await member('林'), await aClerk(house)]
    const first = await card(lin)
    house.clock.pass(60_000)
    const chen = await member('陈', first)
    house.clock.pass(60_000)
    const second = await card(chen, first)
    house.clock.pass(60_000)
    const wang = await member('王', second)
    house.clock.pass(60_000)
    const order = await buy(house, clerk, wang, 6_800)
    return { lin, chen, wang, clerk, first, second, orderId: String(order['id'] ?? order['orderId']) }
  }

  it('leads back to the first share, for the payee and for the buyer, each naming only whom they know', async () => {
    const { chen, wang, orderId } = await family()
    const told = await path(chen, orderId)
    const asReferrer = { maskedName: '你', outcome: 'lost', reason: '作为好友的推荐人：7 天内点开的卡片优先' }
    expect(brief(told)).toEqual([
      ['purchase', '王*', '王*消费 68.00 元'],
      ['join', '王*', '王*通过你的卡片入会'],
      ['visit', '王*', '王*点开你的卡片'],
      ['link', '你', '你转发了卡片'],
      ['join', '你', '你通过林*的卡片入会'],
      ['visit', '你', '你点开林*的卡片'],
      ['link', '林*', '林*第一个分享了卡片'],
    ])
    expect(told).toMatchObject({ hidden: 0, candidates: [{ maskedName: '你', outcome: 'won' }, asReferrer] })
    const times = (told['steps'] as Body[]).map(({ at }) => String(at))
    expect([...times].sort().reverse()).toEqual(times)
    expect(brief(await path(wang, orderId)).map(([, who]) => who)).toEqual([
      ...['你', '你', '你', '陈*', '陈*', '陈*', '第 2 层好友'],
    ])
  })

  it('is nobody else’s business', async () => {
    const { lin, clerk, orderId } = await family()
    const stranger = await member('外')
    // 林 is two levels away and earns nothing from it.
    for (const other of [lin, clerk, stranger]) {
      const answer = await other.get(`/v1/me/commissions/${orderId}/path`)
      expect([answer.status, answer.body['code']]).toEqual([404, 'order-unknown'])
    }
    expect((await stranger.get('/v1/me/commissions/1/path')).body['code']).toBe('order-unknown')
    expect((await stranger.get('/v1/me/commissions/x/path')).body['code']).toBe('order-unknown')
    expect((await house.stranger().get(`/v1/me/commissions/${orderId}/path`)).status).toBe(401)
    expect([401, 403]).toContain((await lin.get(`/v1/operator/orders/${orderId}/path`)).status)
    expect((await (await operator()).get('/v1/operator/orders/1/path')).body['code']).toBe('order-unknown')
  })

  it('names everybody to an operator, with tokens and in English', async () => {
    const { first, second, orderId } = await family()
    const { body } = await (await operator()).must(200).get(`/v1/operator/orders/${orderId}/path`)
    expect((body['steps'] as Body[]).map(({ kind, token, textEn }) => [kind, token, textEn])).toEqual([
      ['purchase', null, '王* spent 68.00 yuan'],
      ['join', second, '王* joined through 陈*’s card'],
      ['visit', second, '王* followed 陈*’s card'],
      ['link', second, '陈* passed on a card'],
      ['join', first, '陈* joined through 林*’s card'],
      ['visit', first, '陈* followed 林*’s card'],
      ['link', first, '林* was the first to share a card'],
    ])
    expect(body).toMatchObject({ paidFen: 6_800, levels: [{ level: 1, amountFen: 680, reasonCode: 'won' }] })
  })

  it('a purchase without a share is told as one step, and why nobody earned', async () => {
    const [alone, clerk] = [await member('独'), await aClerk(house)]
    const order = await buy(house, clerk, alone, 1_000)
    expect(await path(alone, order['id'] ?? order['orderId'])).toMatchObject({
      steps: [{ kind: 'purchase', who: '你', channel: null }],
      reason: '没有推荐人，也没有点开过分享卡片',
      candidates: [],
    })
  })

  it('of orders of before they named their link the decision’s link is followed', async () => {
    const { chen, orderId } = await family()
    await house.database.run('UPDATE sale_order SET link_id = NULL WHERE id = ?', [orderId])
    expect(brief(await path(chen, orderId))).toHaveLength(7)
  })

  it('walks 64 forwards along their keys and tells of the first share beyond them', async () => {
    const { chen, wang, orderId, second } = await family()
    const [{ id: lowest }] = (await house.database.rows<{ id: number }>('SELECT id FROM share_link WHERE token = ?', [
      second,
    ])) as [{ id: number }]
    const ids = await house.app.get(Ids, { strict: false }).take(200)
    const own = await memberId(house, chen)
    const columns =
      'id,token,sharer_id,subject_id,material_version,parent_id,root_id,depth,channel,minted_on,minted_at'.split(',')
    await house.database.transaction((tx) =>
      tx.insert(
        'share_link',
        columns,
        ids.map((id, place) => [
          ...[
            id,
            `L${String(id).padStart(15, '0')}`,
            place === 0 ? 2 : place % 2 ? own : 3,
            1,
            id,
            ids[place - 1] ?? 0,
            ids[0] ?? 0,
          ],
          ...[place + 1, 1, '2026-11-01', new Date(Date.parse('2026-11-01') + place)],
        ]),
      ),
    )
    await house.database.run('UPDATE share_link SET parent_id = ?, root_id = ?, depth = 201 WHERE id = ?', [
      ...[ids.at(-1) ?? 0, ids[0] ?? 0, lowest],
    ])
    const told = await path(chen, orderId)
    const links = (told['steps'] as Body[]).filter(({ kind }) => kind === 'link')
    expect(links).toHaveLength(65)
    expect(told['hidden']).toBe(136)
    expect(links.at(-1)).toMatchObject({ who: '第 137 层好友', at: '2026-11-01T00:00:00.000Z' })
    expect((await path(wang, orderId))['hidden']).toBe(136)
  })
})

test('the replay’s way in is the same: a join at its own moment has its decision', async () => {
  const lin = await member('林')
  const token = await card(lin)
  const { personId, caller } = await person()
  const joining = { privacyVersion: PRIVACY_VERSION, nickname: null, storeCode: null, linkToken: token }
  const atMs = house.clock.now() + 5
  await house.app.get(JoinMembers, { strict: false }).join({ personId, atMs, joining, request: null, device: null })
  expect(await referral(caller)).toMatchObject({ referrer: { since: new Date(atMs).toISOString() } })
})
