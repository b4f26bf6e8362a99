import fc from 'fast-check'
import { type Audience, isFor, type SharerFacts } from './audience.js'
import { daysBetween, emptyDays, faultOfDays } from './days.js'
import { type Arrival, type Sharable, type Turn, textsOfDay, turnOf } from './rotation.js'

const member = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
/** Two of one subject, two of others. */
const materials: Sharable[] = [
  { materialId: 3, subjectId: 1 },
  { materialId: 14, subjectId: 1 },
  { materialId: 15, subjectId: 9 },
  { materialId: 92, subjectId: 26 },
]
const some = fc.subarray(materials, { minLength: 1 })
const plain = (ids: number[]): Sharable[] => ids.map((materialId) => ({ materialId, subjectId: 1 }))
const idsOf = (all: readonly Sharable[]) => all.map(({ materialId }) => materialId)
/** How a member came: about any of these subjects or another, with or without a material, so many days before the look. */
const came = fc.option(
  fc.record({
    subjectId: fc.constantFrom(1, 9, 26, 77),
    materialId: fc.constantFrom(null, 3, 14, 15, 92, 78),
    before: fc.integer({ min: 0, max: 7 }),
  }),
  { nil: null },
)
const look = fc.tuple(fc.integer({ min: 0, max: 3 }), some, came)

describe('rotation', () => {
  it('never shows the same twice running where another is for the member, whatever is for them and however they came', () => {
    fc.assert(
      fc.property(member, fc.array(look, { maxLength: 30 }), (id, days) => {
        let turn: Turn | null = null
        let day = 20_000
        for (const [later, eligible, way] of days) {
          const before: Turn | null = turn
          day += later
          const arrival = way && { ...way, on: day - way.before }
          turn = turnOf(before, id, day, eligible, arrival)
          expect(idsOf(eligible)).toContain(turn?.materialId)
          if (before && before.on < day && eligible.length > 1) expect(turn?.materialId).not.toBe(before.materialId)
          // Looking again on the same day changes nothing.
          expect(turnOf(turn, id, day, eligible, arrival)).toBe(turn)
        }
      }),
    )
  })

  it('after a link it begins with the same material, else the same subject, but for what was shown the day before', () => {
    fc.assert(
      fc.property(member, some, came, fc.constantFrom(null, 3, 15), (id, eligible, way, shownId) => {
        fc.pre(way !== null)
        const { before, ...about } = way as NonNullable<typeof way>
        const arrival: Arrival = { ...about, on: 100 - before }
        // The member's last turn was before they came.
        const turn = shownId === null ? null : { on: arrival.on - 1, materialId: shownId, beforeId: null }
        const shown = turnOf(turn, id, 100, eligible, arrival)?.materialId
        const others = eligible.filter(({ materialId }) => materialId !== shownId)
        const same = others.filter(({ subjectId }) => subjectId === arrival.subjectId)
        const itself = same.filter(({ materialId }) => materialId === arrival.materialId)
        const [first = []] = [itself, same].filter(({ length }) => length > 0)
        if (first.length > 0) expect(idsOf(first)).toContain(shown)
        else expect(shown).toBe(turnOf(turn, id, 100, eligible)?.materialId)
      }),
    )
  })

  it('is drawn as for everybody once the member had a turn since they came', () => {
    fc.assert(
      fc.property(member, some, came, fc.integer({ min: 1, max: 5 }), (id, eligible, way, later) => {
        fc.pre(way !== null)
        const arrival: Arrival = { ...(way as NonNullable<typeof way>), on: 100 }
        const turn = { on: 100 + later, materialId: 92, beforeId: null }
        expect(turnOf(turn, id, 101 + later, eligible, arrival)).toEqual(turnOf(turn, id, 101 + later, eligible))
      }),
    )
  })

  it('of who came after the turn of a day, the next day is about what they came for, once', () => {
    const arrival: Arrival = { subjectId: 1, materialId: 3, on: 100 }
    const turn = { on: 100, materialId: 15, beforeId: null }
    const next = turnOf(turn, 7, 101, materials, arrival)
    expect(next?.materialId).toBe(3)
    expect(turnOf(next, 7, 102, materials, arrival)).toEqual(turnOf(next, 7, 102, materials))
    // Who had the same subject on that day had their turn.
    const had = { on: 100, materialId: 14, beforeId: null }
    for (let id = 0; id < 30; id++)
      expect(turnOf(had, id, 101, materials, arrival)).toEqual(turnOf(had, id, 101, materials))
  })

  it('replaces what was withdrawn in the middle of a day without going back to the day before', () => {
    fc.assert(
      fc.property(member, fc.integer({ min: 3, max: 9 }), (id, count) => {
        const all = plain(Array.from({ length: count }, (_, index) => index + 1))
        const first = turnOf(null, id, 100, all)
        const second = turnOf(first, id, 101, all)
        const left = all.filter(({ materialId }) => materialId !== second?.materialId)
        const third = turnOf(second, id, 101, left)
        expect(third?.materialId).not.toBe(first?.materialId)
        expect(third?.beforeId).toBe(first?.materialId)
      }),
    )
  })

  it('has nothing where nothing is for the member, and the only one where there is one', () => {
    expect(turnOf({ on: 1, materialId: 7, beforeId: null }, 1, 2, [])).toBeNull()
    expect(turnOf({ on: 1, materialId: 7, beforeId: null }, 1, 2, plain([7]))).toEqual({
      on: 2,
      materialId: 7,
      beforeId: 7,
    })
  })

  it('keeps what a process with a later day has shown already', () => {
    const later = { on: 11, materialId: 2, beforeId: 1 }
    expect(turnOf(later, 1, 10, plain([1, 2, 3]))).toBe(later)
  })

  it('spreads a day’s materials evenly over members', () => {
    const counts = new Map<number, number>()
    for (let id = 1; id <= 3_000; id++) {
      const shown = turnOf(null, id, 20_000, plain([4, 5, 6]))?.materialId ?? 0
      counts.set(shown, (counts.get(shown) ?? 0) + 1)
    }
    for (const id of [4, 5, 6]) expect(counts.get(id)).toBeGreaterThan(850)
  })
})

describe('texts', () => {
  it('are all there every day, and the first is another each day', () => {
    fc.assert(
      fc.property(
        member,
        fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 40_000 }),
        (id, texts, day) => {
          const today = textsOfDay(texts, id, day)
          expect([...today].sort()).toEqual([...texts].sort())
          expect(textsOfDay(texts, id, day + 1)[0]).toBe(today[1])
        },
      ),
    )
    expect(textsOfDay([], 1, 1)).toEqual([])
  })
})

describe('an audience', () => {
  const sharer: SharerFacts = { tier: 'silver', storeCode: 'WK01', promoter: false, joins: 3 }
  it.each<[Audience, boolean]>([
    [{}, true],
    [{ tiers: [] }, true],
    [{ tiers: ['silver', 'gold'] }, true],
    [{ tiers: ['gold'] }, false],
    [{ storeCode: 'WK01' }, true],
    [{ storeCode: 'WK02' }, false],
    [{ promotersOnly: false }, true],
    [{ promotersOnly: true }, false],
    [{ minJoins: 3 }, true],
    [{ minJoins: 4 }, false],
    [{ tiers: ['silver'], storeCode: 'WK01', minJoins: 4 }, false],
  ])('%j', (audience, expected) => {
    expect(isFor(audience, sharer)).toBe(expected)
  })

  it('of a store is not for who joined at none', () => {
    expect(isFor({ storeCode: 'WK01' }, { ...sharer, storeCode: null })).toBe(false)
  })
})

describe('days', () => {
  it('are named when they are empty', () => {
    const days = daysBetween(10, 16)
    expect(
      emptyDays(days, [
        { from: 8, until: 11 },
        { from: 13, until: 13 },
        { from: 16, until: 30 },
      ]),
    ).toEqual([12, 14, 15])
    expect(emptyDays(days, [])).toEqual(days)
    expect(daysBetween(5, 4)).toEqual([])
  })

  it('of a material are at most a year, and end after they began', () => {
    expect(faultOfDays(10, 10)).toBeNull()
    expect(faultOfDays(10, 9)).toBe('backwards')
    expect(faultOfDays(0, 365)).toBeNull()
    expect(faultOfDays(0, 366)).toBe('too-long')
  })
})
