import fc from 'fast-check'
import { parseDay } from '../calendar/day.js'
import { expiredLots, type PointsLot, spendableOf, spendingOrder, takeBack } from './lots.js'

const on = (text: string) => parseDay(text) ?? Number.NaN
const lot = (id: number, rest: Partial<PointsLot> = {}): PointsLot => ({
  id,
  earnedOn: 100,
  validOn: 500,
  earned: 100,
  remaining: 100,
  expired: 0,
  expiredTakenBack: 0,
  ...rest,
})

describe('spendingOrder', () => {
  it('takes the lots of worked case 4 as they expire, the older of two first', () => {
    const lots = [
      lot(3, { earnedOn: on('2027-02-20'), validOn: on('2028-02-29'), remaining: 200 }),
      lot(2, { earnedOn: on('2027-02-03'), validOn: on('2028-02-29'), remaining: 500 }),
      lot(1, { earnedOn: on('2027-01-09'), validOn: on('2028-01-31'), remaining: 300 }),
    ]
    expect([...lots].sort(spendingOrder).map(({ remaining }) => remaining)).toEqual([300, 500, 200])
  })

  it('puts expiry before age, age before id', () => {
    const returned = lot(9, { earnedOn: 10, validOn: 107 })
    const early = lot(2, { earnedOn: 100, validOn: 500 })
    const sameDay = lot(3, { earnedOn: 100, validOn: 500 })
    const older = lot(7, { earnedOn: 99, validOn: 500 })
    expect([sameDay, early, older, returned].sort(spendingOrder)).toEqual([returned, older, early, sameDay])
  })
})

describe('spendableOf', () => {
  it.each([
    [100, 0, 100],
    [100, 50, 100],
    [100, -30, 70],
    [100, -100, 0],
    [100, -250, 0],
  ])('of %i points with a balance of %i: %i', (earned, balance, spendable) => {
    expect(spendableOf(earned, balance)).toBe(spendable)
  })
})

describe('expiredLots', () => {
  it('runs a lot out when its last day is over, not on it', () => {
    const lots = [lot(1, { validOn: 500 }), lot(2, { validOn: 499 }), lot(3, { validOn: 498, remaining: 0 })]
    expect(expiredLots(lots, 499)).toEqual([])
    expect(expiredLots(lots, 500).map(({ id }) => id)).toEqual([2])
    expect(expiredLots(lots, 501).map(({ id }) => id)).toEqual([2, 1])
  })
})

describe('takeBack', () => {
  it('takes from the own lot first, though another expires before it', () => {
    const lots = [lot(1, { validOn: 400 }), lot(2)]
    expect(takeBack(lots, 2, 60)).toEqual({ lots: [lot(2, { remaining: 40 })], fromBalance: 60 })
  })

  it('goes on with the others in spending order', () => {
    const lots = [lot(1, { validOn: 600 }), lot(2, { remaining: 10 }), lot(3, { validOn: 400, remaining: 20 })]
    expect(takeBack(lots, 2, 60)).toEqual({
      lots: [lot(2, { remaining: 0 }), lot(3, { validOn: 400, remaining: 0 }), lot(1, { validOn: 600, remaining: 70 })],
      fromBalance: 60,
    })
  })

  it('counts what has expired of the own lot as taken, once', () => {
    const own = lot(2, { remaining: 0, expired: 60 })
    const first = takeBack([own, lot(1)], 2, 50)
    expect(first).toEqual({ lots: [{ ...own, expiredTakenBack: 50 }], fromBalance: 0 })
    const second = takeBack([...first.lots, lot(1)], 2, 50)
    expect(second).toEqual({ lots: [{ ...own, expiredTakenBack: 60 }, lot(1, { remaining: 60 })], fromBalance: 40 })
  })

  it('takes points that came back of the own lot for its own: first what ran out of them, then what is left', () => {
    const own = lot(2, { remaining: 0, expired: 10 })
    const back = lot(9, { earned: 50, remaining: 20, expired: 30, validOn: 700, returnedFromId: 2 })
    const other = lot(1, { validOn: 400 })
    expect(takeBack([other, back, own], 2, 55)).toEqual({
      lots: [
        { ...own, expiredTakenBack: 10 },
        { ...back, remaining: 5, expiredTakenBack: 30 },
      ],
      fromBalance: 15,
    })
    expect(takeBack([back], null, 5).lots).toEqual([{ ...back, remaining: 15 }])
  })

  it('does not count what has expired of another lot', () => {
    expect(takeBack([lot(1, { remaining: 0, expired: 100 })], 2, 30)).toEqual({ lots: [], fromBalance: 30 })
  })

  it('takes nothing for nothing and works without an own lot', () => {
    expect(takeBack([lot(1)], 1, 0)).toEqual({ lots: [], fromBalance: 0 })
    expect(takeBack([lot(1)], null, 5)).toEqual({ lots: [lot(1, { remaining: 95 })], fromBalance: 5 })
    expect(takeBack([], null, 5)).toEqual({ lots: [], fromBalance: 5 })
  })
})

/** A wallet whose balance is the sum of its lots, or a debt while every lot is empty. */
const wallet = fc
  .array(fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(30), fc.boolean()), { minLength: 1, maxLength: 8 })
  .chain((rows) =>
    fc.record({
      lots: fc.constant(
        rows.map(([remaining, expired, spent, validOn, counted], index): PointsLot => {
          const taken = counted ? Math.floor(expired / 2) : 0
          const earned = remaining + expired + spent
          return { id: index + 1, earnedOn: index, validOn, earned, remaining, expired, expiredTakenBack: taken }
        }),
      ),
      ownLotId: fc.option(fc.integer({ min: 1, max: rows.length }), { nil: null }),
      debt: fc.constantFrom(0, 0, 25),
      parts: fc.array(fc.nat(60), { minLength: 1, maxLength: 6 }),
    }),
  )
  .map((all) => (all.debt ? { ...all, lots: all.lots.map((one) => ({ ...one, remaining: 0 })) } : all))

const held = (lots: readonly PointsLot[]) => lots.reduce((sum, { remaining }) => sum + remaining, 0)
const counted = (lots: readonly PointsLot[]) => lots.reduce((sum, { expiredTakenBack }) => sum + expiredTakenBack, 0)
const merged = (lots: readonly PointsLot[], changed: readonly PointsLot[]) =>
  lots.map((was) => changed.find(({ id }) => id === was.id) ?? was)

describe('takeBack, whatever a member holds', () => {
  it('never makes a lot negative, conserves, and only the shortfall is owed', () => {
    fc.assert(
      fc.property(wallet, ({ lots, ownLotId, debt, parts }) => {
        const points = parts[0] ?? 0
        const before = structuredClone(lots)
        const result = takeBack(lots, ownLotId, points)
        expect(lots).toEqual(before)
        const after = merged(lots, result.lots)
        for (const one of after) {
          expect(one.remaining).toBeGreaterThanOrEqual(0)
          expect(one.expiredTakenBack).toBeLessThanOrEqual(one.expired)
        }
        const countedNow = counted(after) - counted(lots)
        expect(result.fromBalance + countedNow).toBe(points)
        const own = lots.find(({ id }) => id === ownLotId)
        expect(countedNow).toBe(own ? Math.min(points, own.expired - own.expiredTakenBack) : 0)
        expect(held(lots) - held(after)).toBe(Math.min(result.fromBalance, held(lots)))
        const balance = held(lots) - debt - result.fromBalance
        expect(held(after)).toBe(Math.max(0, balance))
      }),
    )
  })

  it('takes in spending order after the own lot: no lot is touched while an earlier one still holds', () => {
    fc.assert(
      fc.property(wallet, ({ lots, ownLotId, parts }) => {
        const changed = takeBack(lots, ownLotId, parts[0] ?? 0).lots
        const after = merged(lots, changed)
        const queue = [...after].sort(
          (a, b) => Number(b.id === ownLotId) - Number(a.id === ownLotId) || spendingOrder(a, b),
        )
        const last = queue.map(({ id }) => changed.some((one) => one.id === id)).lastIndexOf(true)
        for (const one of queue.slice(0, Math.max(0, last))) expect(one.remaining).toBe(0)
      }),
    )
  })

  it('ends in parts where it ends at once', () => {
    fc.assert(
      fc.property(wallet, ({ lots, ownLotId, parts }) => {
        const whole = takeBack(
          lots,
          ownLotId,
          parts.reduce((a, b) => a + b, 0),
        )
        let now = lots
        let fromBalance = 0
        for (const part of parts) {
          const step = takeBack(now, ownLotId, part)
          now = merged(now, step.lots)
          fromBalance += step.fromBalance
        }
        expect(now).toEqual(merged(lots, whole.lots))
        expect(fromBalance).toBe(whole.fromBalance)
      }),
    )
  })
})
