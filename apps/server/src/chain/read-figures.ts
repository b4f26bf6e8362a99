import { type ChainFigures, chainFigures, figuresTogether, tallyAxis, tallyScope } from '@passalong/domain'
import { type SqlValue, type Tx } from '../platform/database/database.js'
import { FIGURE_COLUMNS } from './tally-rows.js'
import { TALLIER } from './tally-shares.js'

export type TallyScope = (typeof tallyScope)[keyof typeof tallyScope]

/** Figures of one depth or day. */
export interface BucketFigures {
  bucket: number
  figures: ChainFigures
}

/** Who leads: a member by their links, or a group. */
export interface Leader {
  leaderId: number
  visits: number
  joins: number
  firstOrders: number
  paidFen: number
}

/** Depths that a report lists: a chain may be deeper than anybody reads, and no answer grows with it. */
export const DEPTHS_LISTED = 1_000

type Reader = Pick<Tx, 'rows'>
const COLUMNS = `bucket, ${FIGURE_COLUMNS.join(', ')}`

/** Figures by depth, the nearest first. */
export function byDepth(reader: Reader, scope: TallyScope, scopeId: number): Promise<BucketFigures[]> {
  return buckets(reader, 'scope = ? AND scope_id = ? AND axis = ? ORDER BY bucket LIMIT ?', [
    ...[scope, scopeId, tallyAxis.depth, DEPTHS_LISTED],
  ])
}

/** The deepest row of all, listed or not. */
export async function deepest(reader: Reader, scope: TallyScope, scopeId: number): Promise<BucketFigures | null> {
  const where = 'scope = ? AND scope_id = ? AND axis = ? ORDER BY bucket DESC LIMIT 1'
  const [row] = await buckets(reader, where, [scope, scopeId, tallyAxis.depth])
  return row ?? null
}

/** Figures by day, both days included. */
export function byDay(reader: Reader, scope: TallyScope, scopeId: number, from: number, to: number) {
  return buckets(reader, 'scope = ? AND scope_id = ? AND axis = ? AND bucket BETWEEN ? AND ? ORDER BY bucket', [
    ...[scope, scopeId, tallyAxis.day, from, to],
  ])
}

/** Everything up to a day, that day included. */
export async function sumUntil(reader: Reader, scope: TallyScope, scopeId: number, day: number): Promise<ChainFigures> {
  const sums = FIGURE_COLUMNS.map((column) => `COALESCE(SUM(${column}), 0) AS ${column}`).join(', ')
  const [row] = await reader.rows<Record<string, number>>(
    `SELECT 0 AS bucket, ${sums} FROM share_tally WHERE scope = ? AND scope_id = ? AND axis = ? AND bucket <= ?`,
    [scope, scopeId, tallyAxis.day, day],
  )
  return bucketOf(row as Record<string, number>).figures
}

/** Figures by depth for several members at once, by member. */
export async function levelsOf(reader: Reader, memberIds: readonly number[]): Promise<Map<number, BucketFigures[]>> {
  const levels = new Map<number, BucketFigures[]>(memberIds.map((id) => [id, []]))
  if (memberIds.length === 0) return levels
  const rows = await reader.rows<Record<string, number>>(
    `SELECT scope_id, ${COLUMNS} FROM share_tally WHERE scope = ? AND scope_id IN (?) AND axis = ? ORDER BY scope_id, bucket`,
    [tallyScope.member, memberIds, tallyAxis.depth],
  )
  for (const row of rows) levels.get(row['scope_id'] as number)?.push(bucketOf(row))
  return levels
}

/** The first `limit` of a scope's ranks: by joins, then by what was paid. */
export function leaders(reader: Reader, scope: TallyScope, scopeId: number, kind: number, limit: number) {
  return reader.rows<Leader>(
    `SELECT leader_id AS leaderId, visits, joins, first_orders AS firstOrders, paid_fen AS paidFen FROM share_leader
      WHERE scope = ? AND scope_id = ? AND kind = ? ORDER BY joins DESC, paid_fen DESC LIMIT ?`,
    [scope, scopeId, kind, limit],
  )
}

/** The time up to which everything is in the figures; null before anything was added up. */
export async function talliedUntil(reader: Reader): Promise<Date | null> {
  const [row] = await reader.rows<{ updated_at: Date }>('SELECT updated_at FROM job_progress WHERE name = ?', [TALLIER])
  return row?.updated_at ?? null
}

/** All of `rows` added up. */
export function together(rows: readonly BucketFigures[]): ChainFigures {
  return figuresTogether(rows.map(({ figures }) => figures))
}

async function buckets(reader: Reader, where: string, values: readonly SqlValue[]): Promise<BucketFigures[]> {
  const rows = await reader.rows<Record<string, number>>(`SELECT ${COLUMNS} FROM share_tally WHERE ${where}`, values)
  return rows.map(bucketOf)
}

function bucketOf(row: Record<string, number>): BucketFigures {
  const entries = chainFigures.map((figure, index) => [figure, row[FIGURE_COLUMNS[index] as string]])
  return { bucket: row['bucket'] as number, figures: Object.fromEntries(entries) as ChainFigures }
}
