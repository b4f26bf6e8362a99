import fc from 'fast-check'
import { allocate } from './allocate.js'

const weights = fc.array(fc.integer({ min: 0, max: 99_999_999 }), { minLength: 1, maxLength: 12 })
const sumOf = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const spread = weights
  .filter((all) => sumOf(all) > 0)
  .chain((all) => fc.record({ all: fc.constant(all), total: fc.integer({ min: 0, max: sumOf(all) }) }))

describe('allocate', () => {
  it('spreads the coupon of worked case 3', () => {
    expect(allocate(500, [1_000, 2_000, 333])).toEqual([150, 300, 50])
  })

  it('gives ties to the earlier line', () => {
    expect(allocate(2, [1, 1, 1])).toEqual([1, 1, 0])
    expect(allocate(1, [7, 7])).toEqual([1, 0])
    expect(allocate(5, [3, 3, 3, 3])).toEqual([2, 1, 1, 1])
  })

  it('gives nothing to a line of nothing', () => {
    expect(allocate(5, [0, 5, 0])).toEqual([0, 5, 0])
    expect(allocate(0, [0, 0])).toEqual([0, 0])
    expect(allocate(0, [])).toEqual([])
  })

  it('adds up, and no share exceeds its line', () => {
    fc.assert(
      fc.property(spread, ({ all, total }) => {
        const shares = allocate(total, all)
        expect(sumOf(shares)).toBe(total)
        for (const [index, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(all[index] ?? 0)
        }
      }),
    )
  })

  it('rounds up exactly the lines with the largest remainder', () => {
    fc.assert(
      fc.property(spread, ({ all, total }) => {
        const sum = BigInt(sumOf(all))
        const shares = allocate(total, all)
        const lines = all.map((weight, index) => {
          const exact = BigInt(total) * BigInt(weight)
          return { index, remainder: exact % sum, up: BigInt(shares[index] ?? 0) - exact / sum }
        })
        for (const line of lines) expect([0n, 1n]).toContain(line.up)
        for (const up of lines.filter((line) => line.up === 1n))
          for (const down of lines.filter((line) => line.up === 0n)) {
            expect(up.remainder >= down.remainder).toBe(true)
            if (up.remainder === down.remainder) expect(up.index).toBeLessThan(down.index)
          }
      }),
    )
  })

  it('stays exact where a product leaves what a number holds', () => {
    expect(allocate(9_007_199_254_740_991, [1, 2])).toEqual([3_002_399_751_580_330, 6_004_799_503_160_661])
  })

  it.each([
    { total: 1, over: [0, 0] },
    { total: 1, over: [] },
    { total: -1, over: [1] },
    { total: 1, over: [2, -1] },
    { total: 0.5, over: [1] },
    { total: 0, over: [0.5] },
    { total: 0, over: [-1] },
  ])('refuses to spread $total over $over', ({ total, over }) => {
    expect(() => allocate(total, over)).toThrow(RangeError)
  })
})
