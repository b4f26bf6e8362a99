import fc from 'fast-check'
import { PointsUnusable, type PricedLine, quoteLines } from './quote.js'

const priced = (...prices: number[]): PricedLine[] => prices.map((priceFen, index) => ({ lineNo: index + 1, priceFen }))
const usable = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    if (error instanceof PointsUnusable) return error.usable
    throw error
  }
  return 'taken'
}

describe('quoteLines', () => {
  it('RULES case 3: spreads the coupon by largest remainder', () => {
    const quote = quoteLines(priced(1_000, 2_000, 333), { couponFen: 500 })
    expect(quote).toMatchObject({ priceFen: 3_333, couponFen: 500, amountFen: 2_833, pointsFen: 0, paidFen: 2_833 })
    expect(quote.lines.map(({ couponFen, paidFen }) => [couponFen, paidFen])).toEqual([
      [150, 850],
      [300, 1_700],
      [50, 283],
    ])
  })

  it('takes points after the coupon, spread over what is due then', () => {
    const quote = quoteLines(priced(1_000, 2_000, 333), { couponFen: 500, pointsToSpend: 1_000, pointsBalance: 5_000 })
    expect(quote).toMatchObject({ amountFen: 2_833, pointsSpent: 1_000, pointsFen: 1_000, paidFen: 1_833 })
    // 1,000 over 850, 1,700, 283: exact 300.04, 600.07, 99.89.
    expect(quote.lines.map(({ pointsSpent, paidFen }) => [pointsSpent, paidFen])).toEqual([
      [300, 550],
      [600, 1_100],
      [100, 183],
    ])
  })

  it('lets the coupon take eligible lines alone, and the excess lapse', () => {
    const lines = [
      { lineNo: 1, priceFen: 1_000, eligible: false },
      ...priced(300).map((line) => ({ ...line, lineNo: 2 })),
    ]
    const quote = quoteLines(lines, { couponFen: 500 })
    expect(quote).toMatchObject({ couponFen: 300, amountFen: 1_000, paidFen: 1_000 })
    expect(quote.lines.map(({ couponFen }) => couponFen)).toEqual([0, 300])
  })

  it('says how many points an order takes when it is asked for others', () => {
    const ask = (pointsToSpend: number, pointsBalance = 1_000) =>
      usable(() => quoteLines(priced(1_000), { pointsToSpend, pointsBalance }))
    expect(ask(500)).toBe('taken')
    expect(ask(0, -50)).toBe('taken')
    for (const wrong of [600, 50, 150, -100, 0.5, Number.NaN]) expect(ask(wrong)).toBe(500)
    expect(ask(100, 99)).toBe(0)
    expect(ask(200, 199)).toBe(100)
    // Due counts after the coupon: 400 less 201 takes none.
    expect(usable(() => quoteLines(priced(400), { couponFen: 201, pointsToSpend: 100, pointsBalance: 900 }))).toBe(0)
  })

  it('refuses a discount below zero', () => {
    expect(() => quoteLines(priced(400), { couponFen: -1 })).toThrow(RangeError)
  })

  it('loses nothing: each line’s price is its coupon, points and payment, and no line is paid below zero', () => {
    const lines = fc.array(fc.record({ priceFen: fc.nat(20_000), eligible: fc.boolean() }), {
      minLength: 1,
      maxLength: 7,
    })
    fc.assert(
      fc.property(lines, fc.nat(30_000), fc.nat(50), (rows, couponFen, steps) => {
        const given = rows.map((row, index) => ({ ...row, lineNo: index + 1 }))
        const due = quoteLines(given, { couponFen }).amountFen
        const pointsToSpend = Math.min(steps, Math.floor(due / 200)) * 100
        const quote = quoteLines(given, { couponFen, pointsToSpend, pointsBalance: pointsToSpend })
        const sum = (of: (line: (typeof quote.lines)[number]) => number) =>
          quote.lines.reduce((all, line) => all + of(line), 0)
        expect(sum((line) => line.couponFen)).toBe(quote.couponFen)
        expect(sum((line) => line.pointsSpent)).toBe(pointsToSpend)
        expect(sum((line) => line.paidFen)).toBe(quote.paidFen)
        expect(quote.priceFen - quote.couponFen - quote.pointsFen).toBe(quote.paidFen)
        for (const [index, line] of quote.lines.entries()) {
          expect(line.priceFen - line.couponFen - line.pointsSpent).toBe(line.paidFen)
          expect(line.paidFen).toBeGreaterThanOrEqual(0)
          if (!given[index]?.eligible) expect(line.couponFen).toBe(0)
        }
      }),
    )
  })
})
