import { type Day, dayOf } from '@passalong/domain'
import { type AuditedOrder, type AuditedRefund } from './audited-rows.js'
import { checkReleases, releaseMovements } from './check-commission.js'
import { checkLineRows, checkSpends } from './check-order.js'
import { withdrawalMovements } from './check-withdrawals.js'
import { type MemberBooks } from './member-books.js'
import { replayRefund } from './replay-refund.js'
import { replaySettlement } from './replay-settlement.js'
import { ReplayState } from './replay-state.js'
import { replayUndo } from './replay-undo.js'

/** Something that happened to an order: it was settled, something of it went back, or it was undone. */
export interface Happening {
  atMs: number
  id: number
  what: 'settled' | 'refunded' | 'undone'
  order: AuditedOrder
  refund: AuditedRefund | null
}

/**
 * Plays what happened to a member's orders through the rules once more, from nothing and in the given order. Afterwards
 * `movements` is every entry that there should be, `lots` and `growthDays` what should stand, `findings` what the rows say
 * otherwise. `inTime` is false where orders were posted out of time's order.
 */
export function replayMember(books: MemberBooks, happenings: readonly Happening[], inTime: boolean): ReplayState {
  const state = new ReplayState(books)
  for (const happening of happenings) replay(state, happening, inTime)
  for (const order of books.orders) {
    const takenBack = (level: number) => state.takenBackOf(order.id, level)
    state.findings.push(...checkLineRows(order, state.lines.get(order.id) ?? []))
    state.findings.push(...checkSpends(order, state.spends.get(order.id) ?? []))
    state.findings.push(...checkReleases(order, takenBack))
    state.post(releaseMovements(order, takenBack))
  }
  state.post(withdrawalMovements(books.withdrawals))
  expireWhatWasPosted(state)
  return state
}

function replay(state: ReplayState, { what, atMs, order, refund }: Happening, inTime: boolean): void {
  const day: Day = dayOf(atMs)
  state.lastDay = Math.max(state.lastDay ?? day, day)
  state.expire(state.lots.values(), day)
  if (what === 'settled') replaySettlement(state, order, day, inTime)
  else if (refund) {
    state.expireReturned(order.id, refund.id)
    replayRefund(state, order, refund, day)
  } else replayUndo(state, order, new Date(atMs), day)
}

/** Points that ran out after the last order, as far as somebody has posted it by now. */
function expireWhatWasPosted(state: ReplayState): void {
  const posted = new Set(state.books.entries.map(({ businessKey }) => businessKey))
  const due = [...state.lots.values()].filter((lot) => posted.has(`lot:${lot.id}:expired:${lot.validOn}`))
  state.expire(due, Number.POSITIVE_INFINITY)
}

const RANK = { settled: 0, refunded: 1, undone: 2 }

/** What happened to a member's orders, in time's order or in the one in which it was posted. */
export function happeningsOf({ orders }: MemberBooks, sequence: 'by-time' | 'as-posted'): Happening[] {
  const all = orders.flatMap((order): Happening[] => [
    { atMs: order.paidAt.getTime(), id: order.id, what: 'settled', order, refund: null },
    ...order.refunds.map((refund): Happening => {
      return { atMs: refund.refundedAt.getTime(), id: refund.id, what: 'refunded', order, refund }
    }),
    ...(order.undoneAt
      ? [{ atMs: order.undoneAt.getTime(), id: order.id, what: 'undone' as const, order, refund: null }]
      : []),
  ])
  return all.sort(
    (a, b) => (sequence === 'by-time' ? a.atMs - b.atMs : 0) || a.id - b.id || RANK[a.what] - RANK[b.what],
  )
}
