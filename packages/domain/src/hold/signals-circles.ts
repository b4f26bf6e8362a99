import { percent, type Signal, when } from './signal.js'

/** What goes back, and what comes round. */
export const circles: readonly Signal[] = [
  {
    code: 'much-refunded',
    // One friend who tries clothes on at home sends many of them back; of a farm, most buyers do.
    look: (_, { refundedShare: share, refundedCount: orders, refundingBuyers, own }) => {
      const most = refundingBuyers >= 2 && refundingBuyers >= own.buyers * 0.4
      const weight = share >= 0.5 ? 70 : 45
      return when(orders >= 3 && share >= 0.3, most ? weight : 15, { orders, percent: percent(share) })
    },
  },
  {
    code: 'refunded-after-release',
    look: (_, { refundedLate: orders, purchases }) =>
      when(orders >= 2 && orders >= purchases * 0.15, orders >= 3 ? 100 : 60, { orders }),
  },
  {
    // Friends who share may buy through each other. Whose every purchase goes on along one circle, or who do it again and again,
    // arranged it.
    code: 'ring',
    look: (_, { ring }) => {
      if (!ring || ring.share < 0.3) return null
      const again = ring.share >= 0.6 && ring.buyers <= 3 && ring.purchases >= 4 * ring.buyers
      const arranged = again || (ring.pure && ring.steps > 2)
      return when(true, arranged ? 100 : 40, {
        steps: ring.steps,
        orders: ring.purchases,
        percent: percent(ring.share),
      })
    },
  },
  {
    // Friends who share with each other also sell to others, or buy for little. People who all pay one another, each for a good
    // deal and nobody from outside, give themselves a rebate in turns.
    code: 'all-in-the-circle',
    look: (_, { ring, own }) =>
      when(
        ring !== null && ring.allRound >= 0.8 && ring.reached >= 4 && own.buyers >= 2 && own.medianFen >= 5_000,
        60,
        {
          people: ring?.reached ?? 0,
          percent: percent(ring?.allRound ?? 0),
        },
      ),
  },
  {
    // Friends of one person who buy through another: a colleague who took over, or a second account of that person's.
    code: 'friends-of-another',
    look: (_, { ofOneOther, otherIsClose, own }) => {
      const arranged = otherIsClose && ofOneOther >= 5 && ofOneOther >= own.buyers * 0.9
      return when(ofOneOther >= 3 && ofOneOther >= own.buyers * 0.8, arranged ? 100 : 50, {
        people: ofOneOther,
        of: own.buyers,
      })
    },
  },
]
