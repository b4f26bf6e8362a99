import fc from 'fast-check'
import { dayOf, dayText } from '../calendar/day.js'
import { type CommissionDecision, decideCommission } from '../commission/decide.js'
import { allocate } from '../money/allocate.js'
import { decideSettlement, type SettlementFacts } from './settle.js'

/** 12:00 in Shanghai on a Wednesday. */
const atMs = Date.parse('2026-11-18T04:00:00Z')
const nobody: CommissionDecision = decideCommission(1, atMs, [])
const paidTo = (memberId: number): CommissionDecision =>
  decideCommission(1, atMs, [
    { memberId, kind: 'referrer', linkId: null, visitedAtMs: null, channel: null, status: 'active', promoter: true },
  ])
const facts = (paidFen: number[], rest: Partial<SettlementFacts> = {}): SettlementFacts => ({
  orderId: 900,
  memberId: 1,
  lines: paidFen.map((priceFen, index) => ({ lineNo: index + 1, priceFen })),
  till: 'unspecified',
  atMs,
  day: dayOf(atMs),
  tier: 'basic',
  birthday: false,
  pointsBalance: 0,
  lotId: 70,
  commission: nobody,
  ...rest,
})

describe('the worked cases', () => {
  it('1: 普卡 pays 62.00 after the member-day coupon', () => {
    const [share = 0] = allocate(600, [6_800])
    const decision = decideSettlement(facts([6_800 - share], { commission: paidTo(2) }))
    expect(decision).toMatchObject({
      paidFen: 6_200,
      growth: 620,
      points: 62,
      pointsPerTenYuan: 10,
      commissionFen: 620,
    })
    expect(decision.lot).toEqual({
      id: 70,
      earnedOn: dayOf(atMs),
      validOn: expect.any(Number),
      earned: 62,
      remaining: 62,
      expired: 0,
      expiredTakenBack: 0,
    })
    expect(dayText(decision.lot?.validOn ?? 0)).toBe('2027-11-30')
    const shared = { occurredAtMs: atMs, datedOn: dayOf(atMs), orderId: 900, memberId: 1 }
    expect(decision.movements).toEqual([
      {
        ...shared,
        kind: 'order-paid',
        businessKey: 'order:900:paid',
        source: 'till:unspecified',
        destination: 'order:900:paid',
        amount: 6_200,
      },
      {
        ...shared,
        kind: 'order-growth',
        businessKey: 'order:900:growth',
        source: 'growth:issued',
        destination: 'member:1:growth',
        amount: 620,
      },
      {
        ...shared,
        kind: 'order-points',
        businessKey: 'order:900:points',
        source: 'points:issued',
        destination: 'member:1:points',
        amount: 62,
      },
      {
        ...shared,
        memberId: 2,
        kind: 'order-commission',
        businessKey: 'order:900:commission:1',
        source: 'commission:accrued',
        destination: 'member:2:commission:pending',
        amount: 620,
      },
    ])
  })

  it('2: 银卡 pays 99.99 on the birthday', () => {
    const decision = decideSettlement(facts([9_999], { tier: 'silver', birthday: true }))
    expect(decision).toMatchObject({ growth: 999, points: 299, pointsPerTenYuan: 30 })
  })

  it('3: three lines share a coupon', () => {
    const prices = [1_000, 2_000, 333]
    const shares = allocate(500, prices)
    const decision = decideSettlement(
      facts(
        prices.map((price, index) => price - (shares[index] ?? 0)),
        { commission: paidTo(2) },
      ),
    )
    expect(decision).toMatchObject({ paidFen: 2_833, growth: 283, points: 28, commissionFen: 283 })
    expect(
      decision.lines.map(({ paidFen, commissionBp, commissionFen }) => [paidFen, commissionBp, commissionFen]),
    ).toEqual([
      [850, 1_000, 85],
      [1_700, 1_000, 170],
      [283, 1_000, 28],
    ])
    const lines = prices.map((priceFen, index) => ({ lineNo: index + 1, priceFen }))
    expect(decideSettlement(facts([], { lines, couponFen: 500, commission: paidTo(2) }))).toMatchObject({
      paidFen: 2_833,
      commissionFen: 283,
      lines: [{ couponFen: 150 }, { couponFen: 300 }, { couponFen: 50 }],
    })
  })
})

describe('decideSettlement', () => {
  it('floors commission by line and the rest by order', () => {
    const decision = decideSettlement(facts([19, 19, 19], { commission: paidTo(2) }))
    expect(decision).toMatchObject({ paidFen: 57, growth: 5, points: 0, commissionFen: 3 })
  })

  it('posts no commission when nobody is paid, and nothing that is nothing', () => {
    const decision = decideSettlement(facts([9]))
    expect(decision).toMatchObject({ commissionFen: 0, commissionSecondFen: 0, lot: null, spends: [], spentLots: [] })
    expect(decision.lines).toMatchObject([{ commissionBp: 0, commissionSecondBp: 0, commissionFen: 0 }])
    expect(decision.movements.map(({ kind }) => kind)).toEqual(['order-paid'])
    const small = decideSettlement(facts([9], { commission: paidTo(2) }))
    expect(small.movements.map(({ kind }) => kind)).toEqual(['order-paid'])
    expect(decideSettlement(facts([0])).movements).toEqual([])
  })

  it('fills a debt of points before any can be spent', () => {
    expect(decideSettlement(facts([6_200], { pointsBalance: -20 })).lot).toMatchObject({ earned: 62, remaining: 42 })
    expect(decideSettlement(facts([6_200], { pointsBalance: -99 })).lot).toMatchObject({ earned: 62, remaining: 0 })
    expect(decideSettlement(facts([6_200], { pointsBalance: 500 })).lot).toMatchObject({ earned: 62, remaining: 62 })
  })

  it('takes imported money from its own till', () => {
    expect(decideSettlement(facts([100], { till: 'imported' })).movements[0]?.source).toBe('till:imported')
  })

  it('posts exactly what it decides, once each', () => {
    const lines = fc.array(fc.nat(5_000_000), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom('basic' as const, 'silver' as const, 'gold' as const),
        fc.boolean(),
        (paid, tier, birthday) => {
          const decision = decideSettlement(facts(paid, { tier, birthday, commission: paidTo(2) }))
          const posted = (kind: string) =>
            decision.movements.filter((one) => one.kind === kind).reduce((sum, { amount }) => sum + amount, 0)
          expect(posted('order-paid')).toBe(paid.reduce((a, b) => a + b, 0))
          expect(posted('order-growth')).toBe(decision.growth)
          expect(posted('order-points')).toBe(decision.points)
          expect(posted('order-commission')).toBe(decision.commissionFen)
          expect(decision.lines.reduce((sum, { commissionFen }) => sum + commissionFen, 0)).toBe(decision.commissionFen)
          expect(new Set(decision.movements.map(({ businessKey }) => businessKey)).size).toBe(decision.movements.length)
          for (const { amount } of decision.movements) expect(amount).toBeGreaterThan(0)
        },
      ),
    )
  })
})
