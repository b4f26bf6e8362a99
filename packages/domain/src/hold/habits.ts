import { type HoldPurchase, type PayeeFacts } from './facts.js'
import { spread } from './rhythm.js'
import { ratio, sum } from './sums.js'

/** What a payee and their buyers do over the days, in numbers. */
export interface Habits {
  /** The commission of these purchases, and what it comes to for each payee around them on the average, fen. */
  earnedFen: number
  aroundFen: number
  /** Purchases long after joining, by how many buyers, and the share before which the buyer opened a link. */
  regulars: { buyers: number; purchases: number; opened: number }
  /** How often a buyer bought on the average, and how spread that is; null of fewer than two buyers. */
  oftenPerBuyer: number
  oftenSpread: number | null
  /** Buyers who keep buying, and how many purchases a day each of them makes on the average. */
  frequent: { buyers: number; perDay: number }
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Somebody with so many purchases keeps buying. */
const KEEPS_BUYING = 6

export function habitsOf({ purchases, kin, members }: PayeeFacts): Habits {
  const regular = purchases.filter(({ buyerId, paidAtMs }) => {
    const joinedAtMs = members.get(buyerId)?.joinedAtMs
    return joinedAtMs !== undefined && paidAtMs - joinedAtMs > HOUR_MS
  })
  const opened = regular.filter(({ openedToPay }) => openedToPay)
  return {
    earnedFen: sum(purchases, 'amountFen'),
    aroundFen: ratio(sum(kin, 'amountFen'), new Set(kin.map(({ payeeId }) => payeeId)).size),
    regulars: {
      buyers: new Set(opened.map(({ buyerId }) => buyerId)).size,
      purchases: regular.length,
      opened: ratio(opened.length, regular.length),
    },
    ...often(purchases),
    frequent: frequent(purchases),
  }
}

function often(purchases: readonly HoldPurchase[]): Pick<Habits, 'oftenPerBuyer' | 'oftenSpread'> {
  const counts = new Map<number, number>()
  for (const { buyerId } of purchases) counts.set(buyerId, (counts.get(buyerId) ?? 0) + 1)
  return { oftenPerBuyer: ratio(purchases.length, counts.size), oftenSpread: spread([...counts.values()]) }
}

function frequent(purchases: readonly HoldPurchase[]): Habits['frequent'] {
  const times = new Map<number, number[]>()
  for (const { buyerId, paidAtMs } of purchases) times.set(buyerId, [...(times.get(buyerId) ?? []), paidAtMs])
  const keen = [...times.values()].filter(({ length }) => length >= KEEPS_BUYING)
  const days = keen.reduce((total, at) => total + Math.max(1, (Math.max(...at) - Math.min(...at)) / DAY_MS), 0)
  return {
    buyers: keen.length,
    perDay: ratio(
      keen.reduce((total, { length }) => total + length, 0),
      days,
    ),
  }
}
