import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise'
import { type SqlValue } from '../platform/database/database.js'

/**
 * One connection that sees the database as it was at one moment, however long the audit takes and whatever is sold
 * meanwhile. It only reads. Numbers beyond safe integers come rounded instead of ending the audit: a row that holds one was
 * changed by hand and its seal says so.
 */
export class Snapshot {
  private constructor(private readonly connection: Connection) {}

  static async open(url: string): Promise<Snapshot> {
    const connection = await createConnection({
      uri: url,
      timezone: 'Z',
      dateStrings: ['DATE'],
      supportBigNumbers: true,
      charset: 'utf8mb4',
      typeCast: (field, next) => {
        if (field.type !== 'LONGLONG' && field.type !== 'NEWDECIMAL') return next()
        const digits = field.string()
        return digits === null ? null : Number(digits)
      },
    })
    await connection.query("SET SESSION time_zone = '+00:00'")
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY')
    return new Snapshot(connection)
  }

  async rows<T>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    const [rows] = await this.connection.query<RowDataPacket[]>(sql, values as SqlValue[])
    return rows as T[]
  }

  /** Rows whose `column` is in `keys`; no keys, no statement. */
  async rowsOf<T>(select: string, column: string, keys: readonly (string | number)[], order = ''): Promise<T[]> {
    return keys.length === 0 ? [] : this.rows<T>(`${select} WHERE ${column} IN (?) ${order}`, [keys])
  }

  /** All rows of `select`, which takes a lower bound and a limit, in pieces; `keyOf` is what the next piece starts after. */
  async *pieces<T>(select: string, start: string | number, size: number, keyOf: (row: T) => string | number) {
    for (let after = start; ; ) {
      const rows = await this.rows<T>(select, [after, size])
      if (rows.length > 0) yield rows
      const last = rows.at(-1)
      if (last === undefined || rows.length < size) return
      after = keyOf(last)
    }
  }

  async count(table: string): Promise<number> {
    const [row] = await this.rows<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table}`)
    return row?.count ?? 0
  }

  async close(): Promise<void> {
    await this.connection.end()
  }
}
