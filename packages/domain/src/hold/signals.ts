import { type Crowd, crowd, even, mostAccounts, percent, rhythmic, type Signal, type Spread, when } from './signal.js'

// Every signal with its weight, and the threshold. What ordinary people do as well (a family with one phone, colleagues, a shop
// assistant who brings many, a post that a thousand follow within the hour) may weigh something and holds nothing alone.

/** A commission whose signals add up to this is held. */
export const HOLD_THRESHOLD = 100

/** Accounts on one phone: a family of three or four may share one. */
const CROWDED: Crowd = [
  { from: 6, weight: 100 },
  { from: 5, weight: 60 },
  { from: 4, weight: 30 },
  { from: 3, weight: 15 },
]
/** Accounts on the phone who are neither the payee nor buyers of theirs: a family buys through one of its own. */
const STRANGERS: Crowd = [
  { from: 3, weight: 100 },
  { from: 2, weight: 60 },
  { from: 1, weight: 20 },
]
/** Memberships with one ID, phone number or WeChat identity: somebody who lost an account has two. */
const SEEN_BEFORE: Crowd = [
  { from: 3, weight: 100 },
  { from: 2, weight: 50 },
]
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

/** Accounts that are one person. */
const people: Signal[] = [
  {
    code: 'same-identity',
    look: ({ buyerId }, { payee, members }) => {
      const marks = members.get(buyerId)?.marks.filter((mark) => payee?.marks.includes(mark)).length ?? 0
      return when(marks > 0, 100, { marks })
    },
  },
  {
    code: 'payee-seen-before',
    look: (_, { payee, accountsByMark }) => crowd(SEEN_BEFORE, mostAccounts(payee?.marks ?? [], accountsByMark)),
  },
  {
    code: 'buyer-seen-before',
    look: ({ buyerId }, { members, accountsByMark }) =>
      crowd(SEEN_BEFORE, mostAccounts(members.get(buyerId)?.marks ?? [], accountsByMark)),
  },
  {
    code: 'buyers-seen-before',
    look: (_, { withSharedMark: count, own }) =>
      when(count >= 3 && count >= own.buyers * 0.3, 60, { people: count, of: own.buyers }),
  },
]

const phones: Signal[] = [
  {
    code: 'same-phone',
    look: ({ buyerId }, { payee, members }) =>
      when(members.get(buyerId)?.devices.some((one) => payee?.devices.includes(one)) ?? false, 60, {}),
  },
  {
    // Somebody in the family who buys now and then is one thing; a second account that earns its owner a rebate is another.
    code: 'only-own-phone',
    look: (_, { onPayeesPhone, own, purchases, baseFen }) =>
      when(onPayeesPhone > 0 && onPayeesPhone === own.buyers && (purchases >= 8 || baseFen >= 100_000), 40, {
        orders: purchases,
      }),
  },
  {
    code: 'crowded-phone',
    look: ({ buyerId }, { payee, members, accountsByDevice }) => {
      const devices = [...(members.get(buyerId)?.devices ?? []), ...(payee?.devices ?? [])]
      return crowd(CROWDED, mostAccounts(devices, accountsByDevice))
    },
  },
  {
    code: 'phone-of-strangers',
    look: ({ buyerId }, { payee, members, strangersByDevice }) => {
      const devices = [...(members.get(buyerId)?.devices ?? []), ...(payee?.devices ?? [])]
      return crowd(STRANGERS, Math.max(0, ...devices.map((one) => strangersByDevice.get(one) ?? 0)))
    },
  },
  {
    code: 'buyers-share-phones',
    look: (_, { onSharedPhone, onPayeesPhone, own }) => {
      const count = Math.max(onSharedPhone, onPayeesPhone)
      const most = count >= 4 && count >= own.buyers * 0.6
      return when(count >= 4 && count >= own.buyers * 0.3, most ? 100 : 60, { people: count, of: own.buyers })
    },
  },
]

/** Different people who do the same at even intervals, or faster than people can. */
const machines: Signal[] = [
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

const amounts: Signal[] = [
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

/** What goes back, and what comes round. */
const circles: Signal[] = [
  {
    code: 'much-refunded',
    look: (_, { refundedShare: share, refundedCount: orders }) =>
      when(orders >= 3 && share >= 0.3, share >= 0.5 ? 70 : 45, { orders, percent: percent(share) }),
  },
  {
    code: 'refunded-after-release',
    look: (_, { refundedLate: orders, own }) =>
      when(orders >= 2 && orders >= own.buyers * 0.2, orders >= 3 ? 100 : 60, { orders }),
  },
  {
    // Friends who share may buy through each other. Whose every purchase goes on along one circle, or who do it again and again,
    // arranged it.
    code: 'ring',
    look: (_, { ring }) => {
      if (!ring || ring.share < 0.3) return null
      const again = ring.share >= 0.6 && ring.buyers <= 3 && ring.purchases >= 3 * ring.buyers
      const arranged = again || (ring.pure && ring.steps > 2)
      return when(true, arranged ? 100 : 50, {
        steps: ring.steps,
        orders: ring.purchases,
        percent: percent(ring.share),
      })
    },
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

/** Every signal there is. */
export const signals: readonly Signal[] = [...people, ...phones, ...machines, ...amounts, ...circles]
