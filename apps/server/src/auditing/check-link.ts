import { type AuditedMember, type AuditedOrder } from './audited-rows.js'
import { decisionOf } from './commission-standing.js'
import { differs, type Finding } from './finding.js'
import { type MemberBooks } from './member-books.js'

/** Visits that are recorded and never brought an order, as the stored decision calls them. */
const NEVER_BROUGHT = ['is-buyer', 'same-person', 'moments-link', 'visit-too-old']

/** Who shares the shop's own links; visits to them are no candidates, so that no decision speaks of them. */
const SHOP = 0

/**
 * An order names the link of the latest visit that its decision knows, else the one through which the buyer joined, unless the
 * buyer followed one of the shop's own since.
 */
export function checkLink(order: AuditedOrder, { referrerLinkId }: AuditedMember): Finding[] {
  const { linkId, sharerId } = order
  const visits = decisionOf(order, 1).candidates.filter(({ kind }) => kind === 'visit')
  const latest = visits.find(({ outcome }) => !NEVER_BROUGHT.includes(outcome))
  const expected = latest ? latest.linkId : referrerLinkId
  const there = linkId === null || sharerId !== null
  // An imported member may be claimed through a link after buying: orders of before name none.
  const fits = linkId === expected || sharerId === SHOP || (linkId === null && !latest)
  if (there && fits) return []
  return [{ check: 'order-differs', row: `sale_order ${order.id}`, detail: differs('link_id', linkId, expected) }]
}

/** A member's first order is one of theirs that stands, and there is none only when they have none. */
export function checkFirstOrder({ member, orders }: MemberBooks): Finding[] {
  const standing = orders.filter(({ undoneAt }) => undoneAt === null).map(({ id }) => id)
  const { id, firstOrderId } = member
  if (firstOrderId === null ? standing.length === 0 : standing.includes(firstOrderId)) return []
  const detail = differs('first_order_id', firstOrderId, standing[0] ?? null)
  return [{ check: 'order-differs', row: `member ${id}`, detail }]
}
