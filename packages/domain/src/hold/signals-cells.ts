import { percent, type Signal, when, yuan } from './signal.js'
import { allBuy, returnsInTime } from './signals-straw.js'
import { EVERYDAY_FEN, HOUSEHOLD_FEN, LARGE_BASKET_FEN, WEIGHTS } from './weights.js'

/** Accounts that do nothing but buy: alone they are too few for a rhythm, and they share nothing. */
export const cells: readonly Signal[] = [
  {
    // Two or three friends of whom every one comes again, who look at nothing else and share nothing, brought by somebody who
    // never buys. A family does that too, on its own phone; what is on the payee's phone other signals judge.
    code: 'idle-cell',
    look: (_, portrait) => {
      const { own, fewestPerBuyer, idleShare, oftenPerBuyer: orders, oftenSpread, circle, earnedFen } = portrait
      const idle = own.buyers >= 2 && fewestPerBuyer >= 2 && idleShare >= 0.8 && portrait.onPayeesPhone === 0
      const few = own.buyers <= 4 || own.medianFen >= EVERYDAY_FEN
      const onlyEarns = circle !== null && circle.spentFen < earnedFen
      const found = idle && few && onlyEarns && allBuy(portrait, 2) && !returnsInTime(portrait)
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
      const { idleRegulars: people, idleRegularsShare: share, idleRegularFen, earnedFen, circle, baseFen } = portrait
      const keeps = people >= 2 && share >= 0.6 && earnedFen >= 10_000
      const much = portrait.own.medianFen >= EVERYDAY_FEN || idleRegularFen >= HOUSEHOLD_FEN
      const found = keeps && much && circle !== null && circle.spentFen < baseFen * 0.1 && !returnsInTime(portrait)
      return when(found, WEIGHTS['idle-regulars'], { people, percent: percent(share) })
    },
  },
  {
    // A household's big shopping comes once a week and not every other day: who buys so much buys for a firm or for a stall.
    code: 'few-buy-much',
    look: (_, portrait) => {
      const { own, purchases: orders, baseFen } = portrait
      const found = own.buyers <= 3 && orders >= 6 && own.medianFen >= 15_000 && !returnsInTime(portrait)
      const { single, several } = WEIGHTS['few-buy-much']
      return when(found, own.buyers === 1 ? single : several, { people: own.buyers, orders, spent: yuan(baseFen) })
    },
  },
  {
    // A household's month and a farm's: who buys for themselves comes often for little, or seldom for much. Where most of somebody's
    // buyers come again and again for much, they buy for a stall, or to send it back.
    code: 'all-buy-much',
    look: (_, portrait) => {
      const { own, oftenPerBuyer, typicalBuyerFen: spentFen, circle } = portrait
      // Among people who all shop for much, the payee does as well.
      const asOthers = circle !== null && circle.spentFen >= spentFen * 0.5
      const several = own.buyers >= 4 && spentFen >= HOUSEHOLD_FEN / 2
      const few = own.buyers >= 2 && spentFen >= HOUSEHOLD_FEN
      const found =
        (several || few) &&
        own.medianFen >= LARGE_BASKET_FEN &&
        oftenPerBuyer >= 2 &&
        !asOthers &&
        !returnsInTime(portrait)
      return when(found, WEIGHTS['all-buy-much'], { people: own.buyers, spent: yuan(spentFen) })
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
