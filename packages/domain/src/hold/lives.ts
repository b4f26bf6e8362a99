import { type HoldPurchase, type PayeeFacts } from './facts.js'
import { median } from './rhythm.js'
import { ratio, sum } from './sums.js'

/** What a payee's buyers do besides buying through the payee. */
export interface Lives {
  /** The share of the commission that is of buyers who follow nobody else and share nothing. */
  idleShare: number
  /** The same of those of them who keep buying, and how many these are. */
  idleRegularsShare: number
  idleRegulars: number
  /** What each of these spends in the month on the average, and what the middle one of all buyers does, fen. */
  idleRegularFen: number
  typicalBuyerFen: number
  /** The fewest purchases of a buyer. */
  fewestPerBuyer: number
  /** Buyers whom the payee brought. */
  broughtBuyers: number
  /** Payees in a row of which each has one buyer who buys again; 0 when somebody around has several. */
  inARow: number
  /** The middle one of the amounts around, fen. */
  aroundMedianFen: number
}

const MONTH_MS = 30 * 86_400_000
/** Of somebody with so many purchases only the latest are known: they are fewer days' than a month's, and count for more. */
const ALL_READ = 60
/** What is bought within fewer days says little about a month. */
const LEAST_MS = 7 * 86_400_000
/** Somebody with so many purchases keeps buying. */
const KEEPS_BUYING = 3

export function livesOf({ payeeId, purchases, kin, members }: PayeeFacts): Lives {
  const byBuyer = grouped(purchases, ({ buyerId }) => buyerId)
  const idle = [...byBuyer].filter(([id]) => isIdle(id, members)).map(([, bought]) => bought)
  const regulars = idle.filter(({ length }) => length >= KEEPS_BUYING)
  const whole = sum(purchases, 'amountFen')
  const aMonth =
    purchases.length < ALL_READ ? 1 : MONTH_MS / Math.min(MONTH_MS, Math.max(LEAST_MS, lastingMs(purchases)))
  return {
    idleShare: ratio(sum(idle.flat(), 'amountFen'), whole),
    idleRegularsShare: ratio(sum(regulars.flat(), 'amountFen'), whole),
    idleRegulars: regulars.length,
    idleRegularFen: aMonth * ratio(sum(regulars.flat(), 'baseFen'), regulars.length),
    typicalBuyerFen: aMonth * typical([...byBuyer.values()].map((bought) => sum(bought, 'baseFen'))),
    fewestPerBuyer: byBuyer.size === 0 ? 0 : Math.min(...[...byBuyer.values()].map(({ length }) => length)),
    broughtBuyers: [...byBuyer.keys()].filter((id) => members.get(id)?.referrerId === payeeId).length,
    inARow: inARow(kin),
    aroundMedianFen: median(kin.map(({ baseFen }) => baseFen)) ?? 0,
  }
}

/** How long these purchases took. */
function lastingMs(purchases: readonly HoldPurchase[]): number {
  const times = purchases.map(({ paidAtMs }) => paidAtMs)
  return times.length === 0 ? 0 : Math.max(...times) - Math.min(...times)
}

/** The middle one, the lower of two: of two buyers, what both of them reach. */
function typical(spentFen: readonly number[]): number {
  const sorted = [...spentFen].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

function isIdle(id: number, members: PayeeFacts['members']): boolean {
  const buyer = members.get(id)
  return buyer !== undefined && !buyer.followsOthers && !buyer.shares
}

/** How many payees around have one buyer each; of people, one brings nobody and the next brings three. */
function inARow(kin: readonly HoldPurchase[]): number {
  const byPayee = [...grouped(kin, ({ payeeId }) => payeeId).values()]
  const single = byPayee.filter((bought) => new Set(bought.map(({ buyerId }) => buyerId)).size === 1)
  const again = single.filter(({ length }) => length >= 2)
  return single.length === byPayee.length && again.length >= single.length * 0.6 ? single.length : 0
}

function grouped<Key>(purchases: readonly HoldPurchase[], by: (one: HoldPurchase) => Key): Map<Key, HoldPurchase[]> {
  const groups = new Map<Key, HoldPurchase[]>()
  for (const one of purchases) {
    const group = groups.get(by(one))
    if (group) group.push(one)
    else groups.set(by(one), [one])
  }
  return groups
}
