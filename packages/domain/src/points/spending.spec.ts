import fc from 'fast-check'
import { parseDay } from '../calendar/day.js'
import { type PointsLot, spendingOrder } from './lots.js'
import { fenOfPoints, type LotSpend, pointsUsable, returnPoints, spendPoints } from './spending.js'

const on = (text: string) => parseDay(text) ?? Number.NaN
const lot = (id: number, remaining: number, rest: Partial<PointsLot> = {}): PointsLot => ({
  id,
  earnedOn: 100,
  validOn: 500,
  earned: remaining,
  remaining,
  expired: 0,
  expiredTakenBack: 0,
  ...rest,
})
const noDraw = () => {
  throw new Error('no lot was to be added')
}
const drawFrom = (first: number) => {
  let next = first
  return () => next++
}

describe('pointsUsable', () => {
  it.each([
    [1_000, 199, 0],
    [1_000, 200, 100],
    [1_000, 399, 100],
    [1_000, 400, 200],
    [99, 10_000, 0],
    [100, 10_000, 100],
    [250, 10_000, 200],
    [1_000, 2_000, 1_000],
    [1_000, 1_999, 900],
    [1_000, 0, 0],
    [0, 10_000, 0],
    [-150, 10_000, 0],
  ])('%i points on %i fen due: %i', (points, dueFen, usable) => {
    expect(pointsUsable({ points, dueFen })).toBe(usable)
  })

  it('is whole steps, never more than is held nor than half of what is due, and a step more would be', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 200_000 }), fc.nat(400_000), (points, dueFen) => {
        const usable = pointsUsable({ points, dueFen })
        expect(usable % 100).toBe(0)
        expect(usable).toBeGreaterThanOrEqual(0)
        expect(usable).toBeLessThanOrEqual(Math.max(0, points))
        expect(fenOfPoints(usable) * 2).toBeLessThanOrEqual(dueFen)
        const more = usable + 100
        expect(more <= points && more * 2 <= dueFen).toBe(false)
      }),
    )
  })
})

/** RULES case 4: 300 until 31 January, 500 until 28 February, 200 newer until 28 February. */
const case4 = [
  lot(1, 300, { earnedOn: on('2026-01-09'), validOn: on('2027-01-31') }),
  lot(2, 500, { earnedOn: on('2026-02-03'), validOn: on('2027-02-28') }),
  lot(3, 200, { earnedOn: on('2026-02-20'), validOn: on('2027-02-28') }),
]

describe('RULES case 4', () => {
  const bought = on('2027-01-15')
  const spent = spendPoints(case4, 700, bought)
  const lots = case4.map((was) => spent.lots.find(({ id }) => id === was.id) ?? was)

  it('spends 700: the lots hold 0, 100, 200', () => {
    expect(lots.map(({ remaining }) => remaining)).toEqual([0, 100, 200])
    expect(spent.spends).toEqual([
      { turn: 1, lotId: 1, taken: 300, returned: 0 },
      { turn: 2, lotId: 2, taken: 400, returned: 0 },
    ])
  })

  it('gives all back in March: 300 and 400 with 7 days to live', () => {
    const day = on('2027-03-10')
    const back = returnPoints({ ...spent, lots, points: 700, pointsBalance: 0, day, draw: drawFrom(90) })
    expect(back.lots).toEqual([])
    const asNew = { validOn: on('2027-03-17'), expired: 0, expiredTakenBack: 0 }
    expect(back.newLots).toEqual([
      { ...asNew, id: 90, earnedOn: on('2026-02-03'), earned: 400, remaining: 400, returnedFromId: 2 },
      { ...asNew, id: 91, earnedOn: on('2026-01-09'), earned: 300, remaining: 300, returnedFromId: 1 },
    ])
    expect(back.spends.map(({ turn, returned }) => [turn, returned])).toEqual([
      [2, 400],
      [1, 300],
    ])
  })

  it('gives all back in January, as it was', () => {
    const back = returnPoints({ ...spent, lots, points: 700, pointsBalance: 300, day: bought, draw: noDraw })
    expect(lots.map((was) => back.lots.find(({ id }) => id === was.id) ?? was)).toEqual(case4)
    expect(back.newLots).toEqual([])
  })

  it('gives back in February to the lot that lives, and as a new one what came from the other', () => {
    const day = on('2027-02-28')
    const back = returnPoints({ ...spent, lots, points: 450, pointsBalance: 300, day, draw: drawFrom(90) })
    expect(back.lots).toEqual([{ ...case4[1], remaining: 500 }])
    expect(back.newLots).toMatchObject([{ id: 90, remaining: 50, validOn: day + 7, returnedFromId: 1 }])
  })
})

describe('spendPoints', () => {
  it('takes nothing from a lot that ran out before the day, and from one on its last day', () => {
    const lots = [lot(1, 50, { validOn: 199 }), lot(2, 50, { validOn: 200 }), lot(3, 70)]
    expect(spendPoints(lots, 100, 200).spends).toEqual([
      { turn: 1, lotId: 2, taken: 50, returned: 0 },
      { turn: 2, lotId: 3, taken: 50, returned: 0 },
    ])
    expect(() => spendPoints(lots, 121, 200)).toThrow(RangeError)
  })

  it('takes nothing for nothing', () => {
    expect(spendPoints([lot(1, 5)], 0, 1)).toEqual({ lots: [], spends: [] })
  })
})

describe('returnPoints', () => {
  const spends: LotSpend[] = [
    { turn: 1, lotId: 1, taken: 60, returned: 0 },
    { turn: 2, lotId: 2, taken: 40, returned: 10 },
  ]
  const lots = [lot(1, 0, { earned: 60 }), lot(2, 10, { earned: 40 })]
  const facts = { spends, lots, day: 400, draw: noDraw }

  it('returns what was taken last first, and no more than is out', () => {
    const back = returnPoints({ ...facts, points: 35, pointsBalance: 0 })
    expect(back.lots.map(({ id, remaining }) => [id, remaining])).toEqual([
      [2, 40],
      [1, 5],
    ])
    expect(back.spends).toEqual([
      { turn: 2, lotId: 2, taken: 40, returned: 40 },
      { turn: 1, lotId: 1, taken: 60, returned: 5 },
    ])
    expect(() => returnPoints({ ...facts, points: 91, pointsBalance: 0 })).toThrow(RangeError)
    expect(() => returnPoints({ ...facts, lots: [], points: 1, pointsBalance: 0 })).toThrow(RangeError)
  })

  it('fills a debt before any lot', () => {
    const part = returnPoints({ ...facts, points: 35, pointsBalance: -20 })
    expect(part.spends.map(({ returned }) => returned)).toEqual([40, 5])
    expect(part.lots.map(({ id, remaining }) => [id, remaining])).toEqual([
      [2, 20],
      [1, 5],
    ])
    const all = returnPoints({ ...facts, points: 35, pointsBalance: -35 })
    expect(all).toMatchObject({ lots: [], newLots: [] })
    expect(all.spends.map(({ returned }) => returned)).toEqual([40, 5])
  })

  it('adds no lot for what a debt swallows', () => {
    const gone = lots.map((one) => ({ ...one, validOn: 399 }))
    const back = returnPoints({ ...facts, lots: gone, points: 35, pointsBalance: -32, draw: drawFrom(90) })
    expect(back.newLots).toMatchObject([{ id: 90, earned: 3, remaining: 3, returnedFromId: 1 }])
  })

  it('names the lot that was earned, however often its points came back', () => {
    const again = [lot(2, 0, { earned: 40, validOn: 300, returnedFromId: 7 })]
    const back = returnPoints({
      ...facts,
      spends: spends.slice(1),
      lots: again,
      points: 30,
      pointsBalance: 0,
      draw: drawFrom(90),
    })
    expect(back.newLots).toMatchObject([{ returnedFromId: 7 }])
  })
})

const wallet = fc.array(fc.record({ remaining: fc.nat(300), plus: fc.nat(40), age: fc.nat(9) }), {
  minLength: 1,
  maxLength: 6,
})
const lotsOf = (rows: { remaining: number; plus: number; age: number }[]) =>
  rows.map(({ remaining, plus, age }, index) => lot(index + 1, remaining, { validOn: 200 + plus, earnedOn: 100 + age }))
const held = (lots: readonly PointsLot[]) => lots.reduce((sum, { remaining }) => sum + remaining, 0)
const merged = <Row>(rows: readonly Row[], changed: readonly Row[], keyOf: (row: Row) => number) =>
  rows.map((was) => changed.find((one) => keyOf(one) === keyOf(was)) ?? was)
const byId = ({ id }: PointsLot) => id
const byTurn = ({ turn }: LotSpend) => turn

describe('spending and returning, whatever a member holds', () => {
  it('spends in spending order: nothing is taken while an earlier lot holds some', () => {
    fc.assert(
      fc.property(wallet, fc.nat(100), (rows, percent) => {
        const lots = lotsOf(rows)
        const before = structuredClone(lots)
        const points = Math.floor((held(lots) * percent) / 100)
        const spent = spendPoints(lots, points, 200)
        expect(lots).toEqual(before)
        const after = merged(lots, spent.lots, byId)
        expect(held(lots) - held(after)).toBe(points)
        expect(spent.spends.reduce((sum, { taken }) => sum + taken, 0)).toBe(points)
        expect(spent.spends.map(({ turn }) => turn)).toEqual(spent.spends.map((_, index) => index + 1))
        const queue = after.filter(({ id }) => held(before.filter((one) => one.id === id)) > 0).sort(spendingOrder)
        expect(spent.spends.map(({ lotId }) => lotId)).toEqual(queue.slice(0, spent.spends.length).map(byId))
        for (const one of queue.slice(0, Math.max(0, spent.spends.length - 1))) expect(one.remaining).toBe(0)
      }),
    )
  })

  it('in parts or at once, what comes back ends in the same lots; all of it ends where it began', () => {
    fc.assert(
      fc.property(
        wallet,
        fc.nat(100),
        fc.array(fc.nat(80), { maxLength: 5 }),
        fc.nat(40),
        fc.nat(60),
        (rows, percent, parts, later, debt) => {
          const lots = lotsOf(rows)
          const spent = spendPoints(lots, Math.floor((held(lots) * percent) / 100), 200)
          const start = { lots: merged(lots, spent.lots, byId), spends: spent.spends, balance: -debt }
          const day = 200 + later
          const all = spent.spends.reduce((sum, { taken }) => sum + taken, 0)
          const run = (asked: readonly number[]) => {
            let now = start
            let added = 0
            for (const points of asked) {
              const back = returnPoints({ ...now, points, pointsBalance: now.balance, day, draw: drawFrom(90) })
              added += held(back.newLots)
              now = {
                lots: merged(now.lots, back.lots, byId),
                spends: merged(now.spends, back.spends, byTurn),
                balance: now.balance + points,
              }
            }
            return { ...now, added }
          }
          let left = all
          const steps = [...parts, all].map((part) => {
            const step = Math.min(left, part)
            left -= step
            return step
          })
          const once = run([all])
          expect(run(steps)).toEqual(once)
          expect(once.spends.every(({ taken, returned }) => taken === returned)).toBe(true)
          expect(held(once.lots) + once.added).toBe(held(lots) - all + Math.max(0, all - debt))
          if (debt === 0 && later === 0) expect(once.lots).toEqual(lots)
        },
      ),
    )
  })
})
