import { Injectable } from '@nestjs/common'
import { type Day, dayText, tallyAxis, tallyScope } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { REPLACED } from '../share/mint-facts.js'
import { BroughtView } from './material-views.js'

const NOTHING: BroughtView = { links: 0, visits: 0, joins: 0, paidFen: 0 }

/** What a member's own links of material brought, as it is tallied about a second after it happens. */
@Injectable()
export class Brought {
  /** By version, of links that were minted since `since`; one question. */
  async of(
    reader: Pick<Tx, 'rows'>,
    memberId: number,
    versionIds: readonly number[],
    since: Day,
  ): Promise<(versionId: number) => BroughtView> {
    if (versionIds.length === 0) return () => NOTHING
    const rows = await reader.rows<BroughtView & { versionId: number }>(
      `SELECT l.material_version % ${REPLACED} AS versionId, COUNT(*) AS links, COALESCE(SUM(t.visits), 0) AS visits,
              COALESCE(SUM(t.joins), 0) AS joins, COALESCE(SUM(t.paid_fen), 0) AS paidFen
         FROM share_link l LEFT JOIN share_tally t
           ON t.scope = ${tallyScope.link} AND t.scope_id = l.id AND t.axis = ${tallyAxis.depth} AND t.bucket = 0
        WHERE l.sharer_id = ? AND l.minted_on >= ? AND l.counted = 1 AND l.material_version % ${REPLACED} IN (?)
        GROUP BY versionId`,
      [memberId, dayText(since), versionIds],
    )
    const found = new Map(rows.map(({ versionId, ...brought }) => [versionId, brought]))
    return (versionId) => found.get(versionId) ?? NOTHING
  }
}
