import { type Database } from './database.js'

const BLOCK = 10_000
/** Who takes more than this at once has a block of their own, so that nobody who drew is left without. */
const FEW = 100
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
    if (count > FEW) {
      const end = await this.reserveRows(count)
      return Array.from({ length: count }, (_, index) => end - count + index)
    }
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

  private async reserveBlock(): Promise<void> {
    this.end = await this.reserveRows(BLOCK)
    this.next = this.end - BLOCK
  }

  /**
   * Resolves to the id after the last of `count` that are ours. Aside, because transactions draw ids: with all connections in
   * such transactions nobody could reserve any more.
   */
  private reserveRows(count: number): Promise<number> {
    return this.database.transactionAside(async (tx) => {
      await tx.run(
        `INSERT INTO id_block (name, next_id) VALUES ('row', ?) ON DUPLICATE KEY UPDATE next_id = next_id + ?`,
        [1 + count, count],
      )
      const [row] = await tx.rows<{ next_id: number }>(`SELECT next_id FROM id_block WHERE name = 'row'`)
      return row?.next_id ?? 0
    })
  }
}
