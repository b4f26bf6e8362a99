import { even, percent, rhythmic, type Signal, type Spread, when } from './signal.js'

/** How even the waits between different people are. Those of real posts spread by 0.7 and more from nine people on. */
const EVEN: Spread = [
  { below: 0.15, buyers: 5, weight: 60 },
  { below: 0.5, buyers: 15, weight: 60 },
  { below: 0.15, buyers: 4, weight: 40 },
  { below: 0.33, buyers: 5, weight: 45 },
  { below: 0.5, buyers: 6, weight: 30 },
  { below: 0.62, buyers: 9, weight: 40 },
  { below: 0.7, buyers: 20, weight: 40 },
  { below: 1.05, buyers: 15, weight: 15 },
]
/** How even the times from joining to buying are. */
const DELAYS: Spread = [
  { below: 0.15, buyers: 4, weight: 50 },
  { below: 0.33, buyers: 5, weight: 40 },
  { below: 0.45, buyers: 12, weight: 15 },
]
/** How alike the amounts are; one product on offer is bought at one price by everybody. */
const ALIKE: Spread = [
  { below: 0.05, buyers: 4, weight: 40 },
  { below: 0.15, buyers: 5, weight: 35 },
  { below: 0.3, buyers: 8, weight: 20 },
]

/** Different people who do the same at even intervals, or faster than people can. */
export const machines: readonly Signal[] = [
  rhythmic('even-joins', ({ joinSpread, buyers }) => even(EVEN, joinSpread, buyers)),
  rhythmic('even-orders', ({ orderSpread, buyers }) => even(EVEN, orderSpread, buyers)),
  rhythmic('even-delays', ({ delaySpread, buyers }) => even(DELAYS, delaySpread, buyers)),
  rhythmic('faster-than-people', ({ medianDelayMs: delay, buyers }) =>
    when(buyers >= 3 && delay < 20_000, 60, { people: buyers, seconds: Math.round(delay / 1000) }),
  ),
  // At a till with an assistant's code beside it, this is how ordinary people join.
  rhythmic('bought-at-once', ({ medianDelayMs: delay, buyers }) => {
    const soon = buyers >= 4 && delay >= 20_000 && delay < 3_600_000
    return when(soon, delay < 900_000 ? 25 : 15, { people: buyers, seconds: Math.round(delay / 1000) })
  }),
  rhythmic('whole-minutes', ({ wholeMinutes, buyers }) =>
    when(buyers >= 4 && wholeMinutes >= 0.45, 40, { people: buyers, percent: percent(wholeMinutes) }),
  ),
]

/** What is paid, and how often. */
export const amounts: readonly Signal[] = [
  rhythmic('alike-amounts', ({ amountSpread, sameAmount, buyers }) =>
    sameAmount >= 0.6 && buyers >= 4
      ? { weight: 40, facts: { people: buyers, spread: percent(amountSpread ?? 0) } }
      : even(ALIKE, amountSpread, buyers),
  ),
  rhythmic('just-above-thresholds', ({ aboveThreshold, buyers }) =>
    when(buyers >= 4 && aboveThreshold >= 0.7, 25, { people: buyers, percent: percent(aboveThreshold) }),
  ),
  rhythmic('large-and-once', ({ medianFen, onceOnly, buyers }) =>
    when(buyers >= 4 && medianFen >= 40_000 && onceOnly >= 0.8, 25, { people: buyers }),
  ),
  rhythmic('once-and-never-again', ({ onceOnly, buyers }) =>
    when(buyers >= 5 && onceOnly >= 0.9, 15, { people: buyers, percent: percent(onceOnly) }),
  ),
  {
    code: 'many-a-day',
    look: (_, { mostInADay: orders }) => when(orders >= 5, orders >= 10 ? 100 : 60, { orders }),
  },
]
