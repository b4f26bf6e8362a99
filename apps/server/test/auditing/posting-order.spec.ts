import { IdSet } from '../../src/auditing/id-set.js'
import { type MemberBooks } from '../../src/auditing/member-books.js'
import { findingsInSomeOrder } from '../../src/auditing/posting-order.js'
import { type Happening } from '../../src/auditing/replay-member.js'

/** A member's orders, each at its moment; the id is the order's number. */
const books = (...moments: number[]) =>
  ({
    orders: moments.map((atMs, index) => ({ id: index + 1, paidAt: new Date(atMs), undoneAt: null, refunds: [] })),
  }) as unknown as MemberBooks

/** A replay that finds fault with every neighbour that stands other than `right`. */
const replayOf = (right: number[]) => {
  const tried: number[][] = []
  const replay = (happenings: readonly Happening[]) => {
    const ids = happenings.map(({ id }) => id)
    tried.push(ids)
    return ids.flatMap((id, index) =>
      id === right[index] ? [] : [{ check: 'tier' as const, row: `sale_order ${id}`, detail: '' }],
    )
  }
  return { replay, tried }
}

test('time’s order is believed when nothing speaks against it', () => {
  const { replay, tried } = replayOf([1, 2, 3])
  expect(findingsInSomeOrder(books(10, 20, 30), replay)).toEqual([])
  expect(tried).toEqual([[1, 2, 3]])
})

test('an older file that came after a newer one agrees in the order of ids', () => {
  const { replay } = replayOf([1, 2])
  expect(findingsInSomeOrder(books(9_000_000_000, 5), replay)).toEqual([])
})

test('neighbours of one moment may have been posted the other way round', () => {
  const { replay } = replayOf([2, 1, 3, 5, 4])
  expect(findingsInSomeOrder(books(1_000, 1_002, 900_000, 1_000_000, 1_000_001), replay)).toEqual([])
})

test('what lies further apart may not, and then the findings of time’s order stand', () => {
  const { replay } = replayOf([2, 1])
  const rows = findingsInSomeOrder(books(1_000, 60_000), replay).map(({ row }) => row)
  expect(rows).toEqual(['sale_order 1', 'sale_order 2'])
})

test('a set of ids knows what is in it, across its pages and beyond 2^32', () => {
  const ids = new IdSet()
  const some = [0, 1, 7, 8, 65_535, 65_536, 4_294_967_296, 9_007_199_254_740_991]
  for (const id of some) expect(ids.add(id)).toBe(true)
  for (const id of some) expect(ids.add(id)).toBe(false)
  for (const id of some) expect(ids.has(id)).toBe(true)
  for (const id of [2, 6, 9, 65_534, 65_537, 4_294_967_297]) expect(ids.has(id)).toBe(false)
})
