// Every signal by name with its weight, the threshold, and what softens them: the one file to turn a hold's screws in. What
// ordinary people do as well (a family with one phone, colleagues at lunch, an assistant who brings many, a post that a thousand
// follow) may weigh something and holds nothing alone. docs/FARMS.md says what was measured with these numbers.

/** A commission whose signals add up to this is held. */
export const HOLD_THRESHOLD = 100

/** A step of a ladder: from so many accounts on, so much weight. The highest first. */
export type Crowd = readonly { from: number; weight: number }[]
/** A step of a ladder: below this spread, seen in at least so many people, so much weight. */
export type Spread = readonly { below: number; buyers: number; weight: number }[]

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

/** The weights; where a signal has several, each is named after what makes the difference. */
export const WEIGHTS = {
  // Accounts that are one person.
  'same-identity': 100,
  'payee-seen-before': SEEN_BEFORE,
  'buyer-seen-before': SEEN_BEFORE,
  'buyers-seen-before': 60,
  // Accounts on one phone: a family of three or four may share one, and buys through one of its own.
  'same-phone': 40,
  'only-own-phone': 50,
  'crowded-phone': [
    { from: 6, weight: 100 },
    { from: 5, weight: 40 },
    { from: 4, weight: 30 },
    { from: 3, weight: 15 },
  ] as Crowd,
  'phone-of-strangers': [
    { from: 3, weight: 100 },
    { from: 2, weight: 60 },
    { from: 1, weight: 15 },
  ] as Crowd,
  'buyers-share-phones': { most: 100, some: 60 },
  // Different people who do the same at even intervals, or faster than people can.
  'even-joins': EVEN,
  'even-orders': EVEN,
  'even-delays': [
    { below: 0.15, buyers: 4, weight: 50 },
    { below: 0.33, buyers: 5, weight: 40 },
    { below: 0.45, buyers: 12, weight: 15 },
  ] as Spread,
  'faster-than-people': 60,
  'bought-at-once': { minutes: 25, withinTheHour: 15 },
  'whole-minutes': 40,
  // What is paid, and how often. One product on offer is bought at one price by everybody.
  'alike-amounts': {
    same: 40,
    spread: [
      { below: 0.05, buyers: 4, weight: 40 },
      { below: 0.15, buyers: 5, weight: 35 },
      { below: 0.3, buyers: 8, weight: 20 },
    ] as Spread,
  },
  // Of ordinary amounts a tenth or less lies just above a threshold, so that a third of many is no chance.
  'just-above-thresholds': { many: 70, few: 25 },
  // Together with what else is even about such a crowd it holds; alone it might be a very good evening.
  'hired-crowd': 60,
  'large-and-once': 25,
  'once-and-never-again': 15,
  'many-a-day': { ten: 100, five: 60 },
  // What goes back, and what comes round.
  'much-refunded': { half: 70, third: 45, fewBuyers: 15 },
  // One order in twenty, from three on, is more than ordinary people return after a week.
  'refunded-after-release': { three: 100, two: 60, some: 60 },
  ring: { arranged: 100, found: 40 },
  'all-in-the-circle': 60,
  'traded-places': 60,
  // A follower who shares with other followers of the same person looks like this too.
  'friends-of-another': { arranged: 60, found: 30 },
  // Buyers who buy because somebody is paid for it.
  // In some shops nearly all who were brought buy breakfast: of everyday things it weighs little.
  'everybody-buys': { eight: 50, five: 40, fiveOfLittle: 35, everyday: 30 },
  'only-earns': 60,
  'opened-to-pay': { mostOfMany: 100, found: 60 },
  'equally-often': 60,
  'bought-all-day': { twice: 100, found: 60 },
  'idle-cell': { alike: 100, found: 60 },
  'idle-regulars': 100,
  // One good customer who buys for a canteen is the friend of somebody; two or three are a trade.
  'few-buy-much': { several: 100, single: 60 },
  // Of 300 ordinary payees none has such buyers, unless they shop as much themselves or their friends bring much back in time.
  'all-buy-much': 100,
  'one-after-another': 100,
} as const

/** A signal's name; `hold.reason.<name>` is its sentence. */
export type SignalCode = keyof typeof WEIGHTS

/** Reasons that prove that two accounts are one person, whatever it is about. */
export const PROOFS: ReadonlySet<SignalCode> = new Set([
  'same-identity',
  'payee-seen-before',
  'buyer-seen-before',
  'buyers-seen-before',
])
/**
 * A month's commission, fen, below which other reasons weigh little: colleagues at lunch and families with one tablet look like a
 * small farm, and an operator's look costs more than such a reward. It counts when the payees around get as little.
 */
export const SMALL_STAKE_FEN = 4_000
export const SMALL_STAKE = 0.35
/**
 * Lunches and coffees of an office or a dormitory: of so few people, while the usual order is that small, fen, a month's commission
 * is small up to this. Everybody opens a colleague's link before lunch, and all eat for about the same.
 */
export const LUNCH_PEOPLE = 20
export const LUNCH_FEN = 3_500
export const LUNCH_STAKE_FEN = 10_000
/** Small cells are found by what they leave out, and each of them is kept small: they weigh in full from this on, fen. */
export const CELL_STAKE_FEN = 2_500
/**
 * What is usually paid for everyday things stays below this, fen: in a shop where whoever is a friend also buys, it says nothing that
 * all do. Who has purchases made for the commission has large ones made, for each of them costs a straw buyer's trouble.
 */
export const EVERYDAY_FEN = 6_500
/** A basket from which on it is for more than a day or two, fen. */
export const LARGE_BASKET_FEN = 10_000
/** What one household rarely spends in one shop in a month, fen. Half of it is much when it is most of a payee's buyers. */
export const HOUSEHOLD_FEN = 60_000
/** A month's commission from which on everybody's buying weighs more: what is lost by not looking grows with it, fen. */
export const LARGE_STAKE_FEN = 10_000
/** Signals that look at small cells. */
export const OF_CELLS: ReadonlySet<SignalCode> = new Set(['idle-cell'])
/** What a rhythm around a payee weighs of what their own would: those around need not be in it together. */
export const AROUND = 0.8
