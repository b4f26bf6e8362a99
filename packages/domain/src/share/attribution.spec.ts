import fc from 'fast-check'
import {
  decideReferral,
  REFERRAL_COUNTS_MS,
  REPEAT_VISIT_MS,
  type ReferralOutcome,
  type Touch,
  visitCounts,
} from './attribution.js'

const joinedAt = Date.parse('2026-11-21T16:00:00Z')
const WEEK = 7 * 24 * 60 * 60 * 1_000
const touch = (linkId: number, beforeMs: number, rest: Partial<Touch> = {}): Touch => ({
  linkId,
  sharerId: 10 + linkId,
  sharerStatus: 'active',
  channel: 'card',
  visitedAtMs: joinedAt - beforeMs,
  own: false,
  revoked: false,
  groupId: null,
  ...rest,
})
const decide = (...touches: Touch[]) => decideReferral(touches, joinedAt)
const outcomes = (...touches: Touch[]) => decide(...touches).candidates.map(({ linkId, outcome }) => [linkId, outcome])
const nobody = { referrerId: null, linkId: null, groupId: null }

describe('decideReferral', () => {
  it('is nobody without a link', () =>
    expect(decide()).toEqual({ ...nobody, reasonCode: 'no-candidate', candidates: [] }))

  it('is the sharer of the latest link, in whatever order they come, and tells all others why not', () => {
    const touches = [touch(1, 3_000), touch(2, 1_000, { groupId: 77, channel: 'poster' }), touch(3, 2_000)]
    fc.assert(
      fc.property(fc.shuffledSubarray(touches, { minLength: 3 }), (shuffled) => {
        expect(decide(...shuffled)).toEqual({
          ...{ referrerId: 12, linkId: 2, groupId: 77, reasonCode: 'won' },
          candidates: [
            { linkId: 2, sharerId: 12, channel: 'poster', visitedAtMs: joinedAt - 1_000, outcome: 'won' },
            { linkId: 3, sharerId: 13, channel: 'card', visitedAtMs: joinedAt - 2_000, outcome: 'outranked' },
            { linkId: 1, sharerId: 11, channel: 'card', visitedAtMs: joinedAt - 3_000, outcome: 'outranked' },
          ],
        })
      }),
    )
  })

  it('takes the newer of two links of one millisecond, in whatever order they come', () => {
    expect(decide(touch(1, 5), touch(2, 5)).linkId).toBe(2)
    expect(decide(touch(2, 5), touch(1, 5)).linkId).toBe(2)
  })

  it('counts exactly 7 × 24 hours, the last millisecond included', () => {
    expect(REFERRAL_COUNTS_MS).toBe(WEEK)
    expect(outcomes(touch(1, WEEK))).toEqual([[1, 'won']])
    expect(outcomes(touch(1, WEEK + 1))).toEqual([[1, 'too-old']])
    expect(outcomes(touch(1, 0))).toEqual([[1, 'won']])
    expect(decide(touch(1, -1))).toEqual({ ...nobody, reasonCode: 'no-candidate', candidates: [] })
  })

  it('passes over a sharer who has closed, not one who is frozen', () => {
    expect(outcomes(touch(1, 5, { sharerStatus: 'closed' }), touch(2, 9))).toEqual([
      [1, 'sharer-closed'],
      [2, 'won'],
    ])
    expect(decide(touch(1, 5, { sharerStatus: 'frozen' }), touch(2, 9)).referrerId).toBe(11)
    expect(decide(touch(1, 5, { sharerStatus: 'closed' }))).toMatchObject({ ...nobody, reasonCode: 'sharer-closed' })
  })

  it.each<[ReferralOutcome, Partial<Touch>]>([
    ['own', { own: true }],
    ['revoked', { revoked: true }],
    ['own', { own: true, sharerStatus: 'closed', visitedAtMs: joinedAt - 2 * WEEK }],
    ['revoked', { revoked: true, sharerId: 0 }],
    ['too-old', { sharerStatus: 'closed', visitedAtMs: joinedAt - 2 * WEEK }],
  ])('passes over: %s', (outcome, rest) => {
    expect(decide(touch(1, 5, rest))).toMatchObject({ ...nobody, reasonCode: outcome })
    expect(decide(touch(1, 5, rest), touch(2, 6))).toMatchObject({ referrerId: 12, linkId: 2, reasonCode: 'won' })
  })

  it('a link of the shop is a way in without a referrer, and gives way to a friend’s', () => {
    const shops = touch(1, 5, { sharerId: 0, groupId: 5 })
    expect(decide(shops)).toMatchObject({ referrerId: null, linkId: 1, groupId: 5, reasonCode: 'shop-link' })
    expect(decide(shops, touch(2, 9))).toMatchObject({ referrerId: 12, linkId: 2, reasonCode: 'won' })
    expect(outcomes(shops, touch(2, 9))).toEqual([
      [1, 'shop-link'],
      [2, 'won'],
    ])
    expect(decide(touch(1, WEEK + 1, { sharerId: 0 }))).toMatchObject({ ...nobody, reasonCode: 'too-old' })
    expect(decide(shops, touch(3, 4, { sharerId: 0 })).linkId).toBe(3)
  })

  it('a link shared in Moments counts for joining', () => {
    expect(decide(touch(1, 5, { channel: 'moments' })).referrerId).toBe(11)
  })

  it('tells of the latest follow of each link', () => {
    const decision = decide(touch(1, 9_000), touch(2, 5_000), touch(1, 1_000), touch(2, 2 * WEEK))
    expect(decision.candidates.map(({ linkId, visitedAtMs }) => [linkId, joinedAt - visitedAtMs])).toEqual([
      [1, 1_000],
      [2, 5_000],
    ])
  })

  it('changes nothing for somebody who was a member before', () => {
    expect(decideReferral([touch(1, 5), touch(2, 9, { sharerId: 0 })], joinedAt, true)).toMatchObject({
      ...nobody,
      reasonCode: 'member-before',
      candidates: [{ outcome: 'member-before' }, { outcome: 'member-before' }],
    })
    expect(decideReferral([], joinedAt, true).reasonCode).toBe('no-candidate')
  })

  it('gives the reason of the latest that might have brought somebody', () => {
    const closed = { sharerStatus: 'closed' as const }
    expect(decide(touch(1, 1, { own: true }), touch(2, 5, closed)).reasonCode).toBe('sharer-closed')
    expect(decide(touch(1, 1, { revoked: true }), touch(2, 2 * WEEK)).reasonCode).toBe('revoked')
  })

  it('leaves the touches as they were', () => {
    const touches = [touch(1, 3_000), touch(2, 1_000)]
    decide(...touches)
    expect(touches.map(({ linkId }) => linkId)).toEqual([1, 2])
  })

  it('whatever was followed: at most one wins, never one who may not, and every link is told once with its reason', () => {
    const anyTouch = fc.record({
      linkId: fc.integer({ min: 1, max: 6 }),
      sharer: fc.constantFrom('shop', 'friend'),
      sharerStatus: fc.constantFrom('active' as const, 'frozen' as const, 'closed' as const),
      beforeMs: fc.oneof(fc.constantFrom(-1, 0, 1, WEEK - 1, WEEK, WEEK + 1), fc.nat(2 * WEEK)),
      own: fc.boolean(),
      revoked: fc.boolean(),
      groupId: fc.constantFrom(null, 3),
    })
    fc.assert(
      fc.property(fc.array(anyTouch, { maxLength: 12 }), fc.boolean(), (drawn, wasMember) => {
        const touches = drawn.map(({ linkId, sharer, beforeMs, ...rest }) =>
          touch(linkId, beforeMs, { ...rest, ...(sharer === 'shop' ? { sharerId: 0 } : {}) }),
        )
        const decision = decideReferral(touches, joinedAt, wasMember)
        const before = touches.filter(({ visitedAtMs }) => visitedAtMs <= joinedAt)
        const links = decision.candidates.map(({ linkId }) => linkId)
        expect([...links].sort()).toEqual([...new Set(before.map(({ linkId }) => linkId))].sort())
        const winners = decision.candidates.filter(({ outcome }) => outcome === 'won')
        expect(winners.length).toBeLessThanOrEqual(1)
        expect(decision.referrerId).toBe(winners[0]?.sharerId ?? null)
        if (winners[0]) {
          expect(decision.linkId).toBe(winners[0].linkId)
          expect(decision.referrerId).not.toBe(0)
          expect(joinedAt - winners[0].visitedAtMs).toBeLessThanOrEqual(WEEK)
        }
        // Nobody who lost to the winner was followed later unless something speaks against them.
        for (const { outcome, visitedAtMs } of decision.candidates)
          if (outcome === 'outranked') expect(visitedAtMs).toBeLessThanOrEqual(winners[0]?.visitedAtMs ?? -1)
        expect(decision.reasonCode === 'won').toBe(winners.length === 1)
        if (wasMember) expect(winners).toEqual([])
        // Following older links, or following after having joined, never changes who brought somebody.
        const later = touches.map((one) => ({ ...one, linkId: one.linkId + 10, visitedAtMs: joinedAt + 5 }))
        expect(decideReferral([...touches, ...later], joinedAt, wasMember)).toEqual(decision)
      }),
      { numRuns: 400 },
    )
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
