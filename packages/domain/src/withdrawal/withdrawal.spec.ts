import fc from 'fast-check'
import { account } from '../ledger/movements.js'
import {
  areWithdrawalLimits,
  defaultWithdrawalLimits,
  type WithdrawalStanding,
  withdrawableFen,
  withdrawalFault,
  withdrawalQuote,
} from './decide.js'
import { residentIdNumber } from './id-number.js'
import { withdrawalPaid, withdrawalRequested, withdrawalReturned } from './movements.js'

const limits = { minimumFen: 100, dailyCapFen: 5_000, monthlyCapFen: 7_000, approvalAboveFen: 1_000 }
const standing = (changed: Partial<WithdrawalStanding> = {}): WithdrawalStanding => ({
  availableFen: 20_000,
  month: { grossFen: 0, withheldFen: 0 },
  todayFen: 0,
  hasOpen: false,
  hasIdentity: true,
  limits,
  ...changed,
})

describe('withdrawalFault', () => {
  const ask = (grossFen: number, shownTaxFen = 0) => ({ grossFen, shownTaxFen })
  it.each<[string, Partial<WithdrawalStanding>, number, object | null]>([
    ['the minimum', {}, 100, null],
    ['below it', {}, 99, { code: 'withdrawal-below-minimum', limitFen: 100 }],
    ['nothing', {}, 0, { code: 'withdrawal-below-minimum', limitFen: 100 }],
    ['all of it', { availableFen: 500 }, 500, null],
    ['a fen more', { availableFen: 500 }, 501, { code: 'withdrawal-above-available', limitFen: 500 }],
    ['from a purse in debt', { availableFen: -500 }, 100, { code: 'withdrawal-above-available', limitFen: 0 }],
    ['the day’s cap', {}, 5_000, null],
    ['above it', {}, 5_001, { code: 'withdrawal-daily-cap', limitFen: 5_000 }],
    ['what is left today', { todayFen: 4_900 }, 101, { code: 'withdrawal-daily-cap', limitFen: 100 }],
    ['after the cap was lowered', { todayFen: 6_000 }, 100, { code: 'withdrawal-daily-cap', limitFen: 0 }],
    [
      'what is left this month',
      { month: { grossFen: 5_000, withheldFen: 0 } },
      2_001,
      { code: 'withdrawal-monthly-cap', limitFen: 2_000 },
    ],
    ['while one is open', { hasOpen: true }, 100, { code: 'withdrawal-open' }],
    ['without an identity', { hasIdentity: false, hasOpen: true }, 100, { code: 'payee-identity-missing' }],
  ])('%s', (_, changed, grossFen, fault) => {
    expect(withdrawalFault(standing(changed), ask(grossFen))).toEqual(fault)
  })

  it('another tax than was shown is refused', () => {
    const rich = standing({ availableFen: 500_000, limits: defaultWithdrawalLimits })
    expect(withdrawalFault(rich, ask(300_000, 44_000))).toBeNull()
    expect(withdrawalFault(rich, ask(300_000, 43_999))).toEqual({ code: 'withdrawal-quote-changed' })
  })

  it('grants exactly up to what is withdrawable', () => {
    const amount = fc.integer({ min: -10_000, max: 30_000 })
    fc.assert(
      fc.property(amount, fc.nat(8_000), fc.nat(8_000), fc.boolean(), (availableFen, todayFen, more, hasOpen) => {
        const one = standing({
          availableFen,
          todayFen,
          hasOpen,
          month: { grossFen: todayFen + more, withheldFen: 0 },
        })
        const most = withdrawableFen(one)
        const { taxFen } = withdrawalQuote(one, most)
        if (most > 0) expect(withdrawalFault(one, ask(most, taxFen))).toBeNull()
        const above = Math.max(most + 1, 1)
        expect(withdrawalFault(one, ask(above, withdrawalQuote(one, above).taxFen))).not.toBeNull()
      }),
    )
  })
})

describe('areWithdrawalLimits', () => {
  it.each<[object, boolean]>([
    [{}, true],
    [{ minimumFen: 99 }, false],
    [{ minimumFen: 5_001 }, false],
    [{ dailyCapFen: 7_001 }, false],
    [{ dailyCapFen: 7_000 }, true],
    [{ monthlyCapFen: 100_000_001 }, false],
    [{ approvalAboveFen: -1 }, false],
    [{ approvalAboveFen: 0 }, true],
    [{ minimumFen: 100.5 }, false],
    [{ monthlyCapFen: Number.NaN }, false],
  ])('%j: %p', (changed, fit) => {
    expect(areWithdrawalLimits({ ...limits, ...changed })).toBe(fit)
    expect(areWithdrawalLimits(defaultWithdrawalLimits)).toBe(true)
  })
})

describe('residentIdNumber', () => {
  it.each([
    ['11010519491231002X', '11010519491231002X'],
    [' 11010519491231002x ', '11010519491231002X'],
    ['440524198001010013', '440524198001010013'],
    ['440524198001010014', null],
    ['11010519490231002X', null],
    ['010105194912310021', null],
    ['130503670401001', null],
    ['', null],
  ])('%s', (text, kept) => {
    expect(residentIdNumber(text)).toBe(kept)
  })

  it('no single digit can be mistyped, no two neighbours exchanged', () => {
    const right = '440524198001010013'
    fc.assert(
      fc.property(fc.nat(17), fc.nat(9), (at, digit) => {
        const wrong = right.slice(0, at) + digit + right.slice(at + 1)
        if (wrong !== right) expect(residentIdNumber(wrong)).toBeNull()
      }),
    )
    for (let at = 0; at < 17; at++) {
      const exchanged = right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2)
      if (exchanged !== right) expect(residentIdNumber(exchanged)).toBeNull()
    }
  })
})

describe('what is posted', () => {
  const facts = { id: 7, memberId: 3, grossFen: 1_000, taxFen: 40, netFen: 960, atMs: 0, day: 0 }
  const moved = (movements: { kind: string; amount: number; source: string; destination: string }[]) =>
    movements.map(({ kind, amount, source, destination }) => [kind, amount, source, destination])
  const [available, withdrawing] = [account.commissionAvailable(3), account.commissionWithdrawing(3)]

  it('asked for, paid with tax, paid without, returned', () => {
    expect(moved(withdrawalRequested(facts))).toEqual([['withdrawal-requested', 1_000, available, withdrawing]])
    expect(moved(withdrawalReturned(facts))).toEqual([['withdrawal-returned', 1_000, withdrawing, available]])
    expect(moved(withdrawalPaid(facts))).toEqual([
      ['withdrawal-paid', 960, withdrawing, account.payoutWechat],
      ['withdrawal-tax', 40, withdrawing, account.taxWithheld],
    ])
    const untaxed = withdrawalPaid({ ...facts, taxFen: 0, netFen: 1_000 })
    expect(moved(untaxed)).toEqual([['withdrawal-paid', 1_000, withdrawing, account.payoutWechat]])
    expect(withdrawalPaid(facts).map(({ businessKey }) => businessKey)).toEqual([
      'withdrawal:7:paid',
      'withdrawal:7:tax',
    ])
  })
})
