import type { Day } from '../calendar/day.js'
import { defaultTierSettings, type Tier, type TierSettings, tierFor, tiers } from './ladder.js'

/** Growth value dated on one day, refunds already taken off (a refund is dated as its order). */
export interface GrowthDay {
  day: Day
  growth: number
}

/** Where a member stands at the end of what was replayed. */
export interface Standing {
  tier: Tier
  /** The day on which this tier was reached or fallen to; null for a basic member who never had another. */
  sinceOn: Day | null
  /** The day at whose 00:00 the tier is reviewed; null for basic, which nothing can lower. */
  reviewOn: Day | null
}

/** Growth value that counts on `day`: everything dated inside the window that ends with it. */
export function growthInWindow(
  days: readonly GrowthDay[],
  day: Day,
  settings: TierSettings = defaultTierSettings,
): number {
  const from = settings.windowDays === null ? Number.NEGATIVE_INFINITY : day - settings.windowDays + 1
  return days.reduce((sum, entry) => (entry.day >= from && entry.day <= day ? sum + entry.growth : sum), 0)
}

/**
 * Tier and review date on `asOf` as replaying all growth gives them. `days` is sorted by day, one entry a day.
 * Reaching a threshold upgrades at once; a tier reached on D is reviewed at 00:00 of D + reviewDays with that day's window
 * (so before anything of that day) and kept or lowered. Source: RULES section 1.
 */
export function replayStanding(
  days: readonly GrowthDay[],
  asOf: Day,
  settings: TierSettings = defaultTierSettings,
): Standing {
  const window = slidingWindow(days, settings)
  let standing: Standing = { tier: 'basic', sinceOn: null, reviewOn: null }
  for (const { day } of days) {
    if (day > asOf) break
    standing = reviewsUntil(standing, day, window.before, settings)
    standing = upgrade(standing, day, window.through(day), settings)
  }
  return reviewsUntil(standing, asOf, window.before, settings)
}

/** `days` with `growth` (negative for a refund) added to `day`, sorted by day. */
export function withGrowth(days: readonly GrowthDay[], day: Day, growth: number): GrowthDay[] {
  const sameDay = days.find((entry) => entry.day === day)
  const others = days.filter((entry) => entry.day !== day)
  return [...others, { day, growth: growth + (sameDay?.growth ?? 0) }].sort((a, b) => a.day - b.day)
}

function upgrade(standing: Standing, day: Day, growth: number, settings: TierSettings): Standing {
  const reached = tierFor(growth, settings)
  if (tiers.indexOf(reached) <= tiers.indexOf(standing.tier)) return standing
  return { tier: reached, sinceOn: day, reviewOn: day + settings.reviewDays }
}

function reviewsUntil(
  start: Standing,
  until: Day,
  growthBefore: (day: Day) => number,
  settings: TierSettings,
): Standing {
  let standing = start
  while (standing.reviewOn !== null && standing.reviewOn <= until) {
    const day: Day = standing.reviewOn
    const supported = tierFor(growthBefore(day), settings)
    const kept = tiers.indexOf(supported) >= tiers.indexOf(standing.tier)
    const tier: Tier = kept ? standing.tier : supported
    standing = {
      tier,
      sinceOn: kept ? standing.sinceOn : day,
      reviewOn: tier === 'basic' ? null : day + settings.reviewDays,
    }
  }
  return standing
}

/** Window sums for days that only move forward, so that a replay is linear in the days of growth. */
function slidingWindow(days: readonly GrowthDay[], settings: TierSettings) {
  let first = 0
  let next = 0
  let sum = 0
  const take = (from: Day, to: Day) => {
    for (let entry = days[next]; entry && entry.day <= to; entry = days[++next]) sum += entry.growth
    for (let entry = days[first]; entry && first < next && entry.day < from; entry = days[++first]) sum -= entry.growth
    return sum
  }
  const start = (day: Day) => (settings.windowDays === null ? Number.NEGATIVE_INFINITY : day - settings.windowDays + 1)
  return {
    /** Growth of the window that ends with `day`, that day included. */
    through: (day: Day) => take(start(day), day),
    /** Growth of the window that ends with `day` as it stands at 00:00, before anything of that day. */
    before: (day: Day) => take(start(day), day - 1),
  }
}
