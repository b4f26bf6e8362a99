import fc from 'fast-check'
import { type FollowedLink, orderLinkOf } from './order-link.js'

const paidAt = Date.parse('2026-11-21T16:00:00Z')
const WEEK = 7 * 24 * 60 * 60 * 1_000
const BUYER = 5
const followed = (linkId: number, beforeMs: number, rest: Partial<FollowedLink> = {}): FollowedLink => ({
  linkId,
  sharerId: 10 + linkId,
  channel: 'card',
  visitedAtMs: paidAt - beforeMs,
  ...rest,
})
const of = (visits: readonly FollowedLink[], joinedThroughId: number | null = null, buyerIds = [BUYER]) =>
  orderLinkOf(buyerIds, paidAt, visits, joinedThroughId)

describe('orderLinkOf', () => {
  it('is nobody’s without a visit and without a link at joining', () => expect(of([])).toBeNull())

  it('is the link of the latest visit, in whatever order they come, before the one at joining', () => {
    const visits = [followed(1, 3_000), followed(2, 1_000), followed(3, 2_000)]
    fc.assert(
      fc.property(fc.shuffledSubarray(visits, { minLength: 3 }), (shuffled) => {
        expect(of(shuffled, 9)).toBe(2)
      }),
    )
  })

  it('takes the newer of two links of one millisecond', () => {
    expect(of([followed(1, 5), followed(2, 5)])).toBe(2)
    expect(of([followed(2, 5), followed(1, 5)])).toBe(2)
  })

  it('counts exactly 7 × 24 hours, then the link through which the buyer joined', () => {
    expect(of([followed(1, WEEK)], 9)).toBe(1)
    expect(of([followed(1, WEEK + 1)], 9)).toBe(9)
    expect(of([followed(1, 0)], 9)).toBe(1)
    expect(of([followed(1, -1)], 9)).toBe(9)
  })

  it.each([
    ['what the buyer shared', followed(1, 5, { sharerId: BUYER })],
    ['what the buyer shared under another membership', followed(1, 5, { sharerId: 6 })],
    ['Moments', followed(1, 5, { channel: 'moments' })],
  ])('passes over %s', (_, visit) => {
    expect(of([visit, followed(2, 9)], 9, [BUYER, 6])).toBe(2)
    expect(of([visit], 9, [BUYER, 6])).toBe(9)
  })

  it('knows the shop’s own links', () => expect(of([followed(1, 5, { sharerId: 0 }), followed(2, 9)])).toBe(1))
})
