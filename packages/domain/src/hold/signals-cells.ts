import { percent, type Signal, when, yuan } from './signal.js'
import { allBuy, returnsInTime } from './signals-straw.js'
import { WEIGHTS } from './weights.js'

/** Accounts that do nothing but buy: alone they are too few for a rhythm, and they share nothing. */
export const cells: readonly Signal[] = [
  {
    // Two or three friends of whom every one comes again, who look at nothing else and share nothing, brought by somebody who
    // never buys. A family does that too, on its own phone; what is on the payee's phone other signals judge.
    code: 'idle-cell',
    look: (_, portrait) => {
      const { own, fewestPerBuyer, idleShare, oftenPerBuyer: orders, oftenSpread, circle, earnedFen } = portrait
      const idle = own.buyers >= 2 && fewestPerBuyer >= 2 && idleShare >= 0.8 && portrait.onPayeesPhone === 0
      const onlyEarns = circle !== null && circle.spentFen < earnedFen
      const found = idle && onlyEarns && allBuy(portrait, 2) && !returnsInTime(portrait)
      const several = own.buyers >= 3 || earnedFen >= 5_000
      const alike = several && oftenSpread !== null && oftenSpread < 0.25
      return when(found, WEIGHTS['idle-cell'][alike ? 'alike' : 'found'], {
        people: own.buyers,
        orders: Math.round(orders * 10) / 10,
      })
    },
  },
  {
    // Among real friends who come once or twice, a few accounts bring most of the money and have no other life.
    code: 'idle-regulars',
    look: (_, portrait) => {
      const { idleRegulars: people, idleRegularsShare: share, earnedFen, circle, baseFen } = portrait
      const keeps = people >= 2 && share >= 0.6 && earnedFen >= 10_000
      const found = keeps && circle !== null && circle.spentFen < baseFen * 0.1 && !returnsInTime(portrait)
      return when(found, WEIGHTS['idle-regulars'], { people, percent: percent(share) })
    },
  },
  {
    // A household's big shopping comes once a week and not every other day: who buys so much buys for a firm or for a stall.
    code: 'few-buy-much',
    look: (_, portrait) => {
      const { own, purchases: orders, baseFen } = portrait
      const found = own.buyers <= 3 && orders >= 6 && own.medianFen >= 15_000 && !returnsInTime(portrait)
      return when(found, WEIGHTS['few-buy-much'], { people: own.buyers, orders, spent: yuan(baseFen) })
    },
  },
  {
    // Each account brings the next, and each buys again. Of people, one brings nobody and the next brings three.
    code: 'one-after-another',
    look: (_, { inARow: people, own, broughtBuyers, aroundMedianFen, aroundFen }) => {
      const found = own.buyers === 1 && broughtBuyers === 1 && people >= 3 && aroundMedianFen >= 8_000
      return when(found && aroundFen >= 2_000, WEIGHTS['one-after-another'], { people })
    },
  },
]
