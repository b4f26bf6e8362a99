import { type WithdrawalRow } from './withdrawal.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const LONGEST = 10 * MINUTE

/**
 * How long to wait before WeChat is asked about a bill again, ms. Notifications usually come first; asking is for those that
 * never do. An unknown outcome is asked about soon and then ever less often.
 */
export function delayMs(
  row: Pick<WithdrawalRow, 'reach' | 'state' | 'tries' | 'cancel_asked_at' | 'requested_at'>,
  nowMs: number,
): number {
  if (row.reach !== 'known') return Math.min(LONGEST, 2 * SECOND * 2 ** Math.min(row.tries, 10))
  const ageMs = nowMs - row.requested_at.getTime()
  if (row.cancel_asked_at !== null) return ageMs < 10 * MINUTE ? 3 * SECOND : MINUTE
  if (row.state === 'confirm') return ageMs < 10 * MINUTE ? 30 * SECOND : LONGEST
  return ageMs < 10 * MINUTE ? 5 * SECOND : MINUTE
}
