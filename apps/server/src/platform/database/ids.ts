import { type Database } from './database.js'

const BLOCK = 10_000
/** What a group of commands may use up at the most. */
const RESERVE = 2_000

/**
 * Row ids: whole numbers handed out from blocks that a process reserves in the database, so that they never repeat, need
 * no clock, and no order waits for a counter. Ids of two processes interleave in blocks; order by time, not by id.
 */
export class Ids {
  private next = 0
  private end = 0
  private reserving: Promise<void> | null = null

  constructor(private readonly database: Database) {}

  /** `count` ids, ascending. */
  async take(count: number): Promise<number[]> {
    const ids: number[] = []
    while (ids.length < count) {
      if (this.next >= this.end) await this.reserve()
      while (ids.length < count && this.next < this.end) ids.push(this.next++)
    }
    return ids
  }

  /** One id. */
  async one(): Promise<number> {
    const [id] = await this.take(1)
    return id as number
  }

  /** Ids to be drawn while deciding, without waiting. */
  async ready(): Promise<{ draw: () => number }> {
    while (this.end - this.next < RESERVE) await this.reserve()
    return {
      draw: () => {
        if (this.next >= this.end) throw new Error('a decision drew more ids than were reserved')
        return this.next++
      },
    }
  }

  private reserve(): Promise<void> {
    // One reservation at a time; everyone who ran out meanwhile waits for the same block.
    this.reserving ??= this.reserveBlock().finally(() => {
      this.reserving = null
    })
    return this.reserving
  }

  /** Aside, because transactions draw ids: with all connections in such transactions nobody could reserve any more. */
  private async reserveBlock(): Promise<void> {
    await this.database.transactionAside(async (tx) => {
      await tx.run(
        `INSERT INTO id_block (name, next_id) VALUES ('row', ?) ON DUPLICATE KEY UPDATE next_id = next_id + ?`,
        [1 + BLOCK, BLOCK],
      )
      const [row] = await tx.rows<{ next_id: number }>(`SELECT next_id FROM id_block WHERE name = 'row'`)
      this.end = row?.next_id ?? 0
      this.next = this.end - BLOCK
    })
  }
}
