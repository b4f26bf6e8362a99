import mysql, { type Pool, type PoolConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise'
import { type SqlValue, type Tx } from './sql.js'

const SESSION =
  "SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO', innodb_lock_wait_timeout = 5"

/** A pool whose connections speak UTC, READ COMMITTED and one sql_mode. */
export function openPool(uri: string, connectionLimit: number): Pool {
  const pool = mysql.createPool({
    uri,
    connectionLimit,
    timezone: 'Z',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    charset: 'utf8mb4',
    // An exchange sends its statements together; values are always bound, never written into the text.
    multipleStatements: true,
    // A stack trace for every query costs a tenth of the processor.
    trace: false,
    typeCast: safeCast,
  })
  pool.pool.on('connection', (connection) => {
    connection.query(SESSION)
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED')
  })
  return pool
}

/** `work` between BEGIN and COMMIT. */
export function committing<T>(work: (tx: Tx) => Promise<T>) {
  return async (connection: PoolConnection): Promise<T> => {
    await connection.beginTransaction()
    const result = await work(transactionOn(connection))
    await connection.commit()
    return result
  }
}

/** Runs `work` on a connection of the pool; whatever it began is rolled back when it throws. */
export async function attempt<T>(pool: Pool, work: (connection: PoolConnection) => Promise<T>): Promise<T> {
  const connection = await pool.getConnection()
  let broken = false
  try {
    return await work(connection)
  } catch (error) {
    await connection.rollback().catch(() => {
      broken = true
    })
    throw error
  } finally {
    // A connection that could not roll back holds locks until it is closed.
    if (broken) connection.destroy()
    else connection.release()
  }
}

function transactionOn(connection: PoolConnection): Tx {
  const run = async (sql: string, values: readonly SqlValue[] = []) => {
    const [result] = await connection.query<ResultSetHeader>(sql, values as SqlValue[])
    return result.affectedRows
  }
  return {
    async rows<T>(sql: string, values: readonly SqlValue[] = []) {
      const [rows] = await connection.query<RowDataPacket[]>(sql, values as SqlValue[])
      return rows as T[]
    },
    run,
    async insert(table, columns, rows, suffix = '') {
      if (rows.length === 0) return 0
      const tuple = `(${columns.map(() => '?').join(',')})`
      const sql = `INSERT INTO ${table} (${columns.join(',')}) VALUES ${rows.map(() => tuple).join(',')} ${suffix}`
      return run(sql, rows.flat())
    },
  }
}

/** BIGINT, SUM and COUNT as numbers; anything a number cannot hold exactly throws instead of rounding. */
function safeCast(field: { type: string; string: () => string | null }, next: () => unknown): unknown {
  if (field.type !== 'LONGLONG' && field.type !== 'NEWDECIMAL') return next()
  const text = field.string()
  if (text === null) return null
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`the database holds ${text}, which is beyond safe integers`)
  return value
}

const connectionFaults = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'POOL_CLOSED',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
])

/** Whether the database could not be reached, went away, or kept a lock from us for too long. */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message, fatal } = error as { code?: string; message?: string; fatal?: boolean }
  return (
    connectionFaults.has(code ?? '') ||
    code === 'ER_LOCK_WAIT_TIMEOUT' ||
    fatal === true ||
    /closed state|Connection lost/.test(message ?? '')
  )
}
