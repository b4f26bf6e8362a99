import fc from 'fast-check'
import { REFERRAL_COUNTS_MS, REPEAT_VISIT_MS, referrerOf, type Touch, visitCounts } from './attribution.js'

const joinedAt = Date.parse('2026-11-21T16:00:00Z')
const WEEK = 7 * 24 * 60 * 60 * 1_000
const touch = (linkId: number, beforeMs: number, rest: Partial<Touch> = {}): Touch => ({
  linkId,
  sharerId: 10 + linkId,
  sharerStatus: 'active',
  visitedAtMs: joinedAt - beforeMs,
  ...rest,
})

describe('referrerOf', () => {
  it('is nobody without a link', () => expect(referrerOf([], joinedAt)).toBeNull())

  it('is the sharer of the latest link, in whatever order they come', () => {
    const touches = [touch(1, 3_000), touch(2, 1_000), touch(3, 2_000)]
    fc.assert(
      fc.property(fc.shuffledSubarray(touches, { minLength: 3 }), (shuffled) => {
        expect(referrerOf(shuffled, joinedAt)?.linkId).toBe(2)
      }),
    )
  })

  it('takes the newer of two links of one millisecond, in whatever order they come', () => {
    expect(referrerOf([touch(1, 5), touch(2, 5)], joinedAt)?.linkId).toBe(2)
    expect(referrerOf([touch(2, 5), touch(1, 5)], joinedAt)?.linkId).toBe(2)
  })

  it('counts exactly 7 × 24 hours, the last millisecond included', () => {
    expect(REFERRAL_COUNTS_MS).toBe(WEEK)
    expect(referrerOf([touch(1, WEEK)], joinedAt)?.linkId).toBe(1)
    expect(referrerOf([touch(1, WEEK + 1)], joinedAt)).toBeNull()
    expect(referrerOf([touch(1, 0)], joinedAt)?.linkId).toBe(1)
    expect(referrerOf([touch(1, -1)], joinedAt)).toBeNull()
  })

  it('passes over a sharer who has closed, not one who is frozen', () => {
    expect(referrerOf([touch(1, 5, { sharerStatus: 'closed' }), touch(2, 9)], joinedAt)?.linkId).toBe(2)
    expect(referrerOf([touch(1, 5, { sharerStatus: 'frozen' }), touch(2, 9)], joinedAt)?.linkId).toBe(1)
    expect(referrerOf([touch(1, 5, { sharerStatus: 'closed' })], joinedAt)).toBeNull()
  })

  it('leaves the touches as they were', () => {
    const touches = [touch(1, 3_000), touch(2, 1_000)]
    referrerOf(touches, joinedAt)
    expect(touches.map(({ linkId }) => linkId)).toEqual([1, 2])
  })
})

describe('visitCounts', () => {
  const minutes = (n: number) => n * 60_000
  it.each([
    [false, null, true],
    [true, null, false],
    [false, joinedAt - minutes(30) - 1, true],
    [false, joinedAt - minutes(30), false],
    [false, joinedAt - minutes(29), false],
    [false, joinedAt, false],
    [true, joinedAt - minutes(300), false],
  ])('own %p, previous at %p: %p', (own, previousAtMs, counts) => {
    expect(visitCounts(own, previousAtMs, joinedAt)).toBe(counts)
  })

  it('repeats for 30 minutes', () => expect(REPEAT_VISIT_MS).toBe(1_800_000))
})
