import fc from 'fast-check'
import { noFigures } from './figures.js'
import { breadthOf, deadBranches, kFactor, longestPathOf } from './report.js'

const at = (depth: number, links: number) => ({ depth, figures: { ...noFigures(), links } })

describe('kFactor', () => {
  it.each([
    [0, 1, '0.0000'],
    [1, 3, '0.3333'],
    [2, 3, '0.6667'],
    [1, 20_000, '0.0001'],
    [1, 20_001, '0.0000'],
    [5, 4, '1.2500'],
    [12, 1, '12.0000'],
    [99_995, 100_000, '1.0000'],
  ])('%p joins through %p members: %p', (joins, members, k) => expect(kFactor(joins, members)).toBe(k))

  it('is not there while nobody could share', () => expect(kFactor(0, 0)).toBeNull())

  it('is the nearest four decimals of the exact quotient, the half upwards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 1, max: 2 ** 31 }), (joins, members) => {
        const shown = BigInt((kFactor(joins, members) as string).replace('.', ''))
        const twice = 20_000n * BigInt(joins) - 2n * shown * BigInt(members)
        expect(twice < BigInt(members) && twice >= -BigInt(members)).toBe(true)
      }),
    )
  })
})

it('breadth is the most links at one depth, whatever the order', () => {
  expect(breadthOf([])).toBe(0)
  expect(breadthOf([at(3, 2), at(1, 1), at(2, 7)])).toBe(7)
})

it('the longest path ends at the deepest link, not at a depth without one', () => {
  expect(longestPathOf([])).toBe(0)
  expect(longestPathOf([at(1, 1), at(9, 0), at(4, 2)])).toBe(4)
})

it('dead branches are the links of which nothing came', () => {
  expect(deadBranches({ links: 10, aliveLinks: 3 })).toEqual({ dead: 7, of: 10 })
})
