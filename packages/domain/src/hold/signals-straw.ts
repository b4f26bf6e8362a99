import { type Portrait } from './portrait.js'
import { percent, type Signal, when, yuan } from './signal.js'
import { EVERYDAY_FEN, LARGE_STAKE_FEN, WEIGHTS } from './weights.js'

/**
 * Of the friends whom somebody really brings, most look and a few buy; straw buyers are made to buy, and whoever runs them only
 * earns. New members at a till buy as well, for that is where they joined: within the hour. Those of a family or of real friends
 * buy too, but through somebody who is a customer.
 */
export const allBuy = (portrait: Portrait, atLeast: number) => {
  const { circle } = portrait
  if (circle === null) return false
  const { brought, bought, boughtAtOnce } = circle
  const lately = brought >= atLeast && bought >= brought * 0.85 && boughtAtOnce < bought * 0.5
  return lately || stillAllBuy(portrait, atLeast)
}

/** Of whom somebody ever brought so many are looked at; of more it is not known whether they are the ones who buy. */
const ALL_KNOWN = 60

/** Of friends brought long ago some no longer come. Of a farm, or of people who have to, all still buy every month. */
const stillAllBuy = ({ circle, broughtBuyers }: Portrait, atLeast: number) =>
  circle !== null &&
  circle.everBrought >= atLeast &&
  circle.everBrought >= circle.brought * 2 &&
  circle.everBrought < ALL_KNOWN &&
  broughtBuyers >= circle.everBrought * 0.85 &&
  circle.everAtOnce < circle.everBrought * 0.5

/**
 * Goods that come back in time were wanted, and did not fit: a commission is nobody's aim who gives it up again. It has to be some of
 * it: a trifle of every eighth purchase costs nothing, and would keep several signals from looking.
 */
export const returnsInTime = ({ refundedInTime, refundedLate, purchases, givenUpShare }: Portrait) =>
  refundedInTime >= 2 &&
  refundedInTime >= purchases * 0.12 &&
  givenUpShare >= 0.03 &&
  refundedLate * 3 <= refundedInTime

const strawBuys = (portrait: Portrait) => allBuy(portrait, 5) && !returnsInTime(portrait)

/** Buyers who buy because somebody is paid for it. */
export const straw: readonly Signal[] = [
  {
    code: 'everybody-buys',
    look: (_, portrait) => {
      const { brought, bought, everBrought } = portrait.circle ?? { brought: 0, bought: 0, everBrought: 0 }
      const [of, people] = brought >= 5 ? [brought, bought] : [everBrought, portrait.broughtBuyers]
      const { eight, five, fiveOfLittle, everyday } = WEIGHTS['everybody-buys']
      const few = portrait.earnedFen >= LARGE_STAKE_FEN ? five : fiveOfLittle
      const weight = portrait.own.medianFen < EVERYDAY_FEN ? everyday : of >= 8 ? eight : few
      return when(strawBuys(portrait), weight, { people, of })
    },
  },
  {
    code: 'only-earns',
    look: (_, portrait) => {
      const { circle, earnedFen } = portrait
      const earns =
        circle !== null &&
        earnedFen >= 5_000 &&
        portrait.own.medianFen >= EVERYDAY_FEN &&
        circle.spentFen < earnedFen * 0.75
      return when(earns && strawBuys(portrait), WEIGHTS['only-earns'], {
        earned: yuan(earnedFen),
        spent: yuan(circle?.spentFen ?? 0),
      })
    },
  },
  {
    // A link opened at the till brought nobody: the purchase happened anyway. A colleague's link in the chat at noon is opened before the order too, by some and now and then.
    code: 'opened-to-pay',
    look: (_, { regulars: { buyers, purchases, opened } }) =>
      when(
        buyers >= 4 && purchases >= 8 && opened >= 0.6,
        WEIGHTS['opened-to-pay'][buyers >= 8 && opened >= 0.7 ? 'mostOfMany' : 'found'],
        { people: buyers, percent: percent(opened) },
      ),
  },
  {
    // Among people one comes twice and another seven times. Accounts that one plan works off all come equally often.
    code: 'equally-often',
    look: (_, { own: { buyers }, oftenPerBuyer: orders, oftenSpread }) =>
      when(buyers >= 5 && orders >= 2 && oftenSpread !== null && oftenSpread < 0.15, WEIGHTS['equally-often'], {
        people: buyers,
        orders: Math.round(orders * 10) / 10,
      }),
  },
  {
    // A coffee a day is a habit. Several who buy oftener than that are one till's passers-by, put on somebody's accounts.
    code: 'bought-all-day',
    look: (_, { frequent: { buyers, perDay } }) =>
      when(buyers >= 3 && perDay >= 1.5, WEIGHTS['bought-all-day'][perDay >= 2 ? 'twice' : 'found'], {
        people: buyers,
        orders: Math.round(perDay * 10) / 10,
      }),
  },
]
