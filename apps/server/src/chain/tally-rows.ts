import { chainFigures, type Mark, type Tally } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { portions } from './chain-memory.js'

const ROWS_AT_ONCE = 5_000

/** The columns of share_tally that hold figures, in the order of `chainFigures`: paidFen is paid_fen. */
export const FIGURE_COLUMNS = chainFigures.map((figure) => figure.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`))
const LED_COLUMNS = ['visits', 'joins', 'first_orders', 'paid_fen']

/** Adds a tally to the kept rows and sets its marks, everything in the order of its keys. */
export async function writeTally(
  tx: Pick<Tx, 'run'>,
  { increments, leaders }: Tally,
  marks: readonly Mark[],
): Promise<void> {
  const marked = marks.map(({ scope, scopeId, kind, whoId }) => [scope, scopeId, kind, whoId])
  for (const part of portions(sorted(marked), ROWS_AT_ONCE))
    await tx.run(`INSERT INTO share_mark (scope, scope_id, kind, who_id) VALUES ${tuples(part)}`)
  await addRows(
    tx,
    'share_tally',
    ['scope', 'scope_id', 'axis', 'bucket'],
    FIGURE_COLUMNS,
    increments.map(({ scope, scopeId, axis, bucket, values }) => ({ key: [scope, scopeId, axis, bucket], values })),
  )
  await addRows(
    tx,
    'share_leader',
    ['scope', 'scope_id', 'kind', 'leader_id'],
    LED_COLUMNS,
    leaders.map(({ scope, scopeId, kind, leaderId, values }) => ({ key: [scope, scopeId, kind, leaderId], values })),
  )
}

interface AddedRow {
  key: number[]
  values: number[]
}

/** Adds to several columns of each row at once; columns to which nobody adds anything are left out. */
async function addRows(
  tx: Pick<Tx, 'run'>,
  table: string,
  keys: readonly string[],
  columns: readonly string[],
  rows: readonly AddedRow[],
): Promise<void> {
  const used = columns.map((_, index) => index).filter((index) => rows.some(({ values }) => values[index] !== 0))
  if (used.length === 0) return
  const names = used.map((index) => columns[index] as string)
  const head = `INSERT INTO ${table} (${[...keys, ...names].join(',')}) VALUES `
  const tail = ` ON DUPLICATE KEY UPDATE ${names.map((name) => `${name} = ${name} + VALUES(${name})`).join(', ')}`
  const whole = rows.map(({ key, values }) => [...key, ...used.map((index) => values[index] as number)])
  for (const part of portions(sorted(whole), ROWS_AT_ONCE)) await tx.run(`${head}${tuples(part)}${tail}`)
}

/** Whole numbers only, so that nothing needs escaping. */
function tuples(rows: readonly (readonly number[])[]): string {
  return rows.map((row) => `(${row.join(',')})`).join(',')
}

function sorted(rows: readonly number[][]): number[][] {
  return [...rows].sort((a, b) => {
    for (let place = 0; place < a.length; place++) {
      const apart = (a[place] as number) - (b[place] as number)
      if (apart !== 0) return apart
    }
    return 0
  })
}
