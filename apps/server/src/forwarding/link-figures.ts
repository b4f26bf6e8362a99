import { type Tx } from '../platform/database/database.js'
import { type LinkFigures } from './link-views.js'

/** `share_tally`’s scope of a link and its axis of generations below it, 0 being the link itself. */
const LINK_SCOPE = 6
const DEPTH_AXIS = 1

const NONE: LinkFigures = { visits: 0, visitors: 0, joins: 0, firstOrders: 0, paidFen: 0, furtherLinks: 0 }

/** What came of links, as it is tallied about a second after it happens; by link id. */
export async function figuresOf(
  tx: Pick<Tx, 'rows'>,
  linkIds: readonly number[],
): Promise<(linkId: number) => LinkFigures> {
  if (linkIds.length === 0) return () => NONE
  const rows = await tx.rows<LinkFigures & { linkId: number }>(
    `SELECT scope_id AS linkId, SUM(IF(bucket = 0, visits, 0)) AS visits, SUM(IF(bucket = 0, visitors, 0)) AS visitors,
            SUM(IF(bucket = 0, joins, 0)) AS joins, SUM(IF(bucket = 0, first_orders, 0)) AS firstOrders,
            SUM(IF(bucket = 0, paid_fen, 0)) AS paidFen, SUM(IF(bucket > 0, links, 0)) AS furtherLinks
       FROM share_tally WHERE scope = ${LINK_SCOPE} AND scope_id IN (?) AND axis = ${DEPTH_AXIS} GROUP BY scope_id`,
    [linkIds],
  )
  const figures = new Map(rows.map(({ linkId, ...one }) => [linkId, one]))
  return (linkId) => figures.get(linkId) ?? NONE
}
