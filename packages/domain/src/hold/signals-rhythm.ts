import { even, percent, rhythmic, type Signal, when } from './signal.js'
import { WEIGHTS } from './weights.js'

/** Different people who do the same at even intervals, or faster than people can. */
export const machines: readonly Signal[] = [
  rhythmic('even-joins', ({ joinSpread, buyers }) => even(WEIGHTS['even-joins'], joinSpread, buyers)),
  rhythmic('even-orders', ({ orderSpread, buyers }) => even(WEIGHTS['even-orders'], orderSpread, buyers)),
  rhythmic('even-delays', ({ delaySpread, buyers }) => even(WEIGHTS['even-delays'], delaySpread, buyers)),
  rhythmic('faster-than-people', ({ medianDelayMs: delay, buyers }) =>
    when(buyers >= 3 && delay < 20_000, WEIGHTS['faster-than-people'], {
      people: buyers,
      seconds: Math.round(delay / 1000),
    }),
  ),
  // At a till with an assistant's code beside it, this is how ordinary people join.
  rhythmic('bought-at-once', ({ medianDelayMs: delay, buyers }) => {
    const soon = buyers >= 4 && delay >= 20_000 && delay < 3_600_000
    return when(soon, WEIGHTS['bought-at-once'][delay < 900_000 ? 'minutes' : 'withinTheHour'], {
      people: buyers,
      seconds: Math.round(delay / 1000),
    })
  }),
  rhythmic('whole-minutes', ({ wholeMinutes, buyers }) =>
    when(buyers >= 4 && wholeMinutes >= 0.45, WEIGHTS['whole-minutes'], {
      people: buyers,
      percent: percent(wholeMinutes),
    }),
  ),
]

/** What is paid, and how often. */
export const amounts: readonly Signal[] = [
  rhythmic('alike-amounts', ({ amountSpread, sameAmount, buyers }) =>
    sameAmount >= 0.6 && buyers >= 4
      ? { weight: WEIGHTS['alike-amounts'].same, facts: { people: buyers, spread: percent(amountSpread ?? 0) } }
      : even(WEIGHTS['alike-amounts'].spread, amountSpread, buyers),
  ),
  rhythmic('just-above-thresholds', ({ aboveThreshold, buyers }) =>
    when(
      (buyers >= 4 && aboveThreshold >= 0.7) || (buyers >= 8 && aboveThreshold >= 0.3),
      WEIGHTS['just-above-thresholds'][buyers >= 8 ? 'many' : 'few'],
      {
        people: buyers,
        percent: percent(aboveThreshold),
      },
    ),
  ),
  {
    // Of a crowd at a till or after a post some come back, and whoever opens a link at home mostly looks. Hired hands all come, all
    // buy within the hour, though at no till, and not one of them is seen again.
    code: 'hired-crowd',
    look: (_, { own: { buyers, onceOnly, medianDelayMs }, circle }) => {
      const all = circle !== null && circle.brought >= 30 && circle.boughtAtOnce >= circle.brought * 0.85
      const atNoTill = medianDelayMs >= 600_000 && medianDelayMs < 3_600_000
      return when(all && atNoTill && buyers >= 30 && onceOnly >= 0.97, WEIGHTS['hired-crowd'], {
        people: buyers,
        percent: percent(onceOnly),
      })
    },
  },
  rhythmic('large-and-once', ({ medianFen, onceOnly, buyers }) =>
    when(buyers >= 4 && medianFen >= 40_000 && onceOnly >= 0.8, WEIGHTS['large-and-once'], { people: buyers }),
  ),
  rhythmic('once-and-never-again', ({ onceOnly, buyers }) =>
    when(buyers >= 5 && onceOnly >= 0.9, WEIGHTS['once-and-never-again'], {
      people: buyers,
      percent: percent(onceOnly),
    }),
  ),
  {
    code: 'many-a-day',
    look: (_, { mostInADay: orders }) =>
      when(orders >= 5, WEIGHTS['many-a-day'][orders >= 10 ? 'ten' : 'five'], { orders }),
  },
]
