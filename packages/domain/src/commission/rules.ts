import { COMMISSION_LEVEL_CAP, COMMISSION_RULE_VERSION, DEFAULT_RATE_BP, SECOND_RATE_BP } from './rates.js'

/** All levels together never take more than this of a line's base, in basis points; level 2 is cut first. */
export const COMMISSION_CAP_BP = 3_000

/** Rates by level in basis points, the first level first. A level that a rule does not name is left to the next rule. */
export type RatesBp = readonly number[]

/** Who said that a second level may be paid; kept with the rules that it switched on. `approvedOn` is YYYY-MM-DD. */
export interface LegalApproval {
  approvedBy: string
  approvedOn: string
  reference: string
}

/** The operator's settings of commission. `version` names them in every decision that was taken by them. */
export interface CommissionRules {
  version: number
  defaultBp: RatesBp
  /** By the payee's promoter level, the product's category, and the product; the last that matches decides. */
  byPromoterLevel: Readonly<Record<string, RatesBp>>
  byCategory: Readonly<Record<string, RatesBp>>
  byProduct: Readonly<Record<string, RatesBp>>
  secondLevelOn: boolean
  secondLevelApproval: LegalApproval | null
  /** Whole days after completion before a commission is released: with 7 at 00:00 of the 8th day. */
  releaseAfterDays: number
  /** Whether who wants to be a promoter waits for the operator. */
  promoterApproval: boolean
  /** Whole days after joining up to whose end the referrer earns; null: for ever. Afterwards they stay recorded. */
  referralValidDays: number | null
  /** Whole days after joining up to whose end the referrer is tried before followed links; 0: never. */
  protectionDays: number
}

/** Rules as they are stored or sent; those of before referrals had settings lack these two. */
export type RulesAsKept = Omit<CommissionRules, 'version' | 'referralValidDays' | 'protectionDays'> &
  Partial<Pick<CommissionRules, 'referralValidDays' | 'protectionDays'>>

/** Stored rules with their version; what they do not say is the default. */
export function rulesAsOf(version: number, kept: RulesAsKept): CommissionRules {
  return {
    ...kept,
    referralValidDays: kept.referralValidDays ?? null,
    protectionDays: kept.protectionDays ?? 0,
    version,
  }
}

/** The rules while the operator has set none. Source: RULES sections 3 and 5. */
export const defaultCommissionRules: CommissionRules = {
  version: COMMISSION_RULE_VERSION,
  defaultBp: [DEFAULT_RATE_BP, SECOND_RATE_BP],
  byPromoterLevel: {},
  byCategory: {},
  byProduct: {},
  secondLevelOn: false,
  secondLevelApproval: null,
  releaseAfterDays: 7,
  promoterApproval: false,
  referralValidDays: null,
  protectionDays: 0,
}

/** What rules ask of a line; null where nobody says. */
export interface LineGoods {
  product: string | null
  category: string | null
}

const UNNAMED: LineGoods = { product: null, category: null }

/** Whether a second level is paid: only when it is on and the approval is recorded. */
export function paysSecondLevel(rules: CommissionRules): boolean {
  return rules.secondLevelOn && rules.secondLevelApproval !== null
}

/**
 * The rate of one level for a payee of `promoterLevel`, by the most specific rule that names one: product, category, promoter
 * level, default. Without `goods` it is the rate of whatever no product's or category's rule names. Source: RULES section 3.
 */
export function rateOf(
  rules: CommissionRules,
  level: 1 | 2,
  promoterLevel: string | null,
  goods: LineGoods = UNNAMED,
): number {
  if (level === 2 && !paysSecondLevel(rules)) return 0
  const named = [
    lookUp(rules.byProduct, goods.product),
    lookUp(rules.byCategory, goods.category),
    lookUp(rules.byPromoterLevel, promoterLevel),
    rules.defaultBp,
  ]
  return named.find((rates) => rates?.[level - 1] !== undefined)?.[level - 1] ?? 0
}

/** Rates of both levels under the cap: the first is cut to it, the second to what the first leaves. */
export function cappedRates(firstBp: number, secondBp: number): readonly [number, number] {
  const first = Math.min(firstBp, COMMISSION_CAP_BP)
  return [first, Math.min(secondBp, COMMISSION_CAP_BP - first)]
}

function lookUp(rules: Readonly<Record<string, RatesBp>>, name: string | null): RatesBp | undefined {
  return name !== null && Object.hasOwn(rules, name) ? rules[name] : undefined
}

/** Why rules cannot be configured; each is a declared refusal. */
export type RulesFault =
  | 'rules-malformed'
  | 'rate-invalid'
  | 'rate-above-cap'
  | 'third-level'
  | 'second-level-unapproved'
  | 'release-days-invalid'
  | 'referral-days-invalid'
  | 'protection-days-invalid'

const LONGEST_RELEASE_DAYS = 365
const LONGEST_REFERRAL_DAYS = 3_650
const MOST_NAMES = 10_000

/**
 * The fault of rules that an operator sent (their `version` aside), or null when they can be configured: a rate above the cap,
 * a level beyond the second, and a second level without a recorded approval are refused here, not when somebody is paid.
 * Source: RULES section 3.
 */
export function rulesFault(rules: unknown): RulesFault | null {
  if (!isRecord(rules)) return 'rules-malformed'
  const { defaultBp, byPromoterLevel, byCategory, byProduct, secondLevelOn, secondLevelApproval } = rules
  const named = [byPromoterLevel, byCategory, byProduct]
  if (!named.every(isRecord) || !Array.isArray(defaultBp)) return 'rules-malformed'
  if (typeof secondLevelOn !== 'boolean' || typeof rules.promoterApproval !== 'boolean') return 'rules-malformed'
  const all = [defaultBp, ...named.flatMap((one) => Object.values(one))]
  if (all.length > MOST_NAMES || !all.every(Array.isArray)) return 'rules-malformed'
  if (all.some((rates) => rates.length > COMMISSION_LEVEL_CAP)) return 'third-level'
  const rates = all.flat()
  if (defaultBp.length === 0 || rates.some((rate) => !Number.isInteger(rate) || rate < 0)) return 'rate-invalid'
  if (rates.some((rate) => rate > COMMISSION_CAP_BP)) return 'rate-above-cap'
  if (secondLevelApproval !== null && !isApproval(secondLevelApproval)) return 'rules-malformed'
  if (secondLevelOn && secondLevelApproval === null) return 'second-level-unapproved'
  return daysFault(rules)
}

function daysFault({
  releaseAfterDays,
  referralValidDays,
  protectionDays,
}: Record<string, unknown>): RulesFault | null {
  if (!areDays(releaseAfterDays, LONGEST_RELEASE_DAYS)) return 'release-days-invalid'
  if (!areDays(referralValidDays ?? 0, LONGEST_REFERRAL_DAYS)) return 'referral-days-invalid'
  return areDays(protectionDays === undefined ? 0 : protectionDays, LONGEST_REFERRAL_DAYS)
    ? null
    : 'protection-days-invalid'
}

function areDays(value: unknown, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isApproval(value: unknown): boolean {
  if (!isRecord(value)) return false
  return (['approvedBy', 'approvedOn', 'reference'] as const).every((field) => {
    const given = value[field]
    return typeof given === 'string' && given.trim() !== '' && given.length <= 200
  })
}
