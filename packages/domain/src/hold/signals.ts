import { type HoldPurchase } from './facts.js'
import { type Portrait, type Rhythm } from './portrait.js'

/** A commission whose signals add up to this is held. */
export const HOLD_THRESHOLD = 100

/** What a reason was found from: counts, shares in percent, seconds. Shown to an operator. */
export type ReasonFacts = Record<string, number>

/** A signal that fired. */
export interface Found {
  weight: number
  facts: ReasonFacts
}

/**
 * A signal looks at one commission and the portrait of its payee; null when it sees nothing. What ordinary people do as well
 * (a family with one phone, colleagues, a shop assistant who brings many, a post that a thousand follow within the hour) may
 * give some weight and never reaches the threshold alone.
 */
export interface Signal {
  code: string
  look(one: HoldPurchase, portrait: Portrait): Found | null
}

const percent = (share: number) => Math.round(share * 100)

/** Accounts on one phone: a family of three or four may share one. */
const CROWD_OF_PHONE = [
  { from: 5, weight: 100 },
  { from: 4, weight: 70 },
  { from: 3, weight: 45 },
] as const
/** Memberships with one ID or phone number: somebody who lost an account has two. */
const CROWD_OF_MARK = [
  { from: 3, weight: 100 },
  { from: 2, weight: 50 },
] as const
/** How even the waits between different people may be: strangers come in bursts, with a spread of 1 and more. */
const EVEN = [
  { below: 0.15, buyers: 4, weight: 60 },
  { below: 0.33, buyers: 5, weight: 45 },
  { below: 0.48, buyers: 9, weight: 30 },
  { below: 0.6, buyers: 20, weight: 30 },
] as const
const ALIKE = [
  { below: 0.03, buyers: 4, weight: 40 },
  { below: 0.15, buyers: 5, weight: 30 },
  { below: 0.3, buyers: 8, weight: 15 },
] as const

/** The step of a ladder that a number of accounts reaches. */
function crowd(steps: readonly { from: number; weight: number }[], accounts: number): Found | null {
  const step = steps.find(({ from }) => accounts >= from)
  return step ? { weight: step.weight, facts: { accounts } } : null
}

/** The step of a ladder that a spread stays below, given how many people it was seen in. */
function even(steps: typeof EVEN | typeof ALIKE, spread: number | null, buyers: number): Found | null {
  if (spread === null) return null
  const step = steps.find((one) => spread < one.below && buyers >= one.buyers)
  return step ? { weight: step.weight, facts: { people: buyers, spread: percent(spread) } } : null
}

/** The same of those next to the payee counts less, for they need not be in it together. */
const next = (found: Found | null): Found | null => found && { ...found, weight: Math.round(found.weight * 0.8) }

/** Of whom a rhythm is told: the payee's own buyers, or those around when the payee has few. */
function told(portrait: Portrait, look: (rhythm: Rhythm) => Found | null): Found | null {
  return look(portrait.own) ?? (portrait.own.buyers < 5 ? next(look(portrait.kin)) : null)
}

/** Signals of identity: accounts that are one person. */
const identity: Signal[] = [
  {
    code: 'same-identity',
    look: ({ buyerId }, { payee, members }) => {
      const buyer = members.get(buyerId)
      const marks = buyer?.marks.filter((mark) => payee?.marks.includes(mark)).length ?? 0
      return marks > 0 ? { weight: 100, facts: { marks } } : null
    },
  },
  {
    code: 'payee-seen-before',
    look: (_, { payee, accountsByMark }) =>
      crowd(CROWD_OF_MARK, Math.max(0, ...(payee?.marks ?? []).map((mark) => accountsByMark.get(mark) ?? 1))),
  },
  {
    code: 'buyer-seen-before',
    look: ({ buyerId }, { members, accountsByMark }) =>
      crowd(
        CROWD_OF_MARK,
        Math.max(0, ...(members.get(buyerId)?.marks ?? []).map((mark) => accountsByMark.get(mark) ?? 1)),
      ),
  },
  {
    code: 'buyers-seen-before',
    look: (_, { withSharedMark, own }) =>
      withSharedMark >= 3 && withSharedMark >= own.buyers * 0.3
        ? { weight: 60, facts: { people: withSharedMark, of: own.buyers } }
        : null,
  },
]

/** Signals of phones. */
const phones: Signal[] = [
  {
    code: 'same-phone',
    look: ({ buyerId }, { payee, members }) => {
      const shared = members.get(buyerId)?.devices.some((device) => payee?.devices.includes(device))
      return shared ? { weight: 60, facts: {} } : null
    },
  },
  {
    code: 'crowded-phone',
    look: ({ buyerId }, { payee, members, accountsByDevice }) => {
      const devices = [...(members.get(buyerId)?.devices ?? []), ...(payee?.devices ?? [])]
      return crowd(CROWD_OF_PHONE, Math.max(0, ...devices.map((device) => accountsByDevice.get(device) ?? 1)))
    },
  },
  {
    code: 'buyers-share-phones',
    look: (_, { onSharedPhone, onPayeesPhone, own }) => {
      const people = Math.max(onSharedPhone, onPayeesPhone)
      if (people < 3 || people < own.buyers * 0.3) return null
      return { weight: people >= own.buyers * 0.6 && people >= 4 ? 100 : 60, facts: { people, of: own.buyers } }
    },
  },
]

/** Signals of a machine: different people who do the same at even intervals. */
const rhythms: Signal[] = [
  {
    code: 'even-joins',
    look: (_, portrait) => told(portrait, ({ joinSpread, buyers }) => even(EVEN, joinSpread, buyers)),
  },
  {
    code: 'even-orders',
    look: (_, portrait) => told(portrait, ({ orderSpread, buyers }) => even(EVEN, orderSpread, buyers)),
  },
  {
    code: 'even-delays',
    look: (_, portrait) => told(portrait, ({ delaySpread, buyers }) => even(EVEN, delaySpread, buyers)),
  },
  {
    code: 'faster-than-people',
    look: (_, portrait) =>
      told(portrait, ({ medianDelayMs, buyers }) =>
        buyers >= 3 && medianDelayMs < 20_000
          ? { weight: 60, facts: { people: buyers, seconds: Math.round(medianDelayMs / 1000) } }
          : null,
      ),
  },
  {
    // At a till with an assistant's code beside it, this is how ordinary people join: it says little alone.
    code: 'bought-at-once',
    look: (_, portrait) =>
      told(portrait, ({ medianDelayMs, buyers }) =>
        buyers >= 4 && medianDelayMs >= 20_000 && medianDelayMs < 15 * 60_000
          ? { weight: 20, facts: { people: buyers, seconds: Math.round(medianDelayMs / 1000) } }
          : null,
      ),
  },
  {
    code: 'whole-minutes',
    look: (_, portrait) =>
      told(portrait, ({ wholeMinutes, buyers }) =>
        buyers >= 4 && wholeMinutes >= 0.45
          ? { weight: 40, facts: { people: buyers, percent: percent(wholeMinutes) } }
          : null,
      ),
  },
]

/** Signals of what was bought. One product on offer is bought at one price by everybody: alone it holds nothing. */
const amounts: Signal[] = [
  {
    code: 'alike-amounts',
    look: (_, portrait) =>
      told(portrait, ({ amountSpread, sameAmount, buyers }) =>
        sameAmount >= 0.6 && buyers >= 4
          ? { weight: 40, facts: { people: buyers, spread: percent(amountSpread ?? 0) } }
          : even(ALIKE, amountSpread, buyers),
      ),
  },
  {
    code: 'just-above-thresholds',
    look: (_, portrait) =>
      told(portrait, ({ aboveThreshold, buyers }) =>
        buyers >= 4 && aboveThreshold >= 0.7
          ? { weight: 25, facts: { people: buyers, percent: percent(aboveThreshold) } }
          : null,
      ),
  },
  {
    code: 'once-and-never-again',
    look: (_, portrait) =>
      told(portrait, ({ onceOnly, buyers }) =>
        buyers >= 5 && onceOnly >= 0.9 ? { weight: 15, facts: { people: buyers, percent: percent(onceOnly) } } : null,
      ),
  },
  {
    code: 'many-a-day',
    look: (_, { mostInADay }) => (mostInADay >= 5 ? { weight: 60, facts: { orders: mostInADay } } : null),
  },
]

/** Signals of what goes back and what comes round. */
const circles: Signal[] = [
  {
    code: 'much-refunded',
    look: (_, { refundedShare, refundedCount }) => {
      if (refundedCount < 3 || refundedShare < 0.3) return null
      return {
        weight: refundedShare >= 0.5 ? 70 : 45,
        facts: { orders: refundedCount, percent: percent(refundedShare) },
      }
    },
  },
  {
    code: 'refunded-after-release',
    look: (_, { refundedLate, own }) =>
      refundedLate >= 2 && refundedLate >= own.buyers * 0.2
        ? { weight: refundedLate >= 3 ? 100 : 60, facts: { orders: refundedLate } }
        : null,
  },
  {
    // Two friends who share may buy through each other; three in a circle, or two again and again, arranged it.
    code: 'ring',
    look: (_, { ring }) => {
      if (!ring || ring.share < 0.3) return null
      const arranged = ring.steps > 2 || ring.purchases >= 4
      return {
        weight: arranged ? 100 : 60,
        facts: { steps: ring.steps, orders: ring.purchases, percent: percent(ring.share) },
      }
    },
  },
  {
    // Friends of one person who buy through another: a second account, or somebody who shares in the same circle.
    code: 'friends-of-another',
    look: (_, { ofOneOther, own }) =>
      ofOneOther >= 3 && ofOneOther >= own.buyers * 0.8
        ? { weight: 50, facts: { people: ofOneOther, of: own.buyers } }
        : null,
  },
]

/** Every signal there is. */
export const signals: readonly Signal[] = [...identity, ...phones, ...rhythms, ...amounts, ...circles]
