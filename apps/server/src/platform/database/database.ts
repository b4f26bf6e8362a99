import { type Pool, type PoolConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise'
import { Refusal } from '../http/refusal.js'
import { attempt, committing, isConnectionLoss, openPool } from './connections.js'
import { filled } from './literal.js'
import { ReadTogether } from './read-together.js'
import { type Sheet } from './sheet.js'
import { type SqlValue, type Statement, type Tx } from './sql.js'

export type { SqlValue, Tx } from './sql.js'

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

/** A question that there is no need to ask; it has no rows. */
export function unasked<Row>(): Question<Row> {
  return { sql: '', values: [] }
}

// Deadlock, record changed since the snapshot: the transaction did nothing and may be tried again. A lock that somebody keeps
// (1205) is not waited for twice: a group splits, and whoever is stuck is told to try again.
const retried = new Set([1213, 1020])
const ATTEMPTS = 5

/** Somebody else wrote the same business fact since this transaction looked; looking again finds it. */
export class WrittenMeanwhile extends Error {}

/**
 * The MySQL-dialect database: READ COMMITTED transactions over a pool, hand-written SQL. Every connection speaks UTC and
 * one sql_mode, so that MariaDB and MySQL behave alike.
 */
export class Database {
  private readonly pool: Pool
  /** One connection for what a running transaction may itself wait for; taken from the pool it could wait for ever. */
  private readonly aside: Pool

  constructor(url: string, connectionLimit = 16) {
    this.pool = openPool(url, connectionLimit)
    this.aside = openPool(url, 1)
  }

  /** Reads outside a transaction. */
  async rows<T>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    return this.reaching(async () => {
      const [rows] = await this.pool.query<RowDataPacket[]>(sql, values as SqlValue[])
      return rows as T[]
    })
  }

  /** A reader whose questions of one turn share a round trip; outside a transaction. */
  together(): Pick<Tx, 'rows'> {
    return new ReadTogether(async (statements) => {
      const answers = await this.rows<unknown>(statements.map(filled).join(';\n'))
      return statements.length === 1 ? [answers] : (answers as unknown[][])
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
    return this.retrying(this.pool, committing(work))
  }

  /** A short transaction that a running one may wait for: it never queues behind those that hold the pool's connections. */
  async transactionAside<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.retrying(this.aside, committing(work))
  }

  private async retrying<T>(pool: Pool, work: (connection: PoolConnection, tries: number) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.reaching(() => attempt(pool, (connection) => work(connection, tries)))
      } catch (error) {
        const again = error instanceof WrittenMeanwhile || retried.has((error as { errno?: number }).errno ?? 0)
        if (tries === ATTEMPTS || !again) throw error
      }
    }
  }

  /**
   * A whole transaction in two round trips: BEGIN and all questions, then everything that `decide` wants written and COMMIT.
   * `decide` is synchronous: it sees the answers, one array of rows for each question, and nothing else. When it throws
   * WrittenMeanwhile, or finds on writing that somebody else has written the same, all is asked and decided again;
   * `questions` and `decide` are told how often it was tried.
   */
  async exchange<Asked extends readonly Question<unknown>[], Answer>(
    questions: readonly [...Asked] | ((tries: number) => readonly [...Asked]),
    decide: (answers: AnswersTo<Asked>, tries: number) => { sheet: Sheet; answer: Answer },
  ): Promise<Answer> {
    return this.retrying(this.pool, async (connection, tries) => {
      const asked = typeof questions === 'function' ? questions(tries) : questions
      const { sheet, answer } = decide((await answersTo(connection, asked)) as unknown as AnswersTo<Asked>, tries)
      await connection.query([...sheet.statements().map(filled), 'COMMIT'].join(';\n')).catch((error: unknown) => {
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
    await Promise.all([this.pool.end(), this.aside.end()])
  }

  private async reaching<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw isConnectionLoss(error) ? new Refusal('database-away') : error
    }
  }
}

/** Begins a transaction with its questions in one round trip; what asks nothing is not sent and has no rows. */
async function answersTo(connection: PoolConnection, questions: readonly Statement[]): Promise<unknown[][]> {
  const sent = questions.filter(({ sql }) => sql !== '')
  const [[, ...found]] = await connection.query<RowDataPacket[][]>(
    ['START TRANSACTION', ...sent.map(filled)].join(';\n'),
  )
  let next = 0
  return questions.map(({ sql }) => (sql === '' ? [] : (found[next++] ?? [])))
}

/** Whether a write failed on the unique key `name` (without a name: on any). */
export function isDuplicate(error: unknown, name = ''): boolean {
  const { errno, message } = error as { errno?: number; message?: string }
  return errno === 1062 && (message ?? '').includes(name)
}
