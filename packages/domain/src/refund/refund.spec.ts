import { dayOf } from '../calendar/day.js'
import type { PointsLot } from '../points/lots.js'
import { decideRefund, type RefundFacts } from './refund.js'
import { type RefundableLine, RefundTooLarge } from './refund-lines.js'

const paidAt = Date.parse('2026-11-18T04:00:00Z')
const refundedAt = Date.parse('2026-11-20T04:00:00Z')
const line = (lineNo: number, paidFen: number, rest: Partial<RefundableLine> = {}): RefundableLine => ({
  lineNo,
  quantity: 1,
  paidFen,
  refundedQuantity: 0,
  refundedFen: 0,
  pointsSpent: 0,
  pointsReturned: 0,
  commissionBp: 1_000,
  commissionSecondBp: 0,
  ...rest,
})
const lot = (id: number, remaining: number, rest: Partial<PointsLot> = {}): PointsLot => ({
  id,
  earnedOn: dayOf(paidAt),
  validOn: dayOf(paidAt) + 377,
  earned: remaining,
  remaining,
  expired: 0,
  expiredTakenBack: 0,
  ...rest,
})
const facts = (lines: RefundableLine[], rest: Partial<RefundFacts> = {}): RefundFacts => ({
  refundId: 5,
  orderId: 900,
  memberId: 1,
  paidFen: lines.reduce((sum, { paidFen }) => sum + paidFen, 0),
  pointsPerTenYuan: 10,
  orderDay: dayOf(paidAt),
  till: 'unspecified',
  lines,
  commission: { payeeId: 2, source: 'member:2:commission:pending' },
  lots: [lot(70, 28)],
  ownLotId: 70,
  atMs: refundedAt,
  day: dayOf(refundedAt),
  ...rest,
})

describe('worked case 3', () => {
  const lines = [line(1, 850), line(2, 1_700), line(3, 283)]
  const decision = decideRefund(facts(lines), [{ lineNo: 3, quantity: 1 }])

  it('gives line 3 back', () => {
    expect(decision).toMatchObject({ amountFen: 283, growth: 28, points: 3, commissionFen: 28 })
    expect(decision.lines).toEqual([{ lineNo: 3, quantity: 1, amountFen: 283, pointsReturned: 0 }])
    expect(decision.lots).toEqual([lot(70, 28, { remaining: 25 })])
  })

  it('posts it the way it came, growth on the order’s day', () => {
    const shared = { occurredAtMs: refundedAt, datedOn: dayOf(refundedAt), orderId: 900, memberId: 1 }
    expect(decision.movements).toEqual([
      {
        ...shared,
        kind: 'refund-paid',
        businessKey: 'refund:5:paid',
        source: 'order:900:paid',
        destination: 'till:unspecified',
        amount: 283,
      },
      {
        ...shared,
        kind: 'refund-growth',
        businessKey: 'refund:5:growth',
        datedOn: dayOf(paidAt),
        source: 'member:1:growth',
        destination: 'growth:issued',
        amount: 28,
      },
      {
        ...shared,
        kind: 'refund-points',
        businessKey: 'refund:5:points',
        source: 'member:1:points',
        destination: 'points:issued',
        amount: 3,
      },
      {
        ...shared,
        memberId: 2,
        kind: 'refund-commission',
        businessKey: 'refund:5:commission:1',
        source: 'member:2:commission:pending',
        destination: 'commission:accrued',
        amount: 28,
      },
    ])
  })
})

describe('decideRefund', () => {
  it('gives units back by the floor of their share, the last with the rest', () => {
    const three = line(1, 1_000, { quantity: 3 })
    expect(decideRefund(facts([three]), [{ lineNo: 1, quantity: 1 }]).amountFen).toBe(333)
    expect(decideRefund(facts([three]), [{ lineNo: 1, quantity: 2 }]).amountFen).toBe(666)
    const one = { ...three, refundedQuantity: 1, refundedFen: 333 }
    expect(decideRefund(facts([one]), [{ lineNo: 1, quantity: 1 }]).amountFen).toBe(333)
    const two = { ...three, refundedQuantity: 2, refundedFen: 666 }
    expect(decideRefund(facts([two]), [{ lineNo: 1, quantity: 1 }]).amountFen).toBe(334)
  })

  it('gives an amount of a single unit back, which counts as the unit once nothing is left', () => {
    const part = decideRefund(facts([line(1, 6_800)]), [{ lineNo: 1, amountFen: 1_800 }])
    expect(part.lines).toEqual([{ lineNo: 1, quantity: 0, amountFen: 1_800, pointsReturned: 0 }])
    const rest = facts([line(1, 6_800, { refundedFen: 1_800 })])
    expect(decideRefund(rest, [{ lineNo: 1, amountFen: 5_000 }]).lines).toEqual([
      { lineNo: 1, quantity: 1, amountFen: 5_000, pointsReturned: 0 },
    ])
    expect(decideRefund(rest, [{ lineNo: 1, quantity: 1 }]).lines).toEqual([
      { lineNo: 1, quantity: 1, amountFen: 5_000, pointsReturned: 0 },
    ])
  })

  it('takes two asks for one line as their sum', () => {
    const once = decideRefund(facts([line(1, 1_000, { quantity: 3 })]), [{ lineNo: 1, quantity: 2 }])
    const twice = decideRefund(facts([line(1, 1_000, { quantity: 3 })]), [
      { lineNo: 1, quantity: 1 },
      { lineNo: 1, quantity: 1 },
    ])
    expect(twice).toEqual(once)
  })

  const left = (act: () => unknown) => {
    try {
      act()
    } catch (error) {
      if (error instanceof RefundTooLarge) return error.leftFen
      throw error
    }
    return 'taken'
  }

  it('refuses more than is left, and says what is', () => {
    expect(left(() => decideRefund(facts([line(1, 6_800)]), [{ lineNo: 1, amountFen: 6_801 }]))).toBe(6_800)
    const part = facts([line(1, 6_800, { refundedFen: 1_800 })])
    expect(left(() => decideRefund(part, [{ lineNo: 1, amountFen: 5_001 }]))).toBe(5_000)
    expect(left(() => decideRefund(part, [{ lineNo: 1, amountFen: 5_000 }]))).toBe('taken')
    const gone = facts([line(1, 6_800, { refundedFen: 6_800, refundedQuantity: 1 })])
    expect(left(() => decideRefund(gone, [{ lineNo: 1, amountFen: 1 }]))).toBe(0)
    expect(left(() => decideRefund(gone, [{ lineNo: 1, quantity: 1 }]))).toBe(0)
    const units = facts([line(1, 1_000, { quantity: 3, refundedQuantity: 2, refundedFen: 666 })])
    expect(left(() => decideRefund(units, [{ lineNo: 1, quantity: 2 }]))).toBe(334)
    expect(left(() => decideRefund(units, [{ lineNo: 1, amountFen: 100 }]))).toBe(0)
    expect(left(() => decideRefund(units, [{ lineNo: 9, quantity: 1 }]))).toBe(0)
  })

  it('refuses a line asked for twice beyond what it holds', () => {
    const asks = [
      { lineNo: 1, amountFen: 4_000 },
      { lineNo: 1, amountFen: 4_000 },
    ]
    expect(left(() => decideRefund(facts([line(1, 6_800)]), asks))).toBe(2_800)
  })

  it.each([0, -1, 0.5, Number.NaN])('refuses an ask for %p', (asked) => {
    expect(() => decideRefund(facts([line(1, 6_800)]), [{ lineNo: 1, amountFen: asked }])).toThrow(RangeError)
    expect(() => decideRefund(facts([line(1, 6_800)]), [{ lineNo: 1, quantity: asked }])).toThrow(RangeError)
  })

  it('takes commission back from where it lies, and none where none was paid', () => {
    const available = { payeeId: 2, source: 'member:2:commission:available' }
    const decision = decideRefund(facts([line(1, 6_800)], { commission: available }), [{ lineNo: 1, quantity: 1 }])
    expect(decision.movements.at(-1)).toMatchObject({
      source: 'member:2:commission:available',
      amount: 680,
      memberId: 2,
    })
    const none = decideRefund(facts([line(1, 6_800)], { commission: null }), [{ lineNo: 1, quantity: 1 }])
    expect(none.commissionFen).toBe(0)
    expect(none.movements.map(({ kind }) => kind)).toEqual(['refund-paid', 'refund-growth', 'refund-points'])
  })

  it('keeps the rate that the order was decided with', () => {
    const decision = decideRefund(facts([line(1, 9_999)], { pointsPerTenYuan: 30, lots: [lot(70, 299)] }), [
      { lineNo: 1, amountFen: 1 },
    ])
    // 9,998 × 3 / 100 = 299.94 keeps all 299 points; growth 999 is kept by 9,998 as well.
    expect(decision).toMatchObject({ points: 0, growth: 0 })
    expect(decision.movements.map(({ kind }) => kind)).toEqual(['refund-paid'])
  })

  it('counts points that ran out as taken: they leave the balance once', () => {
    const expired = lot(70, 0, { earned: 68, expired: 68, validOn: dayOf(refundedAt) - 1 })
    const decision = decideRefund(facts([line(1, 6_800)], { lots: [expired, lot(71, 30)] }), [
      { lineNo: 1, quantity: 1 },
    ])
    expect(decision.points).toBe(68)
    expect(decision.lots).toEqual([{ ...expired, expiredTakenBack: 68 }])
    expect(decision.movements.map(({ kind }) => kind)).not.toContain('refund-points')
  })

  it('leaves a lot alone that ran out before today, but not one whose last day is today', () => {
    const day = dayOf(refundedAt)
    const lots = [lot(70, 0), lot(71, 50, { validOn: day - 1 }), lot(72, 50, { validOn: day })]
    const decision = decideRefund(facts([line(1, 6_800)], { lots }), [{ lineNo: 1, quantity: 1 }])
    expect(decision.lots).toEqual([lot(72, 50, { validOn: day, remaining: 0 })])
    const own = [lot(70, 50, { validOn: day - 1 })]
    expect(decideRefund(facts([line(1, 6_800)], { lots: own }), [{ lineNo: 1, quantity: 1 }]).lots).toMatchObject([
      { id: 70, remaining: 0 },
    ])
  })

  it('changes none of its facts', () => {
    const given = facts([line(1, 850, { quantity: 2 }), line(2, 1_700)])
    const before = structuredClone(given)
    decideRefund(given, [{ lineNo: 1, quantity: 1 }])
    expect(given).toEqual(before)
  })
})
