import { Refusal } from '../http/refusal.js'
import { type Outcome } from './grouped.js'
import { literal } from './literal.js'
import { type SqlValue, type Statement } from './sql.js'

type Row = readonly SqlValue[]

/**
 * What a decision wants written. Rows of one table are gathered into one statement, increments of one key into one row, and
 * keys stand in one order everywhere, so that two transactions never wait for each other crosswise.
 */
export class Sheet {
  private readonly inserts = new Map<string, { table: string; columns: readonly string[]; rows: Row[] }>()
  private readonly increments = new Map<
    string,
    { columns: readonly string[]; deltas: Map<string, { key: Row; delta: number }> }
  >()
  private readonly changes = new Map<string, Change>()
  private readonly updates: Statement[] = []

  /** Rows to be added. */
  insert(table: string, columns: readonly string[], ...rows: Row[]): void {
    const kept = this.inserts.get(table)
    if (kept) for (const row of rows) kept.rows.push(row)
    else this.inserts.set(table, { table, columns, rows })
  }

  /** Adds `delta` to the last of `columns` in the row whose other columns are `key`; a missing row counts as zero. */
  increment(table: string, columns: readonly string[], key: readonly (string | number)[], delta: number): void {
    let kept = this.increments.get(table)
    if (!kept) {
      kept = { columns, deltas: new Map() }
      this.increments.set(table, kept)
    }
    const name = key.length === 1 ? String(key[0]) : key.join('\n')
    const before = kept.deltas.get(name)
    if (before) before.delta += delta
    else kept.deltas.set(name, { key, delta })
  }

  /** Sets `columns` of the row whose `keys` are the first of `row`, the others its new values; rows of a kind share a statement. */
  change(table: string, keys: readonly string[], columns: readonly string[], row: Row): void {
    const kind = `${table} ${columns.join(' ')}`
    const kept = this.changes.get(kind) ?? { table, keys, columns, rows: new Map() }
    kept.rows.set(row.slice(0, keys.length).join('\n'), row)
    this.changes.set(kind, kept)
  }

  /** Any other write. */
  run(sql: string, values: readonly SqlValue[]): void {
    this.updates.push({ sql, values })
  }

  /**
   * Lets one command of a group decide on a sheet of its own, which joins this one unless the command is refused: then it
   * leaves nothing. Whatever is no refusal fails the group.
   */
  attempt<Answer>(decide: (own: Sheet) => Answer): Outcome<Answer> {
    const own = new Sheet()
    try {
      const answer = decide(own)
      this.take(own)
      return { answer }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { error }
    }
  }

  private take(other: Sheet): void {
    for (const { table, columns, rows } of other.inserts.values()) this.insert(table, columns, ...rows)
    for (const [table, { columns, deltas }] of other.increments)
      for (const { key, delta } of deltas.values()) this.increment(table, columns, key as (string | number)[], delta)
    for (const { table, keys, columns, rows } of other.changes.values())
      for (const row of rows.values()) this.change(table, keys, columns, row)
    this.updates.push(...other.updates)
  }

  /** The statements to run, in order; all but those of `run` hold their values in the text. */
  statements(): Statement[] {
    const inserts = [...this.inserts.values()].map(({ table, columns, rows }) => insertion(table, columns, rows))
    const increments = [...this.increments].map(([table, { columns, deltas }]) => {
      const value = columns.at(-1)
      const sorted = [...deltas].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { key, delta }]) => [...key, delta])
      return `${insertion(table, columns, sorted)} ON DUPLICATE KEY UPDATE ${value} = ${value} + VALUES(${value})`
    })
    const whole = (sql: string): Statement => ({ sql, values: [] })
    const changes = [...this.changes.values()].map(changing)
    // Increments come last: a balance that many wait for is held for the shortest time.
    return [...[...inserts, ...changes].map(whole), ...this.updates, ...increments.map(whole)]
  }
}

/** Rows of one table to be changed in the same columns. */
interface Change {
  table: string
  keys: readonly string[]
  columns: readonly string[]
  rows: Map<string, Row>
}

function changing({ table, keys, columns, rows }: Change): string {
  const [first = [], ...others] = rows.values()
  if (others.length === 0) {
    const pairs = [...keys, ...columns].map((column, index) => `${column} = ${literal(first[index] as SqlValue)}`)
    return `UPDATE ${table} SET ${pairs.slice(keys.length).join(', ')} WHERE ${pairs.slice(0, keys.length).join(' AND ')}`
  }
  const changed = [
    `SELECT ${[...keys, ...columns].map((column, index) => `${literal(first[index] as SqlValue)} AS ${column}`).join(',')}`,
    ...others.map((row) => `SELECT ${row.map(literal).join(',')}`),
  ]
  const on = keys.map((key) => `changed.${key} = kept.${key}`).join(' AND ')
  const set = columns.map((column) => `kept.${column} = changed.${column}`).join(', ')
  // From the few that change to their rows by key, so that no other row is looked at or locked.
  return `UPDATE (${changed.join(' UNION ALL ')}) changed STRAIGHT_JOIN ${table} kept ON ${on} SET ${set}`
}

function insertion(table: string, columns: readonly string[], rows: readonly Row[]): string {
  let text = `INSERT INTO ${table} (${columns.join(',')}) VALUES `
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as Row
    text += index === 0 ? '(' : ',('
    for (let column = 0; column < row.length; column++) {
      if (column > 0) text += ','
      text += literal(row[column] as SqlValue)
    }
    text += ')'
  }
  return text
}
