import { type FriendCircle, type HoldMember, type HoldPurchase, type PayeeFacts } from './facts.js'
import { type Habits, habitsOf } from './habits.js'
import { type Lives, livesOf } from './lives.js'
import { commonest, gaps, median, shareOf, spread } from './rhythm.js'
import { type Ring, ringOf } from './ring.js'
import { ratio, sum } from './sums.js'

/** What a row of purchases by different people looks like. Null where there are too few to tell. */
export interface Rhythm {
  buyers: number
  /** Spread of the waits between one new member and the next, between first purchases, and from joining to buying. */
  joinSpread: number | null
  orderSpread: number | null
  delaySpread: number | null
  /** Spread of the amounts, and the share of the most frequent one. */
  amountSpread: number | null
  sameAmount: number
  medianFen: number
  medianDelayMs: number
  /** The share of instants (of joining and paying) that are whole minutes. */
  wholeMinutes: number
  /** The share of amounts that lie at most a twentieth above where a coupon or a tier begins. */
  aboveThreshold: number
  /** The share of buyers who bought once, followed nobody else and share nothing. */
  onceOnly: number
}

/** What is known of a payee in numbers; made once for all commissions of theirs that are judged together. */
export interface Portrait extends Habits, Lives {
  payee: HoldMember | null
  members: PayeeFacts['members']
  accountsByDevice: PayeeFacts['accountsByDevice']
  accountsByMark: PayeeFacts['accountsByMark']
  own: Rhythm
  kin: Rhythm
  /** Buyers who were seen on a phone of the payee's, and on a phone of another buyer's. */
  onPayeesPhone: number
  onSharedPhone: number
  /** Buyers who share a phone number, ID or WeChat id with another member. */
  withSharedMark: number
  /** Accounts on a phone who are neither the payee nor a buyer of theirs. */
  strangersByDevice: ReadonlyMap<string, number>
  /** Whom they brought and what they spent; null for somebody of few buyers. */
  circle: FriendCircle | null
  /** How many purchases there are and what was paid for them in all, fen. */
  purchases: number
  baseFen: number
  /** Buyers of the most frequent other referrer, and whether that one brought the payee or was brought by them. */
  ofOneOther: number
  otherIsClose: boolean
  /** The share of commission that went back, of how many purchases, and how many went back after their release day. */
  refundedShare: number
  refundedCount: number
  refundingBuyers: number
  refundedLate: number
  refundedInTime: number
  /** The share of commission that they gave up in time. */
  givenUpShare: number
  /** The most purchases of one buyer within a day. */
  mostInADay: number
  ring: Ring | null
}

/** Where coupons and tiers begin, fen: the after-payment coupon, the member day, and the food festival. */
const THRESHOLDS_FEN = [3_500, 6_800, 10_000, 30_000, 60_000]
const DAY_MS = 86_400_000
const MONTH_MS = 30 * DAY_MS
const MINUTE_MS = 60_000

/** A payee in numbers. */
export function portraitOf(facts: PayeeFacts): Portrait {
  const { payeeId, purchases, members } = facts
  const payee = members.get(payeeId) ?? null
  const buyers = [...new Set(purchases.map(({ buyerId }) => buyerId))].flatMap((id) => members.get(id) ?? [])
  const refunded = purchases.filter(({ takenBackFen }) => takenBackFen > 0)
  const inTime = purchases.filter(({ refundedInTime }) => refundedInTime)
  const { earnedFen, aroundFen, regulars, oftenPerBuyer, oftenSpread, frequent } = habitsOf(facts)
  const lives = livesOf(facts)
  const { ofOneOther, otherIsClose } = whoElse(buyers, payeeId, payee, members)
  // Written out: an object that is put together from others is a slow one, and there is one for every payee.
  return {
    payee,
    members,
    accountsByDevice: facts.accountsByDevice,
    accountsByMark: facts.accountsByMark,
    own: rhythmOf(purchases, members),
    kin: rhythmOf(facts.kin, members),
    onPayeesPhone: buyers.filter(({ devices }) => devices.some((one) => payee?.devices.includes(one))).length,
    onSharedPhone: inCommon(buyers, ({ devices }) => devices),
    withSharedMark: buyers.filter(({ marks }) => marks.some((mark) => (facts.accountsByMark.get(mark) ?? 1) > 1))
      .length,
    strangersByDevice: strangersByDevice(facts, payee === null ? buyers : [payee, ...buyers]),
    circle: facts.circles.get(payeeId) ?? null,
    earnedFen,
    aroundFen,
    regulars,
    oftenPerBuyer,
    oftenSpread,
    frequent,
    idleShare: lives.idleShare,
    idleRegularsShare: lives.idleRegularsShare,
    idleRegulars: lives.idleRegulars,
    idleRegularFen: lives.idleRegularFen,
    typicalBuyerFen: lives.typicalBuyerFen,
    fewestPerBuyer: lives.fewestPerBuyer,
    broughtBuyers: lives.broughtBuyers,
    inARow: lives.inARow,
    aroundMedianFen: lives.aroundMedianFen,
    purchases: purchases.length,
    baseFen: sum(purchases, 'baseFen'),
    ofOneOther,
    otherIsClose,
    refundedShare: ratio(sum(refunded, 'takenBackFen'), sum(purchases, 'amountFen')),
    refundedCount: refunded.length,
    refundingBuyers: new Set(refunded.map(({ buyerId }) => buyerId)).size,
    refundedLate: purchases.filter(({ refundedLate }) => refundedLate).length,
    refundedInTime: inTime.length,
    givenUpShare: ratio(sum(inTime, 'takenBackFen'), sum(purchases, 'amountFen')),
    mostInADay: mostInADay(purchases),
    ring: ringOf(facts),
  }
}

/** Of nobody; most payees have nobody around them who buys. */
const SILENCE: Rhythm = {
  ...{ buyers: 0, joinSpread: null, orderSpread: null, delaySpread: null, amountSpread: null, sameAmount: 0 },
  ...{ medianFen: 0, medianDelayMs: 0, wholeMinutes: 0, aboveThreshold: 0, onceOnly: 0 },
}

/** The rhythm of purchases: each buyer counts with their first. */
function rhythmOf(purchases: readonly HoldPurchase[], members: PayeeFacts['members']): Rhythm {
  if (purchases.length === 0) return SILENCE
  const first = new Map<number, HoldPurchase>()
  for (const one of purchases) {
    const before = first.get(one.buyerId)
    if (!before || one.paidAtMs < before.paidAtMs) first.set(one.buyerId, one)
  }
  const bought = [...first.values()].flatMap((purchase) => {
    const buyer = members.get(purchase.buyerId)
    return buyer ? [{ purchase, buyer }] : []
  })
  const joins = bought.map(({ buyer }) => buyer.joinedAtMs)
  const orders = bought.map(({ purchase }) => purchase.paidAtMs)
  const delays = bought.map(({ purchase, buyer }) => Math.max(0, purchase.paidAtMs - buyer.joinedAtMs))
  // Of who has long been a member, the first purchase of this month is none of theirs: it waited for nothing.
  const ofNew = delays.filter((delay) => delay < MONTH_MS)
  const amounts = purchases.map(({ baseFen }) => baseFen)
  // Who buys right after joining buys at the intervals at which they join: that is told once.
  const together = (median(delays) ?? 0) < (median(gaps(joins)) ?? 0)
  return {
    buyers: bought.length,
    joinSpread: spread(gaps(joins)),
    orderSpread: together ? null : spread(gaps(orders)),
    delaySpread: ofNew.length * 2 > delays.length ? spread(ofNew) : null,
    amountSpread: spread(amounts),
    sameAmount: commonest(amounts),
    medianFen: median(amounts) ?? 0,
    medianDelayMs: median(delays) ?? 0,
    wholeMinutes: shareOf([...joins, ...orders], (at) => at % MINUTE_MS === 0),
    aboveThreshold: shareOf(amounts, (fen) => THRESHOLDS_FEN.some((from) => fen >= from && fen <= from * 1.05)),
    onceOnly: shareOf(bought, ({ buyer }) => !buyer.boughtAgain && !buyer.followsOthers && !buyer.shares),
  }
}

/** How many have something in common with another of them. */
function inCommon(buyers: readonly HoldMember[], what: (buyer: HoldMember) => readonly string[]): number {
  const counts = new Map<string, number>()
  for (const buyer of buyers) for (const one of what(buyer)) counts.set(one, (counts.get(one) ?? 0) + 1)
  return buyers.filter((buyer) => what(buyer).some((one) => (counts.get(one) ?? 0) > 1)).length
}

/** How many more accounts each phone of these people has than these people. */
function strangersByDevice({ accountsByDevice }: PayeeFacts, circle: readonly HoldMember[]): Map<string, number> {
  const own = new Map<string, number>()
  for (const { devices } of circle) for (const one of devices) own.set(one, (own.get(one) ?? 0) + 1)
  return new Map([...own].map(([device, count]) => [device, Math.max(0, (accountsByDevice.get(device) ?? 1) - count)]))
}

function whoElse(
  buyers: readonly HoldMember[],
  payeeId: number,
  payee: HoldMember | null,
  members: PayeeFacts['members'],
): Pick<Portrait, 'ofOneOther' | 'otherIsClose'> {
  const counts = new Map<number, number>()
  for (const { referrerId } of buyers)
    if (referrerId !== null && referrerId !== payeeId) counts.set(referrerId, (counts.get(referrerId) ?? 0) + 1)
  const [other, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [0, 0]
  return { ofOneOther: count, otherIsClose: payee?.referrerId === other || members.get(other)?.referrerId === payeeId }
}

function mostInADay(purchases: readonly HoldPurchase[]): number {
  const counts = new Map<string, number>()
  for (const { buyerId, paidAtMs } of purchases) {
    const day = `${buyerId}/${Math.floor(paidAtMs / DAY_MS)}`
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}
