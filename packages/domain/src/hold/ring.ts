import { type PayeeFacts } from './facts.js'
import { ratio, sum } from './sums.js'

/** Money that comes round: somebody is paid for the payee's purchases, and in the end a buyer of the payee is. */
export interface Ring {
  /** In how many steps it comes round first; 2 when a buyer is paid for the payee's purchases. */
  steps: number
  /** The buyers and purchases on that circle and their share of the commission. */
  buyers: number
  purchases: number
  share: number
  /** Whether everybody on the way pays one person alone. */
  pure: boolean
  /** The share of the commission that is of buyers on any circle, and how many people all circles reach. */
  allRound: number
  reached: number
}

/** Longer circles are not looked for. */
const LONGEST_RING = 9

/** Follows who is paid for the payee's purchases, and for theirs, until it comes back to buyers of the payee; null for never. */
export function ringOf({ payeeId, purchases, paidFor }: PayeeFacts): Ring | null {
  const buyers = new Set(purchases.map(({ buyerId }) => buyerId))
  const up = new Set<number>()
  const round = () => purchases.filter(({ buyerId }) => up.has(buyerId))
  const whole = sum(purchases, 'amountFen')
  let reached = [payeeId]
  let pure = buyers.size === 1
  let first: Omit<Ring, 'allRound' | 'reached'> | null = null
  for (let steps = 2; steps <= LONGEST_RING && reached.length > 0; steps++) {
    if (first === null) pure &&= reached.every((id) => new Set(paidFor.get(id)).size === 1)
    reached = reached.flatMap((id) => paidFor.get(id) ?? []).filter((id) => id !== payeeId && !up.has(id))
    for (const id of reached) up.add(id)
    const on = round()
    if (first !== null || on.length === 0) continue
    const people = new Set(on.map(({ buyerId }) => buyerId)).size
    first = { steps, buyers: people, purchases: on.length, share: ratio(sum(on, 'amountFen'), whole), pure }
  }
  return first && { ...first, allRound: ratio(sum(round(), 'amountFen'), whole), reached: up.size }
}
