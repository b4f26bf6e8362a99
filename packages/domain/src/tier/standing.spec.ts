import fc from 'fast-check'
import { defaultTierSettings, type Tier, type TierSettings } from './ladder.js'
import { type GrowthDay, growthInWindow, replayStanding, withGrowth } from './standing.js'

const basic = { tier: 'basic', sinceOn: null, reviewOn: null }

describe('growthInWindow', () => {
  const days = [
    { day: 1_000, growth: 1 },
    { day: 1_001, growth: 10 },
    { day: 1_365, growth: 100 },
    { day: 1_366, growth: 1_000 },
  ]
  it('counts day D − 364 to day D', () => {
    expect(growthInWindow(days, 1_364)).toBe(11)
    expect(growthInWindow(days, 1_365)).toBe(110)
    expect(growthInWindow(days, 1_366)).toBe(1_100)
    expect(growthInWindow(days, 999)).toBe(0)
  })

  it('counts everything when growth is for life', () => {
    expect(growthInWindow(days, 9_999, { ...defaultTierSettings, windowDays: null })).toBe(1_111)
    expect(growthInWindow(days, 1_001, { ...defaultTierSettings, windowDays: null })).toBe(11)
  })
})

describe('replayStanding', () => {
  it('is basic for a member without growth', () => expect(replayStanding([], 1_000)).toEqual(basic))

  it('upgrades on the day that reaches the threshold', () => {
    const days = [
      { day: 1_000, growth: 2_999 },
      { day: 1_010, growth: 1 },
    ]
    expect(replayStanding(days, 1_009)).toEqual(basic)
    expect(replayStanding(days, 1_010)).toEqual({ tier: 'silver', sinceOn: 1_010, reviewOn: 1_375 })
  })

  it('goes two steps at once, and starts 365 new days with each upgrade', () => {
    expect(replayStanding([{ day: 5, growth: 6_000 }], 5)).toEqual({ tier: 'gold', sinceOn: 5, reviewOn: 370 })
    const days = [
      { day: 0, growth: 3_000 },
      { day: 300, growth: 3_000 },
    ]
    expect(replayStanding(days, 300)).toEqual({ tier: 'gold', sinceOn: 300, reviewOn: 665 })
  })

  it('holds a tier until its review though the window no longer supports it, and then falls', () => {
    const days = [
      { day: 0, growth: 2_000 },
      { day: 100, growth: 1_000 },
    ]
    expect(replayStanding(days, 464).tier).toBe('silver')
    expect(replayStanding(days, 465)).toEqual({ tier: 'basic', sinceOn: 465, reviewOn: null })
  })

  it('reviews with the window of the day of review: the day after reaching it counts, that day itself does not', () => {
    const reached = { day: 0, growth: 6_000 }
    expect(replayStanding([reached], 365).tier).toBe('basic')
    expect(replayStanding([reached, { day: 1, growth: 3_000 }], 365).tier).toBe('silver')
    expect(replayStanding([reached, { day: 1, growth: 6_000 }], 365).tier).toBe('gold')
  })

  it('reviews at 00:00, before anything of that day', () => {
    const days = [
      { day: 0, growth: 3_000 },
      { day: 365, growth: 3_000 },
    ]
    expect(replayStanding(days, 364)).toEqual({ tier: 'silver', sinceOn: 0, reviewOn: 365 })
    expect(replayStanding(days, 365)).toEqual({ tier: 'silver', sinceOn: 365, reviewOn: 730 })
  })

  it('keeps what the window supports and starts 365 new days', () => {
    const steady = [
      { day: 0, growth: 6_000 },
      { day: 100, growth: 3_500 },
      { day: 300, growth: 2_500 },
    ]
    expect(replayStanding(steady, 365)).toEqual({ tier: 'gold', sinceOn: 0, reviewOn: 730 })
    expect(replayStanding(steady, 729).tier).toBe('gold')
    expect(replayStanding(steady, 730)).toEqual({ tier: 'basic', sinceOn: 730, reviewOn: null })
  })

  it('lowers by one tier when the window supports that, and reviews the lower tier after 365 days', () => {
    const days = [
      { day: 0, growth: 6_000 },
      { day: 100, growth: 3_000 },
    ]
    expect(replayStanding(days, 365)).toEqual({ tier: 'silver', sinceOn: 365, reviewOn: 730 })
    expect(replayStanding(days, 730)).toEqual({ tier: 'basic', sinceOn: 730, reviewOn: null })
  })

  it('looks at nothing later than the day asked for', () => {
    expect(replayStanding([{ day: 50, growth: 9_000 }], 49)).toEqual(basic)
  })

  it('knows no fall when growth counts for life', () => {
    const settings = { ...defaultTierSettings, windowDays: null }
    expect(replayStanding([{ day: 0, growth: 3_000 }], 4_000, settings)).toEqual({
      tier: 'silver',
      sinceOn: 0,
      reviewOn: 4_015,
    })
  })
})

describe('withGrowth', () => {
  const days = [
    { day: 3, growth: 30 },
    { day: 9, growth: 90 },
  ]
  it('adds to the day that is there, takes a refund off it, and puts a new day in its place', () => {
    expect(withGrowth(days, 9, 5)).toEqual([days[0], { day: 9, growth: 95 }])
    expect(withGrowth(days, 3, -30)).toEqual([{ day: 3, growth: 0 }, days[1]])
    expect(withGrowth(days, 5, 7)).toEqual([days[0], { day: 5, growth: 7 }, days[1]])
    expect(withGrowth([], 5, 7)).toEqual([{ day: 5, growth: 7 }])
    expect(days).toHaveLength(2)
  })
})

interface Purchase {
  day: number
  growth: number
}

/**
 * The rule acted out: every day from the first on, first what happens at 00:00, then each purchase by itself. Sums are
 * taken anew each time; nothing is shared with the code under test.
 */
function actedOut(purchases: readonly Purchase[], asOf: number, settings: TierSettings) {
  const ladder: [Tier, number][] = [
    ['gold', settings.rules.gold.fromGrowth],
    ['silver', settings.rules.silver.fromGrowth],
    ['basic', Number.NEGATIVE_INFINITY],
  ]
  const height = (tier: Tier) => 2 - ladder.findIndex(([name]) => name === tier)
  const seen: Purchase[] = []
  let tier: Tier = 'basic'
  let sinceOn: number | null = null
  let daysLeft: number | null = null
  const worth = (today: number) => {
    let growth = 0
    for (const one of seen)
      if (settings.windowDays === null || today - one.day < settings.windowDays) growth += one.growth
    return ladder.find(([, from]) => growth >= from)?.[0] ?? 'basic'
  }
  for (let today = 0; today <= asOf; today += 1) {
    if (daysLeft !== null) daysLeft -= 1
    if (daysLeft === 0) {
      if (height(worth(today)) < height(tier)) {
        tier = worth(today)
        sinceOn = today
      }
      daysLeft = tier === 'basic' ? null : settings.reviewDays
    }
    for (const purchase of purchases.filter(({ day }) => day === today)) {
      seen.push(purchase)
      if (height(worth(today)) > height(tier)) {
        tier = worth(today)
        sinceOn = today
        daysLeft = settings.reviewDays
      }
    }
  }
  return { tier, sinceOn, reviewOn: daysLeft === null ? null : asOf + daysLeft }
}

function byDay(purchases: readonly Purchase[]): GrowthDay[] {
  const days = new Map<number, number>()
  for (const { day, growth } of purchases) days.set(day, (days.get(day) ?? 0) + growth)
  return [...days].map(([day, growth]) => ({ day, growth })).sort((a, b) => a.day - b.day)
}

const growth = fc.oneof(fc.constantFrom(1, 999, 1_000, 2_000, 2_999, 3_000, 5_999, 6_000), fc.nat(2_500))
const purchasesWithin = (days: number, around: number[]) =>
  fc.array(fc.record({ day: fc.oneof(fc.nat(days), fc.constantFrom(...around)), growth }), { maxLength: 14 })
const short: TierSettings = { ...defaultTierSettings, windowDays: 7, reviewDays: 7 }
const uneven: TierSettings = { ...defaultTierSettings, windowDays: 9, reviewDays: 4 }
const lifelong: TierSettings = { ...defaultTierSettings, windowDays: null, reviewDays: 5 }

describe('replayStanding against the rule acted out day by day', () => {
  it('agrees over years of the default settings', () => {
    fc.assert(
      fc.property(purchasesWithin(1_200, [0, 1, 364, 365, 366, 729, 730, 731]), fc.nat(1_500), (purchases, asOf) => {
        expect(replayStanding(byDay(purchases), asOf)).toEqual(actedOut(purchases, asOf, defaultTierSettings))
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['of a week', short],
    ['of uneven lengths', uneven],
    ['for life', lifelong],
  ])('agrees for settings %s, where everything falls on the edge', (_, settings) => {
    fc.assert(
      fc.property(purchasesWithin(40, [0, 6, 7, 8, 14]), fc.nat(60), (purchases, asOf) => {
        expect(replayStanding(byDay(purchases), asOf, settings)).toEqual(actedOut(purchases, asOf, settings))
      }),
      { numRuns: 600 },
    )
  })

  it('agrees after refunds, which count for the day of their order', () => {
    const refunded = fc.array(fc.record({ day: fc.nat(30), growth, kept: fc.nat(100) }), { maxLength: 14 })
    fc.assert(
      fc.property(refunded, fc.nat(50), (orders, asOf) => {
        const rest = orders.map(({ day, growth: was, kept }) => ({ day, growth: Math.floor((was * kept) / 100) }))
        expect(replayStanding(byDay(rest), asOf, short)).toEqual(actedOut(rest, asOf, short))
        // An order that went back whole leaves no trace, whether its day stays as a zero or disappears.
        const without = rest.filter((one) => one.growth > 0)
        expect(replayStanding(byDay(rest), asOf, short)).toEqual(replayStanding(byDay(without), asOf, short))
      }),
      { numRuns: 300 },
    )
  })
})
