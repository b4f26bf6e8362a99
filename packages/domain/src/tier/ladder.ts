/** A member's tier, lowest first. Source: RULES section 1. */
export const tiers = ['basic', 'silver', 'gold'] as const
export type Tier = (typeof tiers)[number]

/** What a tier asks and gives. */
export interface TierRule {
  /** Growth value inside the window from which the tier holds. */
  fromGrowth: number
  /** Points for ten yuan, so that 1.5 points a yuan stays an integer. */
  pointsPerTenYuan: number
}

/** The settings of tiers; the default is RULES section 1. */
export interface TierSettings {
  rules: Record<Tier, TierRule>
  /** Day D counts growth dated D − (windowDays − 1) … D; null counts a lifetime. */
  windowDays: number | null
  /** Days from reaching or keeping a tier to its review. */
  reviewDays: number
}

export const defaultTierSettings: TierSettings = {
  rules: {
    basic: { fromGrowth: 0, pointsPerTenYuan: 10 },
    silver: { fromGrowth: 3_000, pointsPerTenYuan: 15 },
    gold: { fromGrowth: 6_000, pointsPerTenYuan: 20 },
  },
  windowDays: 365,
  reviewDays: 365,
}

/** The highest tier that `growth` supports. */
export function tierFor(growth: number, settings: TierSettings = defaultTierSettings): Tier {
  return [...tiers].reverse().find((tier) => growth >= settings.rules[tier].fromGrowth) ?? 'basic'
}

/** The next tier above `tier` and its threshold, or null at the top. */
export function tierAbove(
  tier: Tier,
  settings: TierSettings = defaultTierSettings,
): { tier: Tier; fromGrowth: number } | null {
  const above = tiers[tiers.indexOf(tier) + 1]
  return above ? { tier: above, fromGrowth: settings.rules[above].fromGrowth } : null
}

/** Growth value of an order or of what is left of it: 10 for each yuan, floored. Source: RULES section 1. */
export function growthOf(paidFen: number): number {
  return Math.floor((paidFen * 10) / 100)
}

/** The least further payment in fen that brings at least `missingGrowth`. */
export function fenForGrowth(missingGrowth: number): number {
  return missingGrowth * 10
}
