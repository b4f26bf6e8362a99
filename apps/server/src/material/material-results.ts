import { Injectable } from '@nestjs/common'
import { type Day, dayOf, dayText, tallyAxis, tallyScope } from '@passalong/domain'
import { Database } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { Refusal } from '../platform/http/refusal.js'
import { type DayResultView, type MaterialFiguresView, type MaterialResultsView } from './operator-views.js'

const DAYS = 92

interface VersionRow extends MaterialFiguresView {
  versionId: number
  number: number
  title: string
  createdAt: Date
  shows_from: string
  shows_until: string
}

const SUMS = ['links', 'visits', 'joins', 'firstOrders', 'paidFen', 'commissionFen']
  .map((name) => [name, name.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`)])
  .map(([name, column]) => `COALESCE(SUM(t.${column}), 0) AS ${name}`)
  .join(', ')

/** What members' links of a material brought, by version: so that an operator sees which words and pictures work. */
@Injectable()
export class MaterialResults {
  constructor(private readonly database: Database) {}

  /** As it is tallied about a second after it happens. Throws `material-unknown`. */
  async of(code: string): Promise<MaterialResultsView> {
    const rows = await this.database.rows<VersionRow>(
      `SELECT v.id AS versionId, v.number, v.title, v.created_at AS createdAt, m.shows_from, m.shows_until, ${SUMS}
         FROM material m JOIN material_version v ON v.material_id = m.id
         LEFT JOIN share_tally t ON t.scope = ${tallyScope.material} AND t.scope_id = v.id AND t.axis = ${tallyAxis.depth}
        WHERE m.code = ? GROUP BY v.id, v.number, v.title, v.created_at, m.shows_from, m.shows_until ORDER BY v.number DESC LIMIT 100`,
      [code],
    )
    if (rows.length === 0) throw new Refusal('material-unknown')
    const versionIds = rows.map(({ versionId }) => versionId)
    return {
      code,
      versions: rows.map((row, index) => versionResult(row, rows[index - 1])),
      byDay: await this.byDay(versionIds),
    }
  }

  private async byDay(versionIds: readonly number[]): Promise<DayResultView[]> {
    const rows = await this.database.rows<MaterialFiguresView & { bucket: Day }>(
      `SELECT t.bucket, ${SUMS} FROM share_tally t
        WHERE t.scope = ${tallyScope.material} AND t.scope_id IN (?) AND t.axis = ${tallyAxis.day}
        GROUP BY t.bucket ORDER BY t.bucket DESC LIMIT ${DAYS}`,
      [versionIds],
    )
    return rows.map(({ bucket, ...figures }) => ({ day: dayText(bucket), ...figures })).reverse()
  }
}

/** `next` is the version that came after it; on the day of a change both were shown. */
function versionResult({ createdAt, shows_from, shows_until, ...row }: VersionRow, next: VersionRow | undefined) {
  const [showsFrom, showsUntil] = [dayOfColumn(shows_from), dayOfColumn(shows_until)]
  const from = row.number === 1 ? showsFrom : Math.max(showsFrom, dayOf(createdAt.getTime()))
  const until = next ? Math.min(showsUntil, dayOf(next.createdAt.getTime())) : showsUntil
  return { ...row, from: dayText(from), until: dayText(Math.max(from, until)) }
}
