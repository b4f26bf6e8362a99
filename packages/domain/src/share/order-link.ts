import { VISIT_COUNTS_MS } from '../commission/decide.js'

/** A link that a buyer followed; `sharerId` is 0 for one of the shop's own. */
export interface FollowedLink {
  linkId: number
  sharerId: number
  channel: string | null
  visitedAtMs: number
}

/**
 * The link that brought an order, whoever is paid for it and whether anybody is: that of the latest visit within 7 × 24 hours,
 * else the one through which the buyer joined; null when nobody's did. What the buyer shared (`buyerIds`: all their memberships)
 * and Moments do not count. Visits may come in any order; of one millisecond the newer link counts. Source: RULES sections 3, 4.
 */
export function orderLinkOf(
  buyerIds: readonly number[],
  atMs: number,
  followed: readonly FollowedLink[],
  joinedThroughId: number | null,
): number | null {
  let latest: FollowedLink | null = null
  for (const visit of followed) {
    const { linkId, sharerId, channel, visitedAtMs } = visit
    if (visitedAtMs > atMs || atMs - visitedAtMs > VISIT_COUNTS_MS) continue
    if (channel === 'moments' || buyerIds.includes(sharerId)) continue
    const newer = latest === null || visitedAtMs > latest.visitedAtMs
    if (newer || (visitedAtMs === latest?.visitedAtMs && linkId > latest.linkId)) latest = visit
  }
  return latest === null ? joinedThroughId : latest.linkId
}
