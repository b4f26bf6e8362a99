import fc from 'fast-check'
import { parseDay } from '../calendar/day.js'
import { decideExpiry } from './expiry.js'
import type { PointsLot } from './lots.js'

const lastDay = parseDay('2027-11-30') ?? Number.NaN
const lot = (id: number, rest: Partial<PointsLot> = {}): PointsLot => ({
  id,
  earnedOn: lastDay - 370,
  validOn: lastDay,
  earned: 100,
  remaining: 60,
  expired: 0,
  expiredTakenBack: 0,
  ...rest,
})

describe('decideExpiry', () => {
  it('lets a lot be spent on its last day', () => {
    expect(decideExpiry(1, [lot(70)], lastDay)).toEqual({ lots: [], movements: [] })
  })

  it('runs it out the day after, dated at the end of the last day however late', () => {
    for (const today of [lastDay + 1, lastDay + 400])
      expect(decideExpiry(1, [lot(70, { expired: 5 })], today)).toEqual({
        lots: [lot(70, { remaining: 0, expired: 65 })],
        movements: [
          {
            kind: 'points-expired',
            businessKey: `lot:70:expired:${lastDay}`,
            source: 'member:1:points',
            destination: 'points:expired',
            amount: 60,
            occurredAtMs: Date.parse('2027-11-30T15:59:59.999Z'),
            datedOn: lastDay,
            memberId: 1,
            orderId: null,
          },
        ],
      })
  })

  it('names another fact when a lot that came back runs out again', () => {
    const [again] = decideExpiry(1, [lot(70, { validOn: lastDay + 7, expired: 60 })], lastDay + 8).movements
    expect(again?.businessKey).not.toBe(decideExpiry(1, [lot(70)], lastDay + 8).movements[0]?.businessKey)
  })

  it('conserves, does nothing twice, and ends in steps where it ends at once', () => {
    const lots = fc
      .array(fc.tuple(fc.nat(20), fc.nat(90), fc.nat(9)), { maxLength: 6 })
      .map((rows) =>
        rows.map(([plus, remaining, expired], id) => lot(id, { validOn: lastDay + plus, remaining, expired })),
      )
    fc.assert(
      fc.property(lots, fc.nat(25), fc.nat(25), (before, first, more) => {
        const run = (now: PointsLot[], today: number) => {
          const { lots: changed, movements } = decideExpiry(1, now, today)
          return { now: now.map((was) => changed.find(({ id }) => id === was.id) ?? was), movements }
        }
        const early = run(before, lastDay + first)
        const late = run(early.now, lastDay + first + more)
        const once = run(before, lastDay + first + more)
        expect(late.now).toEqual(once.now)
        expect([...early.movements, ...late.movements].map(({ businessKey }) => businessKey).sort()).toEqual(
          once.movements.map(({ businessKey }) => businessKey).sort(),
        )
        expect(run(once.now, lastDay + first + more).movements).toEqual([])
        for (const [index, one] of once.now.entries())
          expect(one.remaining + one.expired).toBe((before[index]?.remaining ?? 0) + (before[index]?.expired ?? 0))
        const gone = once.movements.reduce((sum, { amount }) => sum + amount, 0)
        expect(gone).toBe(
          before.reduce((sum, { remaining }, index) => sum + remaining - (once.now[index]?.remaining ?? 0), 0),
        )
      }),
    )
  })
})
