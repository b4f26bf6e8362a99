import { chainFigures, dayText, kFactor, noFigures } from '@passalong/domain'
import { reportCsv } from '../../src/chain/report-csv.js'
import { type ShareReportView } from '../../src/chain/report-views.js'
import { TallyShares } from '../../src/chain/tally-shares.js'
import { type Caller } from '../factories/caller.js'
import { type House, STORE, startHouse } from '../factories/house.js'
import { complete, payee, withdraw } from '../factories/withdrawing.js'
import { dice, FIRST_DAY, Forest, plant, type RawMember, tell } from './forest.js'
import { recount } from './recount.js'

let house: House
let operator: Caller
const forest = new Forest(dice(20_261_122), 5_000_000).grow(300).line(12)
/** Somebody nobody may take for a formula. */
const DANGEROUS = '=1+1'

beforeAll(async () => {
  house = await startHouse()
  operator = await house.signInOperator()
  await plant(house.database, forest)
  await house.database.run('UPDATE member SET nickname = ? WHERE id >= 5000000 AND id % 3 = 0', [DANGEROUS])
  await house.database.run(
    `INSERT INTO share_subject (id, kind, code, title, created_at) VALUES (2, 'campaign', 'spring', '春天', '2026-01-01'), (3, 'product', 'tea', '茶', '2026-01-01')`,
  )
  await house.database.run(
    `INSERT INTO store (id, code, name, city, kind) VALUES (31, 'T31', '三一店', '上海', 'shop')`,
  )
  await house.database.run(`INSERT INTO chat_group (id, open_gid, first_seen_at) VALUES (501, 'g501', '2026-01-01')`)
  await tell(house.database, forest.events, 900_000_000, () => 7)
  await tallied()
})
afterAll(() => house?.close())

const tallied = () => house.app.get(TallyShares, { strict: false }).run()
const report = async (scope: string, id: string, query = '') =>
  (await operator.must(200).get(`/v1/operator/share-reports/${scope}/${id}${query}`)).body as unknown as ShareReportView

describe('a report says what a recount of the raw rows says', () => {
  const counted = recount(forest)
  const token = async (id: number) =>
    (await house.database.rows<{ token: string }>('SELECT token FROM share_link WHERE id = ?', [id]))[0]?.token ?? ''
  /** The sum of a scope's rows of the recount, by figure; `own` is what its owner adds. */
  function expected(scope: number, id: number, own: Partial<ReturnType<typeof noFigures>> = {}) {
    const sum = noFigures()
    for (const [name, row] of counted.figures) {
      if (name.startsWith(`${scope}/${id}/1/`)) for (const figure of chainFigures) sum[figure] += row[figure]
    }
    for (const [figure, by] of Object.entries(own)) sum[figure as 'links'] += by
    return sum
  }
  function agrees(said: ShareReportView, sum: ReturnType<typeof noFigures>) {
    const { aliveLinks, ...totals } = sum
    expect(said.totals).toEqual(totals)
    expect(said.deadBranches).toEqual({ dead: sum.links - aliveLinks, of: sum.links })
    expect(said.kFactor).toEqual({
      sharedJoins: sum.sharedJoins,
      members: sum.members,
      value: kFactor(sum.sharedJoins, sum.members),
    })
    for (const rows of [said.byDepth, said.byDay])
      expect(rows.reduce((all, row) => all + row.paidFen + row.visits + row.links, 0)).toBe(
        sum.paidFen + sum.visits + sum.links,
      )
  }

  it('of the shop, a campaign, a store and a group', async () => {
    agrees(await report('shop', '-'), expected(1, 0))
    agrees(await report('campaign', 'spring'), expected(2, 2))
    agrees(await report('campaign', 'product:tea'), expected(2, 3))
    agrees(await report('campaign', 'join'), expected(2, 1))
    agrees(await report('store', 'T31'), expected(3, 31))
    agrees(await report('group', '501'), expected(4, 501))
    expect((await report('campaign', 'spring')).scope).toEqual({ kind: 'campaign', id: 'spring', title: '春天' })
  })

  it('of every link and member of it', async () => {
    for (const link of forest.links.filter((_, index) => index % 9 === 0)) {
      const said = await report('link', await token(link.id))
      agrees(said, expected(6, link.id, { links: 1, members: link.sharerId === 0 ? 0 : 1 }))
    }
    for (const { id } of forest.members.filter((_, index) => index % 9 === 0))
      agrees(await report('member', String(id)), expected(5, id, { members: 1 }))
  })

  it('with the deepest path and the widest depth', async () => {
    const { longestPath, breadth } = await report('shop', '-')
    const depths = forest.links.map(({ depth }) => depth)
    expect(longestPath).toBe(Math.max(...depths))
    const atDepth = depths.map((depth) => depths.filter((other) => other === depth).length)
    expect(breadth).toBe(Math.max(...atDepth))
  })

  it('in a window: its days only, and the members who could share by its end', async () => {
    const whole = await report('shop', '-')
    const [from, to] = [dayText(FIRST_DAY + 1), dayText(FIRST_DAY + 2)]
    const said = await report('shop', '-', `?from=${from}&to=${to}`)
    const inside = whole.byDay.filter(({ day }) => day >= from && day <= to)
    expect(said.byDay).toEqual(inside)
    expect(said.totals.visits).toBe(inside.reduce((sum, { visits }) => sum + visits, 0))
    const members = whole.byDay.filter(({ day }) => day <= to).reduce((sum, day) => sum + day.members, 0)
    const sharedJoins = inside.reduce((sum, day) => sum + day.sharedJoins, 0)
    expect(said.kFactor).toEqual({ sharedJoins, members, value: kFactor(sharedJoins, members) })
    expect(said.byDepth).toEqual(whole.byDepth)
  })

  it('with the leaders in their order', async () => {
    const { topSharers, topGroups } = await report('shop', '-')
    const ranked = [...counted.leaders]
      .filter(([name]) => name.startsWith('1/0/1/'))
      .map(([name, row]) => ({ id: Number(name.split('/')[3]), joins: row[1] as number, paid: row[3] as number }))
      .sort((a, b) => b.joins - a.joins || b.paid - a.paid)
    expect(topSharers.map(({ joins, paidFen }) => [joins, paidFen])).toEqual(
      ranked.slice(0, 20).map(({ joins, paid }) => [joins, paid]),
    )
    const named = new Map(ranked.map(({ id, joins, paid }) => [String(id), [joins, paid]]))
    for (const { memberNo, joins, paidFen } of topSharers) expect(named.get(memberNo)).toEqual([joins, paidFen])
    expect(topGroups.map(({ id }) => id).sort()).toEqual(['501', '502', '503'])
  })
})

it('asks about what is not there are declared refusals', async () => {
  const refused = async (path: string) => {
    const { status, body } = await operator.get(`/v1/operator/share-reports/${path}`)
    return [status, body['code']]
  }
  expect(await refused('planet/-')).toEqual([400, 'request-invalid'])
  expect(await refused('shop/1')).toEqual([400, 'request-invalid'])
  expect(await refused('campaign/none')).toEqual([404, 'subject-unknown'])
  expect(await refused('store/none')).toEqual([404, 'store-unknown'])
  for (const code of ['门店', 'ａ', 'T31 ', '😀'])
    expect(await refused(`store/${encodeURIComponent(code)}`)).toEqual([404, 'store-unknown'])
  expect(await refused('group/12')).toEqual([404, 'group-unknown'])
  expect(await refused('group/x')).toEqual([404, 'group-unknown'])
  expect(await refused('link/%27%20OR%201')).toEqual([404, 'link-unknown'])
  expect(await refused('member/99')).toEqual([404, 'member-unknown'])
  expect(await refused('shop/-?from=2026-02-30')).toEqual([400, 'request-invalid'])
  expect(await refused('shop/-?from=2026-03-02&to=2026-03-01')).toEqual([400, 'request-invalid'])
})

describe('for a spreadsheet', () => {
  it('the report is a table with its mark, Chinese headings, plain numbers and amounts in yuan', async () => {
    const said = await report('shop', '-')
    const answer = await fetch(`${house.url}/v1/operator/share-reports/shop/-/csv`, {
      headers: { authorization: `Bearer ${operator.token}` },
    })
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const lines = bytes.subarray(3).toString().split('\r\n')
    expect(lines[0]).toBe(
      '部分,项目,数值,链接,打开,访客,能分享的会员,入会,分享带来的入会,订单,首单,实付（元）,佣金（元）',
    )
    expect(new Set(lines.slice(0, -1).map((line) => line.split(',').length)).size).toBeLessThanOrEqual(2)
    const totals = lines.find((line) => line.startsWith('合计')) ?? ''
    const { links, visits, paidFen } = said.totals
    expect(totals).toContain(`合计,,,${links},${visits},`)
    expect(totals).toContain(`${Math.floor(paidFen / 100)}.${String(paidFen % 100).padStart(2, '0')}`)
    expect(lines.filter((line) => line.startsWith('按日'))).toHaveLength(said.byDay.length)
    expect(lines).toContain(`概况,K 系数,${said.kFactor.value}`)
  })

  it('no name is a formula, whatever it begins with, and none breaks out of its cell', () => {
    const names = ['=1+1', '＝1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'a,b', 'a"b', 'a\nb', '林*']
    const led = { visits: 1, joins: 2, firstOrders: 0, paidFen: -150 }
    const figures = { ...noFigures(), paidFen: -5 }
    const csv = reportCsv({
      ...{ scope: { kind: 'shop', id: '-', title: '=title' }, from: null, to: null, totals: figures },
      ...{ byDepth: [], byDay: [], breadth: 0, longestPath: 0, topGroups: [], asOf: '2026-11-21T16:05:09.484Z' },
      ...{ kFactor: { sharedJoins: 0, members: 0, value: null }, deadBranches: { dead: 0, of: 0 } },
      topSharers: names.map((maskedName) => ({ memberNo: '1', maskedName, ...led })),
    })
    const cells = [...csv.matchAll(/分享榜,("(?:[^"]|"")*"|[^,]*),1,,1,/g)].map(([, cell]) => cell)
    expect(cells).toEqual([
      ...["'=1+1", "'＝1", "'+1", "'-1", "'@SUM(A1)", "'\tx", `"'\rx"`],
      ...['"a,b"', '"a""b"', '"a\nb"', '林*'],
    ])
    expect(csv).toContain("范围,'=title")
    expect(csv).toContain(',-1.50,')
    expect(csv).toContain('数据截至,2026-11-22 00:05:09\r\n')
  })
})

describe('what a member sees', () => {
  let lin: Caller
  let linId: number
  const friend = (index: number): RawMember => ({
    ...{ id: 7_000_000 + index, personId: 7_100_000 + index, referrerId: linId, linkId: null },
    joinedAtMs: house.clock.now() - 1_000_000 + index,
  })

  beforeAll(async () => {
    lin = await house.join('lin', { storeCode: STORE })
    const no = String((await lin.get('/v1/me')).body['memberNo'])
    linId = (await house.database.rows<{ id: number }>('SELECT id FROM member WHERE member_no = ?', [no]))[0]?.id ?? 0
  })

  it('a friend who followed the card and joined is there within a second, with figures by level', async () => {
    const link = await lin.must(201).post('/v1/share-links', { subject: { kind: 'join' }, channel: 'card' })
    const linkToken = String(link.body['token'])
    const chen = await house.signIn('chen')
    await chen.must(201).post('/v1/visits', { token: linkToken, wxScene: 1007 })
    await house.join('chen', { linkToken, nickname: '陈一诺' })
    await tallied()
    const { body } = await lin.must(200).get('/v1/me/chain')
    expect(body).toMatchObject({
      ...{ visits: 1, joins: 1, firstOrders: 0, paidFen: 0, earnedFen: 0 },
      byLevel: [{ level: 1, visits: 1, joins: 1, firstOrders: 0, paidFen: 0 }],
      byDay: [{ visits: 1, joins: 1, paidFen: 0 }],
      friends: { items: [{ maskedName: '陈*', joins: 0, further: 0, visits: 0, firstOrder: false }], next: null },
      topGroups: [],
    })
    expect(Date.parse(String(body['asOf']))).toBeLessThanOrEqual(house.clock.now())
  })

  it('what was paid out is earned all the same', async () => {
    const chen = await payee(house, 1_000)
    const { body } = await withdraw(chen, 600)
    expect((await chen.must(200).get('/v1/me/chain')).body['earnedFen']).toBe(1_000)
    await complete(house, chen, body['id'])
    expect((await chen.must(200).get('/v1/me/chain')).body['earnedFen']).toBe(1_000)
  })

  it('friends come newest first, twenty a page, each once; deeper ones are counts without names', async () => {
    const friends = Array.from({ length: 45 }, (_, index) => friend(index))
    const below = { ...friend(100), id: 7_200_000, personId: 7_200_001, referrerId: 7_000_044 }
    await plant(house.database, { links: [], visits: [], members: [...friends, below] })
    const pages: { items: { id: string; maskedName: string; joinedAt: string }[]; next: string | null }[] = []
    for (let after: string | null = ''; after !== null && pages.length < 9; after = pages.at(-1)?.next ?? null) {
      const { body } = await lin.must(200).get(`/v1/me/chain/friends${after && `?after=${after}`}`)
      pages.push(body as unknown as (typeof pages)[number])
    }
    expect(pages.map(({ items }) => items.length)).toEqual([20, 20, 6])
    const all = pages.flatMap(({ items }) => items)
    expect(new Set(all.map(({ id }) => id)).size).toBe(46)
    expect(all[0]?.joinedAt).toBe(new Date(friends[44]?.joinedAtMs ?? 0).toISOString())
    expect(JSON.stringify(pages)).not.toContain('700004')
    expect(all.every(({ maskedName }) => maskedName.includes('*'))).toBe(true)
  })

  it('a friend’s name means nothing to anybody else, and nobody makes one up', async () => {
    const chen = await house.signIn('chen')
    const { body } = await lin.get('/v1/me/chain/friends')
    const [first] = body['items'] as { id: string }[]
    const id = String(first?.id)
    expect((await lin.must(200).get(`/v1/me/chain/friends/${id}`)).body).toMatchObject({ byLevel: [] })
    for (const name of [id.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')), '7000044', 'x'.repeat(22), '%00'])
      expect((await lin.get(`/v1/me/chain/friends/${name}`)).body['code']).toBe('member-unknown')
    expect(await chen.get(`/v1/me/chain/friends/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'member-unknown' },
    })
    expect((await chen.get(`/v1/me/chain/friends?after=${id}`)).status).toBe(404)
    expect((await house.stranger().get('/v1/me/chain')).status).toBe(401)
    expect((await lin.get('/v1/operator/share-reports/shop/-')).status).toBe(403)
  })
})
