import fc from 'fast-check'
import { dayOf } from '../calendar/day.js'
import { decideCommissions } from '../commission/decide.js'
import { type CommissionRules, defaultCommissionRules } from '../commission/rules.js'
import type { PointsLot } from '../points/lots.js'
import { decideSettlement, type SettlementFacts } from './settle.js'

const atMs = Date.parse('2026-11-18T04:00:00Z')
const day = dayOf(atMs)
const twoLevels: CommissionRules = {
  ...defaultCommissionRules,
  version: 2,
  secondLevelOn: true,
  secondLevelApproval: { approvedBy: 'legal', approvedOn: '2026-11-01', reference: 'L-1' },
}
const levels = (rules = defaultCommissionRules) =>
  decideCommissions(
    1,
    atMs,
    [
      {
        memberId: 2,
        kind: 'referrer',
        linkId: null,
        visitedAtMs: null,
        channel: null,
        status: 'active',
        promoter: true,
        upline: { memberId: 3, status: 'active', promoter: true },
      },
    ],
    rules,
  )
const lot = (id: number, remaining: number, validOn = day + 30): PointsLot => ({
  id,
  earnedOn: day - 9,
  validOn,
  earned: remaining,
  remaining,
  expired: 0,
  expiredTakenBack: 0,
})
const facts = (prices: number[], rest: Partial<SettlementFacts> = {}): SettlementFacts => ({
  orderId: 900,
  memberId: 1,
  lines: prices.map((priceFen, index) => ({ lineNo: index + 1, priceFen })),
  till: 'unspecified',
  atMs,
  day,
  tier: 'basic',
  birthday: false,
  pointsBalance: 0,
  lotId: 70,
  commission: levels().first,
  ...rest,
})

describe('points at checkout', () => {
  const lots = [lot(2, 500), lot(1, 300, day + 1), lot(3, 200)]
  const decision = decideSettlement(facts([2_000], { pointsToSpend: 700, pointsBalance: 1_000, lots }))

  it('pays with points first what is then not earned on', () => {
    expect(decision).toMatchObject({
      amountFen: 2_000,
      pointsSpent: 700,
      pointsFen: 700,
      paidFen: 1_300,
      growth: 130,
      points: 13,
      commissionFen: 130,
    })
  })

  it('takes them from the lots that run out first, and says from which', () => {
    expect(decision.spentLots.map(({ id, remaining }) => [id, remaining])).toEqual([
      [1, 0],
      [2, 100],
    ])
    expect(decision.spends.map(({ lotId, taken }) => [lotId, taken])).toEqual([
      [1, 300],
      [2, 400],
    ])
    expect(decision.lot).toMatchObject({ earned: 13, remaining: 13 })
  })

  it('posts them, the buyer’s', () => {
    expect(decision.movements[1]).toEqual({
      kind: 'order-points-spent',
      businessKey: 'order:900:points-spent',
      source: 'member:1:points',
      destination: 'points:spent',
      amount: 700,
      occurredAtMs: atMs,
      datedOn: day,
      memberId: 1,
      orderId: 900,
    })
  })

  it('are refused beyond what the order takes, and when the lots lack them', () => {
    expect(() => decideSettlement(facts([2_000], { pointsToSpend: 1_100, pointsBalance: 2_000 }))).toThrow(
      '1000 points',
    )
    expect(() =>
      decideSettlement(facts([2_000], { pointsToSpend: 700, pointsBalance: 700, lots: [lot(1, 699)] })),
    ).toThrow(RangeError)
  })
})

describe('commission of both levels', () => {
  const { first, second } = levels(twoLevels)

  it('is accrued to each payee', () => {
    const decision = decideSettlement(facts([19, 19], { commission: first, secondCommission: second }))
    expect(decision).toMatchObject({ commissionFen: 2, commissionSecondFen: 0 })
    const larger = decideSettlement(facts([1_019, 38], { commission: first, secondCommission: second }))
    expect(larger).toMatchObject({ commissionFen: 101 + 3, commissionSecondFen: 50 + 1 })
    expect(larger.movements.slice(-2)).toMatchObject([
      { businessKey: 'order:900:commission:1', memberId: 2, destination: 'member:2:commission:pending', amount: 104 },
      { businessKey: 'order:900:commission:2', memberId: 3, destination: 'member:3:commission:pending', amount: 51 },
    ])
    expect(larger.movements.at(-1)).toMatchObject({ kind: 'order-commission', source: 'commission:accrued' })
  })

  it('keeps each line’s own rates, the second cut to what the first leaves', () => {
    const lines = [
      { lineNo: 1, priceFen: 1_000, ratesBp: [2_800, 500] as const },
      { lineNo: 2, priceFen: 1_000, ratesBp: [0, 300] as const },
      { lineNo: 3, priceFen: 1_000 },
    ]
    const decision = decideSettlement(facts([], { lines, commission: first, secondCommission: second }))
    expect(decision.lines.map(({ commissionBp, commissionSecondBp }) => [commissionBp, commissionSecondBp])).toEqual([
      [2_800, 200],
      [0, 300],
      [1_000, 500],
    ])
    expect(decision).toMatchObject({ commissionFen: 280 + 0 + 100, commissionSecondFen: 20 + 30 + 50 })
    const alone = decideSettlement(facts([], { lines, commission: first }))
    expect(alone.lines.map(({ commissionSecondBp }) => commissionSecondBp)).toEqual([0, 0, 0])
  })

  it('never exceeds 3,000 bp of what was paid', () => {
    const rate = fc.integer({ min: 0, max: 10_000 })
    const lines = fc.array(fc.record({ priceFen: fc.nat(50_000), ratesBp: fc.tuple(rate, rate) }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(lines, fc.nat(20_000), (rows, couponFen) => {
        const decision = decideSettlement(
          facts([], {
            lines: rows.map((row, index) => ({ ...row, lineNo: index + 1 })),
            couponFen,
            commission: first,
            secondCommission: second,
          }),
        )
        for (const line of decision.lines) {
          expect((line.commissionFen + line.commissionSecondFen) * 10_000).toBeLessThanOrEqual(line.paidFen * 3_000)
          expect(line.commissionBp + line.commissionSecondBp).toBeLessThanOrEqual(3_000)
        }
        const posted = decision.movements.filter(({ kind }) => kind === 'order-commission')
        expect(posted.reduce((sum, { amount }) => sum + amount, 0)).toBe(
          decision.commissionFen + decision.commissionSecondFen,
        )
      }),
    )
  })
})
