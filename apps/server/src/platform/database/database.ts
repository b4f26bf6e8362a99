import mysql, { type Pool, type PoolConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise'
import { Refusal } from '../http/refusal.js'
import { type Sheet, type Statement } from './sheet.js'

/** A value that a statement takes; a list fills `IN (?)`. */
export type SqlValue = string | number | bigint | Buffer | Date | null | readonly (string | number)[]

/** A SELECT of an exchange, with the shape of its rows. */
export interface Question<Row> extends Statement {
  /** Only there to carry the type. */
  readonly row?: Row
}

/** The rows that each question brings. */
export type AnswersTo<Asked extends readonly Question<unknown>[]> = {
  [Index in keyof Asked]: Asked[Index] extends Question<infer Row> ? Row[] : never
}

/** A question whose rows have the shape `Row`. */
export function ask<Row>(sql: string, values: readonly SqlValue[] = []): Question<Row> {
  return { sql, values }
}

/** Statements inside one transaction. */
export interface Tx {
  /** Rows of a SELECT. BIGINT and DECIMAL come as numbers and throw outside safe integers. */
  rows<T>(sql: string, values?: readonly SqlValue[]): Promise<T[]>
  /** A write; resolves to the number of affected rows. */
  run(sql: string, values?: readonly SqlValue[]): Promise<number>
  /** One multi-row INSERT; no rows, no statement. */
  insert(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly SqlValue[])[],
    suffix?: string,
  ): Promise<number>
}

// Lock wait timeout, deadlock, record changed since the snapshot: the transaction did nothing and may be tried again.
const retried = new Set([1205, 1213, 1020])
const ATTEMPTS = 5

/** Somebody else wrote the same business fact since this transaction looked; looking again finds it. */
export class WrittenMeanwhile extends Error {}

/**
 * The MySQL-dialect database: READ COMMITTED transactions over a pool, hand-written SQL. Every connection speaks UTC and
 * one sql_mode, so that MariaDB and MySQL behave alike.
 */
export class Database {
  private readonly pool: Pool

  constructor(url: string, connectionLimit = 16) {
    this.pool = mysql.createPool({
      uri: url,
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
    this.pool.pool.on('connection', (connection) => {
      connection.query(
        "SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO', innodb_lock_wait_timeout = 10",
      )
      connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED')
    })
  }

  /** Reads outside a transaction. */
  async rows<T>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    return this.reaching(async () => {
      const [rows] = await this.pool.query<RowDataPacket[]>(sql, values as SqlValue[])
      return rows as T[]
    })
  }

  /** A single write that is its own transaction. */
  async run(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    return this.reaching(async () => {
      const [result] = await this.pool.query<ResultSetHeader>(sql, values as SqlValue[])
      return result.affectedRows
    })
  }

  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws, tried again after a deadlock.
   * A lost connection becomes `database-away`; whether the commit arrived is then unknown, and the request's key decides.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.retrying(async (connection) => {
      await connection.beginTransaction()
      const result = await work(transactionOn(connection))
      await connection.commit()
      return result
    })
  }

  private async retrying<T>(work: (connection: PoolConnection) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.reaching(() => this.attempt(work))
      } catch (error) {
        const again = error instanceof WrittenMeanwhile || retried.has((error as { errno?: number }).errno ?? 0)
        if (attempt === ATTEMPTS || !again) throw error
      }
    }
  }

  /**
   * A whole transaction in two round trips: BEGIN and all questions, then everything that `decide` wants written and COMMIT.
   * `decide` is synchronous: it sees the answers, one array of rows for each question, and nothing else.
   */
  async exchange<Asked extends readonly Question<unknown>[], Answer>(
    questions: readonly [...Asked],
    decide: (answers: AnswersTo<Asked>) => { sheet: Sheet; answer: Answer },
  ): Promise<Answer> {
    return this.retrying(async (connection) => {
      const [[, ...answers]] = await connection.query<RowDataPacket[][]>(
        script('START TRANSACTION', questions),
        valuesOf(questions),
      )
      const { sheet, answer } = decide(answers as unknown as AnswersTo<Asked>)
      const statements = sheet.statements()
      const sql = [...statements.map((statement) => statement.sql), 'COMMIT'].join(';\n')
      await connection.query(sql, valuesOf(statements)).catch((error: unknown) => {
        // Somebody wrote the same receipt or request since the questions: asking again finds it.
        throw isDuplicate(error) ? new WrittenMeanwhile() : error
      })
      return answer
    })
  }

  /** Resolves when the database answers. */
  async ping(): Promise<void> {
    await this.rows('SELECT 1')
  }

  async close(): Promise<void> {
    await this.pool.end()
  }

  private async attempt<T>(work: (connection: PoolConnection) => Promise<T>): Promise<T> {
    const connection = await this.pool.getConnection()
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

  private async reaching<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw isConnectionLoss(error) ? new Refusal('database-away') : error
    }
  }
}

function script(first: string, questions: readonly Statement[]): string {
  return [first, ...questions.map(({ sql }) => sql)].join(';\n')
}

function valuesOf(statements: readonly Statement[]): SqlValue[] {
  return statements.flatMap(({ values }) => values)
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

function isConnectionLoss(error: unknown): boolean {
  const { code, message, fatal } = error as { code?: string; message?: string; fatal?: boolean }
  return connectionFaults.has(code ?? '') || fatal === true || /closed state|Connection lost/.test(message ?? '')
}

/** Whether a write failed on the unique key `name` (without a name: on any). */
export function isDuplicate(error: unknown, name = ''): boolean {
  const { errno, message } = error as { errno?: number; message?: string }
  return errno === 1062 && (message ?? '').includes(name)
}
