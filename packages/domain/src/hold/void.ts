import { dayOf } from '../calendar/day.js'
import { account, type Movement } from '../ledger/movements.js'

/** A held commission that an operator decided not to pay; locked, so that no refund touches it meanwhile. */
export interface VoidedReward {
  orderId: number
  level: number
  payeeId: number
  amountFen: number
  /** What refunds have taken back of it so far. */
  takenBackFen: number
}

/** What voiding posts: whatever refunds left of the commission leaves pending; null when they left nothing. */
export function decideVoid(reward: VoidedReward, atMs: number): Movement | null {
  const { orderId, level, payeeId } = reward
  const amount = reward.amountFen - reward.takenBackFen
  if (amount <= 0) return null
  return {
    kind: 'commission-voided',
    businessKey: `commission:${orderId}:${level}:voided`,
    source: account.commissionPending(payeeId),
    destination: account.commissionAccrued,
    amount,
    occurredAtMs: atMs,
    datedOn: dayOf(atMs),
    memberId: payeeId,
    orderId,
  }
}
