import fc from 'fast-check'
import { fenForGrowth, growthOf, tierAbove, tierFor } from './ladder.js'

describe('the ladder', () => {
  it.each([
    [-1, 'basic'],
    [0, 'basic'],
    [2_999, 'basic'],
    [3_000, 'silver'],
    [5_999, 'silver'],
    [6_000, 'gold'],
    [1_000_000, 'gold'],
  ])('%i growth value is %s', (growth, tier) => expect(tierFor(growth)).toBe(tier))

  it('names the step above', () => {
    expect(tierAbove('basic')).toEqual({ tier: 'silver', fromGrowth: 3_000 })
    expect(tierAbove('silver')).toEqual({ tier: 'gold', fromGrowth: 6_000 })
    expect(tierAbove('gold')).toBeNull()
  })
})

describe('growthOf', () => {
  it.each([
    [6_200, 620],
    [9_999, 999],
    [2_833, 283],
    [2_550, 255],
    [9, 0],
    [10, 1],
    [0, 0],
  ])('%i fen: %i', (paidFen, growth) => expect(growthOf(paidFen)).toBe(growth))
})

describe('fenForGrowth', () => {
  it('is the least payment that closes the gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6_000 }), (missing) => {
        expect(growthOf(fenForGrowth(missing))).toBe(missing)
        expect(growthOf(fenForGrowth(missing) - 1)).toBe(missing - 1)
      }),
    )
  })
})
