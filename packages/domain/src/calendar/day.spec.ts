import fc from 'fast-check'
import { dayOf, dayText, endOfMonthAfter, parseDay, partsOf, startOfDay } from './day.js'

/** A day written as text; the specs' own, so that a wrong `parseDay` cannot hide. */
const on = (text: string) => Math.round(Date.UTC(+text.slice(0, 4), +text.slice(5, 7) - 1, +text.slice(8)) / 86_400_000)
const anyDay = fc.integer({ min: on('1990-01-01'), max: on('2150-12-31') })

describe('a day in Shanghai', () => {
  it.each([
    ['2026-11-21T15:59:59.999Z', '2026-11-21'],
    ['2026-11-21T16:00:00.000Z', '2026-11-22'],
    ['2026-12-31T15:59:59.999Z', '2026-12-31'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2028-02-28T16:00:00.000Z', '2028-02-29'],
    ['2028-02-29T15:59:59.999Z', '2028-02-29'],
    ['2028-02-29T16:00:00.000Z', '2028-03-01'],
    ['1970-01-01T00:00:00.000Z', '1970-01-01'],
    ['1969-12-31T15:59:59.999Z', '1969-12-31'],
  ])('holds %s in %s', (instant, day) => expect(dayText(dayOf(Date.parse(instant)))).toBe(day))

  it('begins at 16:00 UTC of the day before', () => {
    expect(new Date(startOfDay(on('2026-11-22'))).toISOString()).toBe('2026-11-21T16:00:00.000Z')
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOf(startOfDay(day))).toBe(day)
        expect(dayOf(startOfDay(day) - 1)).toBe(day - 1)
        expect(dayOf(startOfDay(day + 1) - 1)).toBe(day)
      }),
    )
  })

  it('agrees with the time zone database since 1992', () => {
    const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2099, 0, 1) }), (atMs) => {
        expect(dayText(dayOf(atMs))).toBe(shanghai.format(atMs))
      }),
    )
  })
})

describe('parseDay', () => {
  it('reads what dayText writes', () => {
    fc.assert(fc.property(anyDay, (day) => expect(parseDay(dayText(day))).toBe(day)))
    expect(parseDay('2028-02-29')).toBe(on('2028-02-29'))
  })

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    '',
    'today',
    '2026-01-01T00:00',
  ])('refuses %j', (text) => expect(parseDay(text)).toBeNull())
})

describe('partsOf', () => {
  it('counts months from 1', () => expect(partsOf(on('2026-01-31'))).toEqual({ year: 2026, month: 1, date: 31 }))
})

describe('endOfMonthAfter', () => {
  it.each([
    ['2026-11-21', 12, '2027-11-30'],
    ['2026-11-30', 12, '2027-11-30'],
    ['2026-11-01', 12, '2027-11-30'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2027-02-28', 12, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-31'],
    ['2026-12-15', 0, '2026-12-31'],
    ['2099-02-10', 12, '2100-02-28'],
  ])('from %s, %i months on, is %s', (from, months, end) => {
    expect(dayText(endOfMonthAfter(on(from), months))).toBe(end)
  })
})
