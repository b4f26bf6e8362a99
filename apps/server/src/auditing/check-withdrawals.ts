import {
  dayOf,
  dayText,
  type Movement,
  withdrawalPaid,
  withdrawalRequested,
  withdrawalReturned,
  withhold,
} from '@passalong/domain'
import { OPEN_STATES } from '../withdrawal/withdrawal.js'
import { type AuditedWithdrawal } from './audited-rows.js'
import { type Finding, fieldsThatDiffer } from './finding.js'
import { type MemberBooks } from './member-books.js'

const OPEN: readonly string[] = OPEN_STATES
const CAME_BACK: readonly string[] = ['returned', 'refused']

/** What a member's withdrawals must have posted: reserved when asked for, and paid or returned when they ended. */
export function withdrawalMovements(withdrawals: readonly AuditedWithdrawal[]): Movement[] {
  return withdrawals.flatMap((row) => {
    const at = (moment: Date) => ({ ...row, atMs: moment.getTime(), day: dayOf(moment.getTime()) })
    const reserved = withdrawalRequested(at(row.requestedAt))
    if (row.finishedAt === null || OPEN.includes(row.state)) return reserved
    return [
      ...reserved,
      ...(row.state === 'paid' ? withdrawalPaid(at(row.finishedAt)) : withdrawalReturned(at(row.finishedAt))),
    ]
  })
}

/** Each withdrawal adds up, is taxed by its person's month, and is open or ended in all its columns. */
export function checkWithdrawals({ withdrawals, samePayee }: MemberBooks): Finding[] {
  return withdrawals.flatMap((row) => {
    const month = monthBefore(row, [...withdrawals, ...samePayee])
    const { taxFen, netFen } = withhold(row.grossFen, month)
    const open = OPEN.includes(row.state)
    const ended = row.state === 'paid' || CAME_BACK.includes(row.state)
    const found = {
      tax_fen: row.taxFen,
      net_fen: row.netFen,
      tax_month: row.taxMonth,
      requested_on: row.requestedOn,
      open_member_id: row.openMemberId,
      state: row.state,
      finished_at: row.finishedAt?.toISOString() ?? null,
    }
    const day = dayText(dayOf(row.requestedAt.getTime()))
    const expected = {
      tax_fen: taxFen,
      net_fen: netFen,
      tax_month: day.slice(0, 7),
      requested_on: day,
      open_member_id: open ? row.memberId : null,
      state: open || ended ? row.state : 'paid',
      finished_at: open ? null : (row.finishedAt?.toISOString() ?? row.requestedAt.toISOString()),
    }
    const details = fieldsThatDiffer(found, expected)
    return details.map((detail) => ({ check: 'withdrawal-differs', row: `withdrawal ${row.id}`, detail }))
  })
}

/** What of its month was withdrawn and withheld before a withdrawal, by the same person, and had not come back by then. */
function monthBefore(row: AuditedWithdrawal, all: readonly AuditedWithdrawal[]) {
  const atMs = row.requestedAt.getTime()
  const before = all.filter((other) => {
    if (other.id === row.id || other.taxMonth !== row.taxMonth) return false
    if (other.memberId !== row.memberId && !other.idIndex.equals(row.idIndex)) return false
    const otherMs = other.requestedAt.getTime()
    if (otherMs > atMs || (otherMs === atMs && other.id > row.id)) return false
    if (!CAME_BACK.includes(other.state) || other.finishedAt === null) return true
    // A member has one open at a time: their earlier ones had ended, even when the clock was read before the lock was got.
    return other.memberId !== row.memberId && other.finishedAt.getTime() > atMs
  })
  return {
    grossFen: before.reduce((sum, { grossFen }) => sum + grossFen, 0),
    withheldFen: before.reduce((sum, { taxFen }) => sum + taxFen, 0),
  }
}
