import { type Portrait } from './portrait.js'
import { percent, type Signal, when } from './signal.js'

/**
 * Of the friends whom somebody really brings, most look and a few buy; straw buyers are made to buy, and whoever runs them only
 * earns. New members at a till buy as well, for that is where they joined: within the hour. Those of a family or of real friends
 * buy too, but through somebody who is a customer.
 */
const allBuy = ({ circle }: Portrait) =>
  circle !== null &&
  circle.brought >= 5 &&
  circle.bought >= circle.brought * 0.85 &&
  circle.boughtAtOnce < circle.bought * 0.5

/** Buyers who buy because somebody is paid for it. */
export const straw: readonly Signal[] = [
  {
    code: 'everybody-buys',
    look: (_, portrait) => {
      const { brought: of, bought: people } = portrait.circle ?? { brought: 0, bought: 0 }
      return when(allBuy(portrait), of >= 8 ? 50 : 40, { people, of })
    },
  },
  {
    code: 'only-earns',
    look: (_, portrait) => {
      const { circle, earnedFen } = portrait
      const earns = circle !== null && earnedFen >= 5_000 && circle.spentFen < earnedFen
      return when(earns && allBuy(portrait), 60, {
        earned: Math.round(earnedFen / 100),
        spent: Math.round((circle?.spentFen ?? 0) / 100),
      })
    },
  },
  {
    // A link opened at the till brought nobody: the purchase happened anyway. A colleague's link in the chat at noon is opened before the order too, by some and now and then.
    code: 'opened-to-pay',
    look: (_, { regulars: { buyers, purchases, opened } }) =>
      when(buyers >= 4 && purchases >= 8 && opened >= 0.6, buyers >= 8 && opened >= 0.7 ? 100 : 60, {
        people: buyers,
        percent: percent(opened),
      }),
  },
  {
    // Among people one comes twice and another seven times. Accounts that one plan works off all come equally often.
    code: 'equally-often',
    look: (_, { own: { buyers }, oftenPerBuyer: orders, oftenSpread }) =>
      when(buyers >= 5 && orders >= 2 && oftenSpread !== null && oftenSpread < 0.15, 60, {
        people: buyers,
        orders: Math.round(orders * 10) / 10,
      }),
  },
  {
    // A coffee a day is a habit. Several who buy oftener than that are one till's passers-by, put on somebody's accounts.
    code: 'bought-all-day',
    look: (_, { frequent: { buyers, perDay } }) =>
      when(buyers >= 3 && perDay >= 1.5, perDay >= 2 ? 100 : 60, {
        people: buyers,
        orders: Math.round(perDay * 10) / 10,
      }),
  },
]
