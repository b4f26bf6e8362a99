import { type Day, startOfDay } from '../calendar/day.js'
import { account, type Movement } from '../ledger/movements.js'

/** A commission whose day has come: locked, so that neither a refund nor another worker touches it meanwhile. */
export interface DueCommission {
  orderId: number
  level: number
  payeeId: number
  /** The day at whose 00:00 it is released. */
  dueOn: Day
  amountFen: number
  /** What refunds have taken back of it so far. */
  takenBackFen: number
}

/** Where a released commission went: an employee's is paid with the salary. */
export type ReleasedTo = 'available' | 'payroll'

/** What releasing does; `movement` is null when refunds have left nothing, and then nothing is released. */
export interface ReleaseDecision {
  releasedFen: number
  to: ReleasedTo | null
  movement: Movement | null
}

/**
 * Decides the release of a commission: whatever refunds left of it leaves pending. It is dated at 00:00 of its day, however
 * late it is posted, so a worker that runs late or twice gives the same books. Source: RULES section 3.
 */
export function decideRelease(due: DueCommission, payeeIsEmployee: boolean): ReleaseDecision {
  const { orderId, level, payeeId, dueOn } = due
  const releasedFen = due.amountFen - due.takenBackFen
  if (releasedFen <= 0) return { releasedFen: 0, to: null, movement: null }
  const movement: Movement = {
    kind: payeeIsEmployee ? 'commission-payroll' : 'commission-released',
    businessKey: `commission:${orderId}:${level}:released`,
    source: account.commissionPending(payeeId),
    destination: payeeIsEmployee ? account.commissionPayroll(payeeId) : account.commissionAvailable(payeeId),
    amount: releasedFen,
    occurredAtMs: startOfDay(dueOn),
    datedOn: dueOn,
    memberId: payeeId,
    orderId,
  }
  return { releasedFen, to: payeeIsEmployee ? 'payroll' : 'available', movement }
}
