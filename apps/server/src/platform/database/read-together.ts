import { type SqlValue, type Statement, type Tx } from './sql.js'

interface Waiting extends Statement {
  answer(rows: unknown[]): void
  fail(error: unknown): void
}

/**
 * Reads that are asked for in the same turn go to the database in one round trip. Rooms ask as they always do, one question
 * each; whoever awaits them side by side pays for one.
 */
export class ReadTogether implements Pick<Tx, 'rows'> {
  private waiting: Waiting[] = []

  /** @param send runs statements, text by text, and resolves to the rows of each */
  constructor(private readonly send: (statements: readonly Statement[]) => Promise<unknown[][]>) {}

  rows<T>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    return new Promise<T[]>((resolve, reject) => {
      if (this.waiting.length === 0) queueMicrotask(() => void this.flush())
      this.waiting.push({ sql, values, answer: (rows) => resolve(rows as T[]), fail: reject })
    })
  }

  private async flush(): Promise<void> {
    const asked = this.waiting
    this.waiting = []
    try {
      const answers = await this.send(asked)
      asked.forEach(({ answer }, index) => {
        answer(answers[index] ?? [])
      })
    } catch (error) {
      for (const { fail } of asked) fail(error)
    }
  }
}
