import { type CommissionRow, type Commissions } from '../commission/commissions.js'
import { type Tx } from '../platform/database/database.js'
import { type Channel, channels } from '../share/share-links.js'

type Reader = Pick<Tx, 'rows'>

/** So many forwards are walked, link by link along their keys; of what lies beyond only the first share is told. */
export const GENERATIONS_WALKED = 64

/** Somebody who followed links, with the one through which they joined. */
interface Follower {
  memberId: number
  personId: number | null
  joinedAt: Date | null
  joinedThrough: number | null
}

interface LinkOnTrail extends Follower {
  id: number
  token: string
  parentId: number
  rootId: number
  depth: number
  channel: Channel
  mintedAt: Date
}

/** One thing that happened on the way; `sharerId` is whose link was followed. Member 0 is the shop. */
export interface TrailStep {
  kind: 'purchase' | 'join' | 'visit' | 'link'
  memberId: number
  sharerId: number | null
  at: Date
  channel: Channel | null
  token: string | null
  /** Whether this share is the first of all. */
  first: boolean
}

/** How an order came about: from the purchase back to the first share, which is the last step. */
export interface OrderTrail {
  orderId: number
  buyerId: number
  referrerId: number | null
  paidFen: number
  paidAt: Date
  steps: TrailStep[]
  /** The buyer, then whoever shared, up to the first. */
  line: number[]
  /** Forwards between the last two steps that are not told. */
  hidden: number
  commissions: CommissionRow[]
}

interface OrderRow {
  id: number
  paidFen: number
  paidAt: Date
  linkId: number | null
  memberId: number
  personId: number | null
  joinedAt: Date
  joinedThrough: number | null
  referrerId: number | null
}

/** Follows an order back; null when there is none. Reads one order, its decisions, and at most 65 links with a visit each. */
export async function trailOf(reader: Reader, commissions: Commissions, orderId: number): Promise<OrderTrail | null> {
  const [[order], decided] = await Promise.all([
    reader.rows<OrderRow>(
      `SELECT o.id, o.paid_fen AS paidFen, o.paid_at AS paidAt, o.link_id AS linkId, m.id AS memberId, m.person_id AS personId,
              m.joined_at AS joinedAt, m.referrer_link_id AS joinedThrough, m.referrer_id AS referrerId
         FROM sale_order o JOIN member m ON m.id = o.member_id WHERE o.id = ?`,
      [orderId],
    ),
    commissions.ofOrders(reader, [orderId]),
  ])
  if (!order) return null
  const linkId = order.linkId ?? wonBy(decided, order)
  const walked = linkId === null ? [] : await walk(reader, linkId)
  const last = walked.at(-1)
  const beyond = last && last.parentId !== 0 ? await linkWithId(reader, last.rootId) : null
  const visits = await visitsAlong(reader, order, walked)
  const links = beyond ? [...walked, beyond] : walked
  return {
    ...{ orderId, buyerId: order.memberId, referrerId: order.referrerId },
    ...{ paidFen: order.paidFen, paidAt: order.paidAt, commissions: decided },
    steps: stepsOf(order, links, visits),
    line: [order.memberId, ...links.map(({ memberId }) => memberId)],
    hidden: beyond && last ? Math.max(0, last.depth - beyond.depth - 1) : 0,
  }
}

/** The link by which an order's first level was won, for orders of before they named theirs. */
function wonBy(decided: readonly CommissionRow[], { joinedThrough }: OrderRow): number | null {
  const first = decided.find(({ level }) => level === 1)
  const winner = first?.decision.candidates.find(({ outcome }) => outcome === 'won')
  if (!winner) return null
  return winner.kind === 'referrer' ? joinedThrough : winner.linkId
}

type LinkRow = Omit<LinkOnTrail, 'channel'> & { channel: number }

const LINK_FACTS = `l.id, l.token, l.parent_id AS parentId, l.root_id AS rootId, l.depth, l.channel, l.minted_at AS mintedAt,
  l.sharer_id AS memberId, s.person_id AS personId, s.joined_at AS joinedAt, s.referrer_link_id AS joinedThrough`

/** A link and its ancestors, the nearest first. */
async function walk(reader: Reader, linkId: number): Promise<LinkOnTrail[]> {
  const rows = await reader.rows<LinkRow>(
    `WITH RECURSIVE line AS (
       SELECT id, parent_id, 1 AS place FROM share_link WHERE id = ?
       UNION ALL
       SELECT p.id, p.parent_id, line.place + 1 FROM line STRAIGHT_JOIN share_link p ON p.id = line.parent_id
        WHERE line.place < ${GENERATIONS_WALKED}
     )
     SELECT ${LINK_FACTS} FROM line JOIN share_link l ON l.id = line.id LEFT JOIN member s ON s.id = l.sharer_id
      ORDER BY line.place`,
    [linkId],
  )
  return rows.map(linkOf)
}

async function linkWithId(reader: Reader, linkId: number): Promise<LinkOnTrail | null> {
  const sql = `SELECT ${LINK_FACTS} FROM share_link l LEFT JOIN member s ON s.id = l.sharer_id WHERE l.id = ?`
  const [row] = await reader.rows<LinkRow>(sql, [linkId])
  return row ? linkOf(row) : null
}

function linkOf({ channel, ...row }: LinkRow): LinkOnTrail {
  return { ...row, channel: channels[channel - 1] ?? 'card' }
}

/** When each link was followed by whoever came after it, by link id: the latest follow before they bought or shared on. */
async function visitsAlong(reader: Reader, order: OrderRow, links: readonly LinkOnTrail[]): Promise<Map<number, Date>> {
  const pairs = links.flatMap(({ id }, place) => {
    const below = links[place - 1]
    const personId = (below ?? order).personId
    return personId === null ? [] : [{ id, personId, until: below?.mintedAt ?? order.paidAt }]
  })
  if (pairs.length === 0) return new Map()
  const latest = pairs.map(
    () => `(SELECT link_id AS linkId, visited_at AS at FROM visit
       WHERE link_id = ? AND person_id = ? AND visited_at <= ? ORDER BY visited_at DESC LIMIT 1)`,
  )
  const rows = await reader.rows<{ linkId: number; at: Date }>(
    latest.join(' UNION ALL '),
    pairs.flatMap(({ id, personId, until }) => [id, personId, until]),
  )
  return new Map(rows.map(({ linkId, at }) => [linkId, at]))
}

function stepsOf(order: OrderRow, links: readonly LinkOnTrail[], visits: ReadonlyMap<number, Date>): TrailStep[] {
  const about = { sharerId: null, channel: null, token: null, first: false }
  const steps: TrailStep[] = [{ ...about, kind: 'purchase', memberId: order.memberId, at: order.paidAt }]
  let follower: Follower = order
  for (const [place, link] of links.entries()) {
    const { memberId, channel, token, mintedAt, id } = link
    if (follower.memberId !== memberId) steps.push(...cameThrough(follower, link, visits.get(id) ?? null))
    const first = place === links.length - 1
    steps.push({ kind: 'link', memberId, sharerId: null, at: mintedAt, channel, token, first })
    follower = link
  }
  return steps
}

/** How a follower came to a link: by joining through it, or by following it as a member. */
function cameThrough(follower: Follower, link: LinkOnTrail, followedAt: Date | null): TrailStep[] {
  const { memberId, joinedAt, joinedThrough } = follower
  const { channel, token } = link
  const about = { memberId, sharerId: link.memberId, channel, token, first: false }
  const visit: TrailStep[] = followedAt ? [{ ...about, kind: 'visit', at: followedAt }] : []
  if (joinedThrough !== link.id || joinedAt === null) return visit
  const followedSince = followedAt !== null && followedAt > joinedAt
  return followedSince ? visit : [{ ...about, kind: 'join', at: joinedAt }, ...visit]
}
