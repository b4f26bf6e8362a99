import fc from 'fast-check'
import { dayText, parseDay, partsOf } from '../calendar/day.js'
import { isBirthday, lastDayOfLot, pointsOf, pointsRate } from './earning.js'

const on = (text: string) => parseDay(text) ?? Number.NaN

describe('points of a payment', () => {
  it.each([
    ['basic', false, 10],
    ['silver', false, 15],
    ['gold', false, 20],
    ['basic', true, 20],
    ['silver', true, 30],
    ['gold', true, 40],
  ] as const)('%s, birthday %p: %i for ten yuan', (tier, birthday, rate) => {
    expect(pointsRate(tier, birthday)).toBe(rate)
  })

  it.each([
    [6_200, 10, 62],
    [9_999, 30, 299],
    [9_999, 15, 149],
    [9_999, 20, 199],
    [2_833, 10, 28],
    [99, 10, 0],
    [100, 10, 1],
    [67, 15, 1],
    [66, 15, 0],
    [0, 40, 0],
    [99_999_999, 40, 3_999_999],
  ])('%i fen at %i for ten yuan: %i', (paidFen, rate, points) => expect(pointsOf(paidFen, rate)).toBe(points))

  it('doubles before the floor, not after it', () => {
    expect(pointsOf(9_999, pointsRate('silver', true))).toBe(299)
    expect(2 * pointsOf(9_999, pointsRate('silver', false))).toBe(298)
  })

  it('never earns less for paying more', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.nat(10_000), fc.constantFrom(10, 15, 20, 30, 40), (paid, more, rate) => {
        expect(pointsOf(paid + more, rate)).toBeGreaterThanOrEqual(pointsOf(paid, rate))
      }),
    )
  })
})

describe('the last day of a lot', () => {
  it.each([
    ['2026-11-21', '2027-11-30'],
    ['2027-02-10', '2028-02-29'],
    ['2028-02-29', '2029-02-28'],
    ['2026-12-31', '2027-12-31'],
  ])('earned on %s: %s', (earned, last) => expect(dayText(lastDayOfLot(on(earned)))).toBe(last))
})

describe('isBirthday', () => {
  it.each([
    ['11-21', '2026-11-21', true],
    ['11-21', '2026-11-20', false],
    ['11-21', '2026-12-21', false],
    ['01-05', '2026-01-05', true],
    [null, '2026-11-21', false],
    ['02-29', '2027-02-28', true],
    ['02-29', '2027-03-01', false],
    ['02-29', '2028-02-28', false],
    ['02-29', '2028-02-29', true],
    ['02-29', '2100-02-28', true],
    ['02-29', '2000-02-28', false],
    ['02-29', '2000-02-29', true],
    ['02-28', '2028-02-28', true],
    ['02-28', '2028-02-29', false],
    ['02-28', '2027-02-28', true],
  ])('born on %p, on %s: %p', (birthday, day, expected) => expect(isBirthday(birthday, on(day))).toBe(expected))

  it('comes once a year for everybody', () => {
    const born = fc.integer({ min: on('2000-01-01'), max: on('2000-12-31') }).map((day) => dayText(day).slice(5))
    fc.assert(
      fc.property(born, fc.integer({ min: 2020, max: 2110 }), (birthday, year) => {
        const days: number[] = []
        for (let day = on(`${year}-01-01`); partsOf(day).year === year; day += 1)
          if (isBirthday(birthday, day)) days.push(day)
        expect(days).toHaveLength(1)
      }),
    )
  })
})
