import { dayText, type Movement, type PointsLot, replayStanding } from '@passalong/domain'
import { dayOfColumn } from '../platform/database/day-column.js'
import { checkAccounts } from './check-accounts.js'
import { checkContent } from './check-content.js'
import { checkFirstOrder, checkLink } from './check-link.js'
import { checkWithdrawals } from './check-withdrawals.js'
import { comparable, type Entry, entryName } from './entry.js'
import { differs, english, type Finding, fieldsThatDiffer } from './finding.js'
import { type MemberBooks } from './member-books.js'
import { findingsInSomeOrder } from './posting-order.js'
import { type Happening, replayMember } from './replay-member.js'
import { type ReplayState } from './replay-state.js'

/**
 * Everything that does not agree in one member's books. What happened is replayed in time's order; where it was posted in
 * another (an older file imported after a newer one, two clocks that differ by moments), books that agree with that are as good.
 */
export function auditMember(books: MemberBooks): Finding[] {
  const direct = [
    ...books.orders.flatMap((order) => [...checkContent(order), ...checkLink(order, books.member)]),
    ...checkFirstOrder(books),
    ...checkAccounts(books),
    ...checkWithdrawals(books),
  ]
  return [...direct, ...findingsInSomeOrder(books, (happenings, inTime) => replayFindings(books, happenings, inTime))]
}

function replayFindings(books: MemberBooks, happenings: readonly Happening[], inTime: boolean): Finding[] {
  const state = replayMember(books, happenings, inTime)
  return [
    ...state.findings,
    ...checkEntries(books, state.movements),
    ...checkLots(books, state.lots),
    ...checkStanding(books, state),
  ]
}

/** Each movement that the rules give stands in the journal, word for word, and nothing else does. */
function checkEntries(books: MemberBooks, movements: readonly Movement[]): Finding[] {
  const own = books.entries.filter(({ orderId }) => orderId === null)
  const entries = [...own, ...books.orders.flatMap((order) => order.entries)]
  const byKey = new Map(entries.map((entry) => [entry.businessKey, entry]))
  const expected = new Set(movements.map(({ businessKey }) => businessKey))
  const wrong = movements.flatMap((movement) => checkEntry(movement, byKey.get(movement.businessKey)))
  const more = entries
    .filter((entry) => !expected.has(entry.businessKey) || byKey.get(entry.businessKey) !== entry)
    .map((entry) => ({ check: 'entry-unexpected' as const, row: entryName(entry), detail: entry.businessKey }))
  return [...wrong, ...more]
}

function checkEntry(movement: Movement, entry: Entry | undefined): Finding[] {
  const row = rowBehind(movement.businessKey)
  if (!entry) return [{ check: 'entry-missing', row, detail: english('audit.no-entry', { key: movement.businessKey }) }]
  return fieldsThatDiffer(comparable(entry), comparable(movement)).map((detail) => ({
    check: 'entry-differs',
    row,
    detail: `${entryName(entry)}: ${detail}`,
  }))
}

/** The row that a movement comes from, by its business key. */
function rowBehind(businessKey: string): string {
  const [kind = '', id = '', level = ''] = businessKey.split(':')
  const tables: Record<string, string> = {
    order: 'sale_order',
    undo: 'sale_order',
    refund: 'refund',
    lot: 'points_lot',
    commission: 'commission',
    withdrawal: 'withdrawal',
  }
  return `${tables[kind] ?? kind} ${kind === 'commission' ? `${id}/${level}` : id}`
}

function checkLots({ member, lots, orders }: MemberBooks, expected: ReadonlyMap<number, PointsLot>): Finding[] {
  const orderOfLot = new Map(orders.map(({ id, pointsLotId }) => [pointsLotId, id]))
  const found = new Set(lots.map(({ id }) => id))
  const missing = [...expected.values()].filter(({ id }) => !found.has(id))
  const wrong = lots.flatMap((lot): Finding[] => {
    const row = `points_lot ${lot.id}`
    const given = expected.get(lot.id)
    if (!given) return [{ check: 'lot-unexpected', row, detail: differs('order_id', lot.orderId, null) }]
    const fields = fieldsThatDiffer(
      { ...lot, orderId: lot.orderId },
      {
        ...given,
        earnedOn: dayText(given.earnedOn),
        validOn: dayText(given.validOn),
        memberId: member.id,
        orderId: orderOfLot.get(lot.id) ?? null,
        returnedFromId: given.returnedFromId ?? null,
      },
    )
    return fields.map((detail) => ({ check: 'lot-differs', row, detail }))
  })
  const lacking = missing.map(({ id, earned }): Finding => {
    return { check: 'lot-missing', row: `points_lot ${id}`, detail: differs('earned', null, earned) }
  })
  return [...wrong, ...lacking]
}

/** Tier and review date are what the growth history gives on the day to which they were worked out. */
function checkStanding({ member }: MemberBooks, { growthDays, lastDay }: ReplayState): Finding[] {
  const standingOn = dayOfColumn(member.standingOn)
  const row = `member ${member.id}`
  if (lastDay !== null && lastDay > standingOn)
    return [{ check: 'tier', row, detail: differs('standing_on', member.standingOn, dayText(lastDay)) }]
  const { tier, sinceOn, reviewOn } = replayStanding(growthDays, standingOn)
  const found = { tier: member.tier, tier_since_on: member.sinceOn, tier_review_on: member.reviewOn }
  const expected = {
    tier,
    tier_since_on: sinceOn === null ? null : dayText(sinceOn),
    tier_review_on: reviewOn === null ? null : dayText(reviewOn),
  }
  return fieldsThatDiffer(found, expected).map((detail) => ({ check: 'tier', row, detail }))
}
