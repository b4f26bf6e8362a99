import { randomUUID } from 'node:crypto'
import { account, dayOf, dayText, type Movement } from '@passalong/domain'
import { commissionHistory } from '../../src/home/commission-history.js'
import { ShowHome } from '../../src/home/show-home.js'
import { Ledger } from '../../src/ledger/ledger.js'
import { ReadTogether } from '../../src/platform/database/read-together.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'
import { crowd, memberId } from '../factories/till.js'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())

interface Shown {
  amount: number
  from: string | null
  to: string | null
  balance: number | null
  title: string
  asset: string
}

/** Posts movements of a member, a minute apart, the newest now. */
async function post(member: number, ...steps: Pick<Movement, 'kind' | 'source' | 'destination' | 'amount'>[]) {
  const now = house.clock.now()
  const movements = steps.map((step, index) => {
    const occurredAtMs = now - (steps.length - index) * 60_000
    return {
      ...step,
      businessKey: `test:${randomUUID()}`,
      occurredAtMs,
      datedOn: dayOf(now),
      memberId: member,
      orderId: null,
    }
  })
  const ledger = house.app.get(Ledger, { strict: false })
  await house.database.transaction((tx) => ledger.post(tx, movements))
}

/** Adds commission that waits for its release, as bare rows; in fen by days from today. */
async function pending(payee: number, waiting: [inDays: number, amountFen: number, takenBackFen: number][]) {
  const today = dayOf(house.clock.now())
  const columns =
    'order_id,level,payee_id,buyer_id,base_fen,rate_bp,amount_fen,taken_back_fen,reason_code,rule_version,decision,decided_at,available_on,due_on'
  const decision = JSON.stringify({ payeeId: payee, rateBp: 1000, reasonCode: 'won', ruleVersion: 1, candidates: [] })
  const rows = waiting.map(([inDays, amountFen, takenBackFen], index) => {
    const on = dayText(today + inDays)
    const fen = [amountFen * 10, 1000, amountFen, takenBackFen]
    const at = new Date(house.clock.now() - index * 1000)
    return [payee * 1000 + index, 1, payee, 1, ...fen, 'won', 1, decision, at, on, on]
  })
  await house.database.transaction((tx) => tx.insert('commission', columns.split(','), rows))
}

async function lots(member: number, ends: [inDays: number, remaining: number][]) {
  const today = dayOf(house.clock.now())
  const columns = 'id,member_id,earned_on,valid_on,earned,remaining,expired,expired_taken_back'.split(',')
  const rows = ends.map(([inDays, remaining], index) => {
    return [member * 1000 + index, member, dayText(today - 300), dayText(today + inDays), 500, remaining, 0, 0]
  })
  await house.database.transaction((tx) => tx.insert('points_lot', columns, rows))
}

async function aMember(): Promise<[Caller, number]> {
  const [member] = (await crowd(house, 1)) as [Caller]
  return [member, await memberId(house, member)]
}

it('home tells what waits until when and what runs out next', async () => {
  const [member, id] = await aMember()
  const today = dayOf(house.clock.now())
  const bare = await member.must(200).get('/v1/me')
  expect(bare.body).toMatchObject({ nextRelease: null, expiringPoints: null, withdrawingFen: 0, payrollFen: 0 })

  await pending(id, [
    [5, 900, 0],
    [3, 620, 20],
    [3, 100, 0],
  ])
  await lots(id, [
    [-1, 40],
    [30, 0],
    [31, 70],
    [31, 50],
    [58, 9],
    [200, 8],
  ])
  const { body } = await member.must(200).get('/v1/me')
  expect(body['nextRelease']).toEqual({ on: dayText(today + 3), amountFen: 700 })
  expect(body['expiringPoints']).toEqual({ on: dayText(today + 31), points: 120 })
  const points = await member.must(200).get('/v1/me/points')
  expect(points.body['untilDays']).toEqual([
    { on: dayText(today + 31), points: 120 },
    { on: dayText(today + 58), points: 9 },
    { on: dayText(today + 200), points: 8 },
  ])
})

it('home asks all that it shows in one round trip', async () => {
  const [, id] = await aMember()
  const sent: number[] = []
  const reader = new ReadTogether((statements) => {
    sent.push(statements.length)
    return Promise.all(statements.map(({ sql, values }) => house.database.rows<unknown>(sql, values)))
  })
  await house.app.get(ShowHome, { strict: false }).show(id, reader)
  expect(sent).toEqual([7])
})

it('money that changes its state is told with both states and without a sign; every entry with what was there then', async () => {
  const [member, id] = await aMember()
  const of = {
    pending: account.commissionPending(id),
    available: account.commissionAvailable(id),
    withdrawing: account.commissionWithdrawing(id),
  }
  await post(
    id,
    { kind: 'order-commission', source: account.commissionAccrued, destination: of.pending, amount: 900 },
    { kind: 'refund-commission', source: of.pending, destination: account.commissionAccrued, amount: 300 },
    { kind: 'commission-released', source: of.pending, destination: of.available, amount: 600 },
    { kind: 'withdrawal-requested', source: of.available, destination: of.withdrawing, amount: 500 },
    { kind: 'withdrawal-paid', source: of.withdrawing, destination: account.payoutWechat, amount: 450 },
    { kind: 'withdrawal-tax', source: of.withdrawing, destination: account.taxWithheld, amount: 50 },
  )
  const { body } = await member.must(200).get('/v1/me/entries')
  const told = (body['entries'] as Shown[]).map(({ amount, from, to, balance }) => [amount, from, to, balance])
  expect(told).toEqual([
    [-50, '提现中', null, 0],
    [450, '提现中', '微信零钱', null],
    [500, '可提现', '提现中', 500],
    [600, '待结算', '可提现', 600],
    [-300, '待结算', null, 600],
    [900, null, '待结算', 900],
  ])
})

it('entries of one asset, with the points after each, also on a later page', async () => {
  const [member, id] = await aMember()
  const points = { source: account.pointsIssued, destination: account.points(id) }
  const growth = { source: account.growthIssued, destination: account.growth(id) }
  const steps = Array.from({ length: 45 }, (_, index) =>
    index % 3 === 2
      ? { kind: 'order-growth' as const, ...growth, amount: 7 }
      : { kind: 'order-points' as const, ...points, amount: 10 },
  )
  await post(id, ...steps)
  await post(id, {
    kind: 'order-points-spent',
    source: points.destination,
    destination: account.pointsSpent,
    amount: 100,
  })
  const first = await member.must(200).get('/v1/me/entries?asset=points')
  const second = await member.must(200).get(`/v1/me/entries?asset=points&before=${first.body['next']}`)
  const shown = [...(first.body['entries'] as Shown[]), ...(second.body['entries'] as Shown[])]
  expect(second.body['next']).toBeNull()
  expect(new Set(shown.map(({ asset }) => asset))).toEqual(new Set(['points']))
  expect(shown.map(({ balance }) => balance)).toEqual([
    200,
    ...Array.from({ length: 30 }, (_, index) => 300 - index * 10),
  ])
  expect(shown[0]?.amount).toBe(-100)
  const grown = await member.must(200).get('/v1/me/entries?asset=growth')
  expect((grown.body['entries'] as Shown[]).map(({ balance }) => balance)).toEqual(Array(15).fill(null))
  await member.must(400).get('/v1/me/entries?asset=money')
})

it('commission is told in its state, with the day', async () => {
  const [member, id] = await aMember()
  await pending(id, [
    [8, 100, 0],
    [8, 200, 0],
    [8, 300, 300],
    [8, 400, 0],
  ])
  const release = (index: number, to: string) =>
    house.database.run('UPDATE commission SET due_on = NULL, released_at = ?, released_to = ? WHERE order_id = ?', [
      new Date('2026-11-20T16:00:00Z'),
      to,
      id * 1000 + index,
    ])
  await release(1, 'available')
  await release(3, 'payroll')
  const { body } = await member.must(200).get('/v1/me/commissions')
  const told = (body['items'] as { amountFen: number; state: string; releasedAt: string | null; level: number }[]).map(
    ({ amountFen, state, releasedAt, level }) => [amountFen, state, releasedAt, level],
  )
  expect(told).toEqual([
    [100, 'pending', null, 1],
    [200, 'available', '2026-11-20T16:00:00.000Z', 1],
    [0, 'void', null, 1],
    [400, 'payroll', '2026-11-20T16:00:00.000Z', 1],
  ])
})

it('a history of thousands is looked at a bounded piece at a time, and leads to its end', async () => {
  const [member, id] = await aMember()
  const columns = 'id,kind,business_key,source,destination,amount,occurred_at,dated_on,member_id,seal'.split(',')
  const rows = Array.from({ length: 1_200 }, (_, index) => {
    const kind = index === 0 ? 'order-points' : 'order-commission'
    const at = new Date(house.clock.now() - (1_200 - index) * 1000)
    return [
      5_000_000 + index,
      kind,
      `hot:${index}`,
      'x',
      `member:${id}:points`,
      1,
      at,
      '2026-01-01',
      id,
      Buffer.alloc(32),
    ]
  })
  await house.database.transaction((tx) => tx.insert('ledger_entry', columns, rows))
  const pages: number[] = []
  for (let next: unknown = ''; next !== null; ) {
    const { body } = await member.must(200).get(`/v1/me/entries?asset=points${next ? `&before=${next}` : ''}`)
    pages.push((body['entries'] as unknown[]).length)
    next = body['next']
  }
  expect(pages).toEqual([0, 0, 1])
})

it('an upline of thousands is told what they have without their history being read', async () => {
  const [, id] = await aMember()
  await pending(
    id,
    Array.from({ length: 4_000 }, (_, index) => [1 + (index % 400), 100, 0]),
  )
  const friends = Array.from({ length: 300 }, (_, index) => id * 1000 + 500_000 + index)
  const columns = 'id,member_no,status,nickname,joined_at,referrer_id,tier,standing_on'.split(',')
  const rows = friends.map((one) => [
    one,
    String(one).slice(-10),
    'active',
    '友',
    new Date(),
    id,
    'basic',
    '2026-01-01',
  ])
  await house.database.transaction((tx) => tx.insert('member', columns, rows))
  await house.database.rows('ANALYZE TABLE commission, member')
  const read = await house.database.transaction(async (tx) => {
    const reads = async () => {
      const status = await tx.rows<{ Value: string }>(`SHOW SESSION STATUS LIKE 'Handler_read%'`)
      return status.reduce((sum, { Value }) => sum + Number(Value), 0)
    }
    const before = await reads()
    const home = await house.app.get(ShowHome, { strict: false }).show(id, tx)
    expect(home.nextRelease?.amountFen).toBe(1_000)
    expect(await commissionHistory(tx, id, 50)).toHaveLength(50)
    return (await reads()) - before
  })
  // Three hundred friends are counted; of four thousand commissions fifty are read, and one day's.
  expect(read).toBeLessThan(1_500)
})
