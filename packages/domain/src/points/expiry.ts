import { type Day, startOfDay } from '../calendar/day.js'
import { account, type Movement } from '../ledger/movements.js'
import { expiredLots, type PointsLot } from './lots.js'

/**
 * What runs out before `today`: each lot's last day has passed. An expiry is dated at the last instant of that day, however
 * late it is posted, so a job that runs late, twice or for one member at a time gives the same books.
 */
export function decideExpiry(
  memberId: number,
  lots: readonly PointsLot[],
  today: Day,
): { lots: PointsLot[]; movements: Movement[] } {
  const due = expiredLots(lots, today)
  return {
    lots: due.map((lot) => ({ ...lot, remaining: 0, expired: lot.expired + lot.remaining })),
    movements: due.map((lot) => ({
      kind: 'points-expired',
      businessKey: `lot:${lot.id}:expired:${lot.validOn}`,
      source: account.points(memberId),
      destination: account.pointsExpired,
      amount: lot.remaining,
      occurredAtMs: startOfDay(lot.validOn + 1) - 1,
      datedOn: lot.validOn,
      memberId,
      orderId: null,
    })),
  }
}
