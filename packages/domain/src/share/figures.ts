/**
 * What a share chain's report counts, in the order of the columns. `links` minted; `aliveLinks` of which a join came, at the link
 * or below; `visits` that count; `visitors` distinct people; `members` who could share; `joins`, and `sharedJoins` of them through
 * a member's link; `orders` and `firstOrders` that stand; amounts net of refunds.
 */
export const chainFigures = [
  'links',
  'aliveLinks',
  'visits',
  'visitors',
  'members',
  'joins',
  'sharedJoins',
  'orders',
  'firstOrders',
  'paidFen',
  'commissionFen',
] as const
export type ChainFigure = (typeof chainFigures)[number]
export type ChainFigures = Record<ChainFigure, number>

/**
 * For what figures are kept: the shop (its id is 0), a subject, a store, a WeChat group, a member with whom they brought, a link
 * with what is below it, a version of share material. Of material everything is at depth 0, for what is shared on from it need
 * not be material, and only what adds up by itself is kept: no people, no `aliveLinks`.
 */
export const tallyScope = { shop: 1, subject: 2, store: 3, group: 4, member: 5, link: 6, material: 7 } as const
/** How figures are split: by depth, or by day. Both splits add up to the same. */
export const tallyAxis = { depth: 1, day: 2 } as const
/** Of what each one counts once in a scope: visitors, members who could share; in a group also links followed, and links that brought a join. */
export const markKind = { visitor: 1, member: 2, groupLink: 3, groupAliveLink: 4 } as const
/** Who leads a scope's ranks: members by their links, groups. */
export const leaderKind = { member: 1, group: 2 } as const

/** An event is heard by this many generations of links above it, and by as many levels of referrers, the sharer the first; a chain's root always hears. */
export const GENERATIONS_HEARD = 64

/** The figures of nothing. */
export function noFigures(): ChainFigures {
  return Object.fromEntries(chainFigures.map((figure) => [figure, 0])) as ChainFigures
}

/** `rows` added up. */
export function figuresTogether(rows: readonly ChainFigures[]): ChainFigures {
  const sum = noFigures()
  for (const row of rows) for (const figure of chainFigures) sum[figure] += row[figure]
  return sum
}
