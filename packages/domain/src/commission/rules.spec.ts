import fc from 'fast-check'
import { type Candidate, decideCommission, decideCommissions, type Payable } from './decide.js'
import {
  COMMISSION_CAP_BP,
  type CommissionRules,
  cappedRates,
  defaultCommissionRules,
  rateOf,
  rulesAsOf,
  rulesFault,
} from './rules.js'

const approval = { approvedBy: 'Li, counsel', approvedOn: '2026-11-01', reference: 'L-2026-7' }
const rules = (rest: Partial<CommissionRules> = {}): CommissionRules => ({
  ...defaultCommissionRules,
  version: 2,
  ...rest,
})
const twoLevels = rules({ secondLevelOn: true, secondLevelApproval: approval })

describe('rateOf', () => {
  const many = rules({
    secondLevelOn: true,
    secondLevelApproval: approval,
    byPromoterLevel: { star: [1_200, 600] },
    byCategory: { tea: [1_500] },
    byProduct: { 'P-1': [0, 100] },
  })
  it.each([
    ['the default', null, { product: null, category: null }, 1_000, 500],
    ['the promoter’s level', 'star', { product: null, category: null }, 1_200, 600],
    ['the category, and the level where it says nothing', 'star', { product: null, category: 'tea' }, 1_500, 600],
    ['the product, also when it says 0', 'star', { product: 'P-1', category: 'tea' }, 0, 100],
    ['the default where nothing matches', 'moon', { product: 'P-2', category: 'toString' }, 1_000, 500],
  ])('is that of %s', (_, level, goods, first, second) => {
    expect(rateOf(many, 1, level, goods)).toBe(first)
    expect(rateOf(many, 2, level, goods)).toBe(second)
  })

  it('is nothing on the second level until it is on and approved', () => {
    expect(rateOf(defaultCommissionRules, 2, null)).toBe(0)
    expect(rateOf(rules({ secondLevelOn: true }), 2, null)).toBe(0)
    expect(rateOf(rules({ secondLevelApproval: approval }), 2, null)).toBe(0)
    expect(rateOf(twoLevels, 2, null)).toBe(500)
  })
})

describe('cappedRates', () => {
  it('cuts level 2 first', () => {
    expect(cappedRates(2_800, 500)).toEqual([2_800, 200])
    expect(cappedRates(3_000, 500)).toEqual([3_000, 0])
    expect(cappedRates(9_000, 500)).toEqual([3_000, 0])
    fc.assert(
      fc.property(fc.nat(12_000), fc.nat(12_000), (one, two) => {
        const [first, second] = cappedRates(one, two)
        expect(first).toBe(Math.min(one, COMMISSION_CAP_BP))
        expect(first + second).toBe(Math.min(one + two, Math.max(first, COMMISSION_CAP_BP)))
      }),
    )
  })
})

describe('rulesFault', () => {
  it('takes the defaults, and a second level with its approval', () => {
    expect(rulesFault(defaultCommissionRules)).toBeNull()
    expect(rulesFault(twoLevels)).toBeNull()
    expect(rulesFault(rules({ defaultBp: [3_000, 3_000], byProduct: { x: [0] }, byCategory: { y: [] } }))).toBeNull()
  })

  it.each<[string, unknown]>([
    ['third-level', rules({ defaultBp: [1_000, 500, 100] })],
    ['third-level', rules({ byProduct: { x: [1_000, 500, 0] } })],
    ['rate-above-cap', rules({ defaultBp: [3_001] })],
    ['rate-above-cap', rules({ byPromoterLevel: { star: [1_000, 3_001] } })],
    ['rate-invalid', rules({ byCategory: { tea: [0.5] } })],
    ['rate-invalid', rules({ byCategory: { tea: [-1] } })],
    ['rate-invalid', rules({ defaultBp: [] })],
    ['rate-invalid', { ...rules(), byProduct: { x: ['1000'] } }],
    ['second-level-unapproved', rules({ secondLevelOn: true })],
    ['rules-malformed', rules({ secondLevelOn: true, secondLevelApproval: { ...approval, approvedBy: ' ' } })],
    ['rules-malformed', rules({ secondLevelApproval: {} as never })],
    ['rules-malformed', { ...rules(), byProduct: [] }],
    ['rules-malformed', { ...rules(), byProduct: { x: 1_000 } }],
    ['rules-malformed', { ...rules(), secondLevelOn: 'yes' }],
    ['rules-malformed', null],
    ['rules-malformed', 'x'],
    ['release-days-invalid', rules({ releaseAfterDays: -1 })],
    ['release-days-invalid', rules({ releaseAfterDays: 7.5 })],
    ['release-days-invalid', rules({ releaseAfterDays: 366 })],
    ['referral-days-invalid', rules({ referralValidDays: -1 })],
    ['referral-days-invalid', rules({ referralValidDays: 1.5 })],
    ['referral-days-invalid', rules({ referralValidDays: 3_651 })],
    ['referral-days-invalid', { ...rules(), referralValidDays: '30' }],
    ['protection-days-invalid', rules({ protectionDays: -1 })],
    ['protection-days-invalid', rules({ protectionDays: 3_651 })],
    ['protection-days-invalid', { ...rules(), protectionDays: null }],
  ])('%s: refused when it is configured', (fault, given) => {
    expect(rulesFault(given)).toBe(fault)
  })

  it('rules of before referrals had settings are configured as for ever and unprotected', () => {
    const { referralValidDays: _, protectionDays: __, version: ___, ...before } = rules()
    expect(rulesFault(before)).toBeNull()
    expect(rulesAsOf(3, before)).toEqual({ ...before, version: 3, referralValidDays: null, protectionDays: 0 })
    expect(rulesAsOf(4, rules({ referralValidDays: 30, protectionDays: 2 }))).toMatchObject({
      ...{ version: 4, referralValidDays: 30, protectionDays: 2 },
    })
    expect(rulesFault(rules({ referralValidDays: 0, protectionDays: 3_650 }))).toBeNull()
  })

  it('whatever passes never pays more than the cap', () => {
    const rate = fc.integer({ min: 0, max: 3_000 })
    fc.assert(
      fc.property(
        fc.array(rate, { minLength: 1, maxLength: 2 }),
        fc.array(rate, { maxLength: 2 }),
        (byDefault, product) => {
          const given = { ...twoLevels, defaultBp: byDefault, byProduct: { x: product } }
          expect(rulesFault(given)).toBeNull()
          const goods = { product: 'x', category: null }
          const [first, second] = cappedRates(rateOf(given, 1, null, goods), rateOf(given, 2, null, goods))
          expect(first + second).toBeLessThanOrEqual(COMMISSION_CAP_BP)
        },
      ),
    )
  })
})

const atMs = Date.parse('2026-11-18T04:00:00Z')
const promoter = (memberId: number, rest: Partial<Payable> = {}): Payable => ({
  memberId,
  status: 'active',
  promoter: true,
  ...rest,
})
const referrer = (who: Payable, upline: Payable | null = null): Candidate => ({
  ...who,
  kind: 'referrer',
  linkId: null,
  visitedAtMs: null,
  channel: null,
  upline,
})

describe('the second level', () => {
  it('is nobody while it is off', () => {
    expect(decideCommissions(1, atMs, [referrer(promoter(2), promoter(3))]).second).toBeNull()
  })

  it('is the referrer of who is paid on the first', () => {
    const { first, second } = decideCommissions(1, atMs, [referrer(promoter(2), promoter(3))], twoLevels)
    expect(first).toMatchObject({ payeeId: 2, rateBp: 1_000, ruleVersion: 2 })
    expect(second).toEqual({
      ruleVersion: 2,
      payeeId: 3,
      rateBp: 500,
      reasonCode: 'won',
      candidates: [{ memberId: 3, kind: 'upline', linkId: null, visitedAtMs: null, outcome: 'won' }],
    })
  })

  it.each<[string, Partial<Payable>]>([
    ['is-buyer', { memberId: 1 }],
    ['same-person', { samePerson: true }],
    ['closed', { status: 'closed' }],
    ['frozen', { status: 'frozen' }],
    ['not-promoter', { promoter: false }],
  ])('is nobody when it is excluded: %s', (reasonCode, rest) => {
    const { second } = decideCommissions(1, atMs, [referrer(promoter(2), promoter(3, rest))], twoLevels)
    expect(second).toMatchObject({ payeeId: null, reasonCode })
  })

  it('is nobody without a referrer, and none when nobody is paid on the first', () => {
    const alone = decideCommissions(1, atMs, [referrer(promoter(2))], twoLevels).second
    expect(alone).toMatchObject({ payeeId: null, reasonCode: 'no-candidate', candidates: [] })
    const passed = referrer(promoter(2, { promoter: false }), promoter(3))
    expect(decideCommissions(1, atMs, [passed], twoLevels).second).toBeNull()
  })

  it('is cut to what the first leaves', () => {
    const given = { ...twoLevels, byPromoterLevel: { star: [2_800] } }
    const { first, second } = decideCommissions(
      1,
      atMs,
      [referrer(promoter(2, { promoterLevel: 'star' }), promoter(3))],
      given,
    )
    expect([first.rateBp, second?.rateBp]).toEqual([2_800, 200])
  })
})

describe('another account of the buyer', () => {
  it('counts as the buyer: passed over as referrer', () => {
    expect(decideCommission(1, atMs, [referrer(promoter(2, { samePerson: true }))])).toMatchObject({
      payeeId: null,
      reasonCode: 'same-person',
    })
  })

  it('counts as an own visit, which stands for nothing', () => {
    const visit = (memberId: number, minutesAgo: number, rest: Partial<Payable> = {}): Candidate => ({
      ...promoter(memberId, rest),
      kind: 'visit',
      linkId: memberId,
      visitedAtMs: atMs - minutesAgo * 60_000,
      channel: 'card',
    })
    const decision = decideCommission(1, atMs, [visit(2, 1, { samePerson: true }), visit(4, 9)])
    expect(decision.payeeId).toBe(4)
    expect(decision.candidates[0]).toMatchObject({ memberId: 2, outcome: 'same-person' })
    const older = decideCommission(1, atMs, [visit(4, 1), visit(2, 9, { samePerson: true })])
    expect(older.candidates.map(({ outcome }) => outcome)).toEqual(['won', 'same-person'])
  })
})
