import fc from 'fast-check'
import { dayOf } from '../calendar/day.js'
import { type Candidate, decideCommission, decideCommissions, VISIT_COUNTS_MS } from './decide.js'
import { type CommissionRules, defaultCommissionRules } from './rules.js'

const buyer = 1
const paidAt = Date.parse('2026-11-21T10:00:00Z')
const WEEK = 7 * 24 * 60 * 60 * 1_000
const visit = (memberId: number, beforeMs: number, rest: Partial<Candidate> = {}): Candidate => ({
  memberId,
  kind: 'visit',
  linkId: 100 + memberId,
  visitedAtMs: paidAt - beforeMs,
  channel: 'card',
  status: 'active',
  promoter: true,
  ...rest,
})
const referrer = (memberId: number, rest: Partial<Candidate> = {}): Candidate => ({
  memberId,
  kind: 'referrer',
  linkId: null,
  visitedAtMs: null,
  channel: null,
  status: 'active',
  promoter: true,
  ...rest,
})
const decide = (...candidates: Candidate[]) => decideCommission(buyer, paidAt, candidates)
const outcomes = (...candidates: Candidate[]) =>
  decide(...candidates).candidates.map(({ memberId, outcome }) => [memberId, outcome])

describe('decideCommission', () => {
  it('pays nobody without a candidate', () => {
    expect(decide()).toEqual({
      ruleVersion: 1,
      payeeId: null,
      rateBp: 1_000,
      reasonCode: 'no-candidate',
      candidates: [],
    })
  })

  it('pays the referrer of worked case 1', () => {
    expect(decide(referrer(2))).toEqual({
      ruleVersion: 1,
      payeeId: 2,
      rateBp: 1_000,
      reasonCode: 'won',
      candidates: [{ memberId: 2, kind: 'referrer', linkId: null, visitedAtMs: null, outcome: 'won' }],
    })
  })

  it('pays the latest visit before an earlier one and before the referrer, in whatever order they come', () => {
    const all = [visit(3, 1_000), visit(4, 2_000), visit(5, WEEK), referrer(2)]
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 4 }), (shuffled) => {
        expect(outcomes(...shuffled)).toEqual([
          [3, 'won'],
          [4, 'outranked'],
          [5, 'outranked'],
          [2, 'outranked'],
        ])
      }),
    )
  })

  it('keeps link and time of every visit in the decision', () => {
    expect(decide(visit(3, 1_000)).candidates).toEqual([
      { memberId: 3, kind: 'visit', linkId: 103, visitedAtMs: paidAt - 1_000, outcome: 'won' },
    ])
  })

  it('takes the newer of two links of one millisecond, in whatever order they come', () => {
    expect(decide(visit(3, 5), visit(4, 5)).payeeId).toBe(4)
    expect(decide(visit(4, 5), visit(3, 5)).payeeId).toBe(4)
  })

  it('counts a visit for exactly 7 × 24 hours', () => {
    expect(VISIT_COUNTS_MS).toBe(WEEK)
    expect(outcomes(visit(3, WEEK))).toEqual([[3, 'won']])
    expect(outcomes(visit(3, WEEK + 1))).toEqual([[3, 'visit-too-old']])
    expect(outcomes(visit(3, 0))).toEqual([[3, 'won']])
  })

  it('knows no visit after the order', () => {
    expect(decide(visit(3, -1))).toMatchObject({ payeeId: null, reasonCode: 'no-candidate', candidates: [] })
    expect(outcomes(visit(3, -1), referrer(2))).toEqual([[2, 'won']])
  })

  it.each([
    ['is-buyer', { memberId: buyer }],
    ['moments-link', { channel: 'moments' }],
    ['visit-too-old', { visitedAtMs: paidAt - WEEK - 1 }],
    ['closed', { status: 'closed' }],
    ['frozen', { status: 'frozen' }],
    ['not-promoter', { promoter: false }],
  ] as const)('passes a visit over that is %s, and tries the referrer', (outcome, rest) => {
    const excluded = visit(3, 5, rest)
    expect(decide(excluded, referrer(2))).toMatchObject({ payeeId: 2, reasonCode: 'won' })
    expect(decide(excluded, referrer(2)).candidates.map((one) => one.outcome)).toEqual([outcome, 'won'])
    expect(decide(excluded)).toMatchObject({ payeeId: null, reasonCode: outcome })
  })

  it('lets only the latest visit that counts stand: when its sharer is passed over, an earlier one stays outranked', () => {
    const lapsed = visit(3, 5, { promoter: false })
    expect(outcomes(lapsed, visit(4, 10), referrer(2))).toEqual([
      [3, 'not-promoter'],
      [4, 'outranked'],
      [2, 'won'],
    ])
    expect(decide(lapsed, visit(4, 10))).toMatchObject({ payeeId: null, reasonCode: 'not-promoter' })
  })

  it.each([{ memberId: buyer }, { channel: 'moments' }, { visitedAtMs: paidAt + 1 }])(
    'a visit that never stands (%j) hides no earlier one',
    (rest) => {
      expect(decide(visit(3, 5, rest), visit(4, 10), referrer(2))).toMatchObject({ payeeId: 4, reasonCode: 'won' })
    },
  )

  it.each([
    ['is-buyer', { memberId: buyer }],
    ['closed', { status: 'closed' }],
    ['frozen', { status: 'frozen' }],
    ['not-promoter', { promoter: false }],
  ] as const)('passes a referrer over that is %s', (outcome, rest) => {
    expect(decide(referrer(2, rest))).toMatchObject({ payeeId: null, reasonCode: outcome })
    expect(decide(visit(3, WEEK), referrer(2, rest))).toMatchObject({ payeeId: 3, reasonCode: 'won' })
  })

  it('does not age a referrer, nor mind the channel they were won through', () => {
    expect(decide(referrer(2, { visitedAtMs: paidAt - 50 * WEEK, channel: 'moments' })).payeeId).toBe(2)
    // A referrer stays last even with the time of the visit that made them one.
    expect(decide(referrer(2, { visitedAtMs: paidAt - 1 }), visit(3, WEEK)).payeeId).toBe(3)
  })

  it('gives the reason of the first who could have been paid', () => {
    const lapsed = { promoter: false }
    expect(decide(visit(2, 2 * WEEK), referrer(2, lapsed)).reasonCode).toBe('not-promoter')
    expect(decide(visit(buyer, 5), visit(2, 9, lapsed)).reasonCode).toBe('not-promoter')
    expect(decide(visit(3, 5, { channel: 'moments' }), referrer(2, { status: 'frozen' })).reasonCode).toBe('frozen')
    expect(decide(visit(3, 5, { status: 'closed' }), referrer(2, lapsed)).reasonCode).toBe('closed')
    expect(decide(visit(buyer, 5), visit(3, 2 * WEEK)).reasonCode).toBe('is-buyer')
  })

  it('says the plainest thing about someone who is excluded twice', () => {
    expect(outcomes(visit(buyer, 2 * WEEK, { promoter: false }))).toEqual([[buyer, 'is-buyer']])
    expect(outcomes(visit(3, 5, { status: 'closed', promoter: false }))).toEqual([[3, 'closed']])
    expect(outcomes(visit(3, 5, { status: 'frozen', promoter: false }))).toEqual([[3, 'frozen']])
  })

  it('pays at most one, never an excluded one, and says why for everyone', () => {
    const anyone = fc.record({
      memberId: fc.integer({ min: 1, max: 6 }),
      beforeMs: fc.oneof(fc.constantFrom(0, 1, WEEK - 1, WEEK, WEEK + 1), fc.nat(2 * WEEK)),
      channel: fc.constantFrom('card', 'moments', 'poster', 'qr'),
      status: fc.constantFrom('active' as const, 'frozen' as const, 'closed' as const),
      promoter: fc.boolean(),
      last: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 8 }), (people) => {
        const all = people.map(({ memberId, beforeMs, last, channel, ...rest }) =>
          last ? referrer(memberId, rest) : visit(memberId, beforeMs, { channel, ...rest }),
        )
        const decision = decide(...all)
        const counts = (one: Candidate) =>
          one.memberId !== buyer && one.channel !== 'moments' && paidAt - (one.visitedAtMs ?? 0) <= WEEK
        const visits = all.filter((one) => one.kind === 'visit' && counts(one))
        const latestAt = Math.max(...visits.map(({ visitedAtMs }) => visitedAtMs ?? 0))
        const latest = visits.filter(({ visitedAtMs }) => visitedAtMs === latestAt)
        const standing = [...latest, ...all.filter(({ kind }) => kind === 'referrer')]
        const paid = (one: Candidate) => one.memberId !== buyer && one.promoter && one.status === 'active'
        const winners = decision.candidates.filter(({ outcome }) => outcome === 'won')
        expect(decision.candidates).toHaveLength(all.length)
        expect(winners.length).toBeLessThanOrEqual(1)
        expect(decision.payeeId).toBe(winners[0]?.memberId ?? null)
        if (latest.length < 2) expect(winners).toHaveLength(standing.some(paid) ? 1 : 0)
        for (const winner of winners)
          expect(standing.some((one) => paid(one) && one.memberId === winner.memberId)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a referral’s validity and protection', () => {
  const DAY = 24 * 3_600_000
  // Joined at 23:59 in Shanghai: the days after are calendar days, not times of 24 hours.
  const joinedAt = Date.parse('2026-11-01T15:59:00Z')
  const brought = (rest: Partial<Candidate> = {}) => referrer(2, { referredAtMs: joinedAt, ...rest })
  const judged = (atMs: number, changed: Partial<CommissionRules>, ...candidates: Candidate[]) => {
    const decision = decideCommission(buyer, atMs, candidates, { ...defaultCommissionRules, ...changed })
    const list = decision.candidates.map(({ memberId, outcome }) => [memberId, outcome])
    return { payeeId: decision.payeeId, reasonCode: decision.reasonCode, list }
  }

  it('is for ever unless the rules say otherwise', () => {
    expect(judged(joinedAt + 5_000 * DAY, {}, brought()).payeeId).toBe(2)
    expect(judged(joinedAt + 5_000 * DAY, { referralValidDays: 30 }, referrer(2)).payeeId).toBe(2)
  })

  it('ends with the Nth day after joining; then the referrer stays and earns nothing', () => {
    const lastMs = Date.parse('2026-12-01T15:59:59.999Z')
    expect(judged(lastMs, { referralValidDays: 30 }, brought())).toMatchObject({ payeeId: 2, reasonCode: 'won' })
    expect(judged(lastMs + 1, { referralValidDays: 30 }, brought())).toEqual({
      ...{ payeeId: null, reasonCode: 'referral-expired' },
      list: [[2, 'referral-expired']],
    })
    expect(judged(joinedAt + 60_000, { referralValidDays: 0 }, brought()).reasonCode).toBe('referral-expired')
  })

  it('gives way to a visit when it is over, also to one of the same member', () => {
    const later = { referralValidDays: 1 }
    expect(judged(paidAt, later, visit(2, 5), brought()).list).toEqual([
      [2, 'won'],
      [2, 'referral-expired'],
    ])
    expect(judged(paidAt, later, visit(3, 2 * WEEK), brought()).reasonCode).toBe('referral-expired')
    expect(judged(paidAt, later, visit(3, 5, { promoter: false }), brought()).reasonCode).toBe('not-promoter')
  })

  it('protects the referrer until the end of the Nth day after joining', () => {
    const rules = { protectionDays: 3 }
    const lastMs = Date.parse('2026-11-04T15:59:59.999Z')
    const latest = visit(3, 0, { visitedAtMs: lastMs - 5 })
    const earlier = visit(4, 0, { visitedAtMs: lastMs - 9 })
    expect(judged(lastMs, rules, latest, earlier, brought()).list).toEqual([
      [2, 'won'],
      [3, 'referrer-protected'],
      [4, 'outranked'],
    ])
    expect(judged(lastMs + 1, rules, latest, earlier, brought()).list).toEqual([
      [3, 'won'],
      [4, 'outranked'],
      [2, 'outranked'],
    ])
    expect(judged(joinedAt, { protectionDays: 0 }, visit(3, 0, { visitedAtMs: joinedAt }), brought()).payeeId).toBe(3)
  })

  it('protects nobody who is passed over', () => {
    const near = visit(3, 0, { visitedAtMs: joinedAt + 5 })
    expect(judged(joinedAt + 9, { protectionDays: 3 }, near, brought({ status: 'frozen' })).list).toEqual([
      [2, 'frozen'],
      [3, 'won'],
    ])
    const expired = judged(joinedAt + 2 * DAY, { protectionDays: 3, referralValidDays: 1 }, near, brought())
    expect(expired).toMatchObject({ payeeId: 3 })
    expect(expired.list[0]).toEqual([2, 'referral-expired'])
  })

  it('ends for the second level by the day on which the payee joined', () => {
    const rules = {
      ...{ ...defaultCommissionRules, version: 2, secondLevelOn: true, referralValidDays: 30 },
      secondLevelApproval: { approvedBy: 'x', approvedOn: '2026-03-01', reference: 'y' },
    }
    const upline = { memberId: 9, status: 'active' as const, promoter: true, referredAtMs: joinedAt - 40 * DAY }
    const { first, second } = decideCommissions(buyer, joinedAt, [brought({ upline })], rules)
    expect(first.payeeId).toBe(2)
    expect(second).toMatchObject({ payeeId: null, reasonCode: 'referral-expired' })
  })

  it('whatever the settings: pays at most one, and whoever the rules leave alone as before', () => {
    const someone = fc.record({
      memberId: fc.integer({ min: 1, max: 6 }),
      afterMs: fc.nat(20 * DAY),
      promoter: fc.boolean(),
    })
    const days = fc.constantFrom(0, 1, 3, 10)
    const cases = fc.tuple(fc.array(someone, { maxLength: 5 }), fc.constantFrom(null, 0, 1, 3, 10), days)
    fc.assert(
      fc.property(cases, fc.nat(20 * DAY), ([visits, referralValidDays, protectionDays], afterMs) => {
        const atMs = joinedAt + afterMs
        const followed = visits.map(({ memberId, promoter, ...one }) =>
          visit(memberId, 0, { promoter, visitedAtMs: joinedAt + one.afterMs }),
        )
        const all = [...followed, brought()]
        const plain = judged(atMs, {}, ...all)
        const ruled = judged(atMs, { referralValidDays, protectionDays }, ...all)
        const elapsed = dayOf(atMs) - dayOf(joinedAt)
        const expired = referralValidDays !== null && elapsed > referralValidDays
        const guarded = protectionDays > 0 && elapsed <= protectionDays
        expect(ruled.list.filter(([, outcome]) => outcome === 'won').length).toBeLessThanOrEqual(1)
        if (expired) expect(ruled.list).toContainEqual([2, 'referral-expired'])
        else if (guarded) expect(ruled.payeeId).toBe(2)
        else expect(ruled).toEqual(plain)
        if (expired) expect(ruled.payeeId).toBe(judged(atMs, {}, ...followed).payeeId)
      }),
      { numRuns: 300 },
    )
  })
})
