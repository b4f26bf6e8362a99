import { percent, type Signal, when, yuan } from './signal.js'
import { WEIGHTS } from './weights.js'

/** What goes back, and what comes round. */
export const circles: readonly Signal[] = [
  {
    code: 'much-refunded',
    // One friend who tries clothes on at home sends many of them back; of a farm, most buyers do.
    look: (_, { refundedShare: share, refundedCount: orders, refundingBuyers, own }) => {
      const most = refundingBuyers >= 2 && refundingBuyers >= own.buyers * 0.4
      const { half, third, fewBuyers } = WEIGHTS['much-refunded']
      return when(orders >= 3 && share >= 0.3, most ? (share >= 0.5 ? half : third) : fewBuyers, {
        orders,
        percent: percent(share),
      })
    },
  },
  {
    code: 'refunded-after-release',
    look: (_, { refundedLate: orders, purchases }) =>
      when(
        orders >= 2 && orders >= purchases * (orders >= 3 ? 0.05 : 0.15),
        WEIGHTS['refunded-after-release'][orders < purchases * 0.15 ? 'some' : orders >= 3 ? 'three' : 'two'],
        { orders },
      ),
  },
  {
    // Friends who share may buy through each other. Whose every purchase goes on along one circle, or who do it again and again,
    // arranged it.
    code: 'ring',
    look: (_, { ring, own }) => {
      if (!ring || ring.share < 0.3) return null
      const again = ring.share >= 0.6 && ring.buyers <= 3 && ring.purchases >= 4 * ring.buyers
      // A long way round is found among dormitory mates who buy their coffee through whom they like.
      const onPurpose = ring.pure && ring.steps > 2 && (ring.steps <= 5 || own.medianFen >= 5_000)
      const arranged = again || onPurpose
      return when(true, WEIGHTS.ring[arranged ? 'arranged' : 'found'], {
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
        WEIGHTS['all-in-the-circle'],
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
      return when(
        ofOneOther >= 3 && ofOneOther >= own.buyers * 0.8,
        WEIGHTS['friends-of-another'][arranged ? 'arranged' : 'found'],
        {
          people: ofOneOther,
          of: own.buyers,
        },
      )
    },
  },
  {
    // Who brings friends is paid for them. Who is paid for other people's friends alone, and buys through others for as much in
    // return, trades: open mine, I open yours.
    code: 'traded-places',
    look: (_, { broughtBuyers, purchases: orders, own, circle, baseFen }) => {
      const spentFen = circle?.spentFen ?? 0
      const inReturn = spentFen >= baseFen * 0.4 && spentFen <= baseFen * 2.5
      const found = broughtBuyers === 0 && orders >= 4 && own.medianFen >= 6_000 && inReturn
      return when(found, WEIGHTS['traded-places'], { people: own.buyers, orders, spent: yuan(spentFen) })
    },
  },
]
