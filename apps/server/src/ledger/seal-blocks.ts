import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Config } from '../platform/config/config.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Jobs } from '../platform/jobs/jobs.js'
import { blockHash, CHAIN_START, type ChainHead } from './blocks.js'
import { packedIds, unpackedIds } from './packed-ids.js'

const EVERY_MS = 1_000
/** Postings and entries of one block: few enough that the process answers meanwhile. */
const POSTINGS_AT_ONCE = 1_000
const ENTRIES_AT_ONCE = 4_000

/** The row by which one sealer knows of another. */
const SEALER = 'ledger-sealer'

interface Waiting {
  id: number
  entryIds: number[]
}

/**
 * Puts posted entries into hash-linked blocks, seconds behind. It reads only what is committed and deletes only what it read,
 * so no order ever waits for it; of several sealers one works and the others come back later.
 */
@Injectable()
export class SealBlocks implements OnModuleInit {
  /** Whether the row is there by which sealers know of each other. */
  private known = false

  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: SEALER, everyMs: EVERY_MS, run: (stopping) => this.seal(stopping) })
  }

  /** Seals everything that waits, block by block; resolves to the number of entries, 0 while another sealer works. */
  async seal(stopping?: AbortSignal): Promise<number> {
    if (!this.known) await this.makeKnown()
    let sealed = 0
    for (let reached = 0; !stopping?.aborted; ) {
      const block = await this.database.transaction((tx) => this.sealSome(tx, reached))
      if (!block) break
      sealed += block.entries
      reached = block.reached
    }
    return sealed
  }

  private async makeKnown(): Promise<void> {
    await this.database.run(
      `INSERT IGNORE INTO job_progress (name, reached, updated_at) VALUES ('${SEALER}', '0', ?)`,
      [new Date(this.clock.now())],
    )
    this.known = true
  }

  private async sealSome(tx: Tx, reached: number): Promise<{ entries: number; reached: number } | null> {
    const held = await tx.rows(`SELECT name FROM job_progress WHERE name = '${SEALER}' FOR UPDATE SKIP LOCKED`)
    const waiting = held.length === 1 ? await this.waiting(tx, reached) : []
    const last = waiting.at(-1)
    if (!last) return null
    const [head = CHAIN_START] = await tx.rows<ChainHead>(
      'SELECT block_no AS blockNo, hash FROM ledger_block ORDER BY block_no DESC LIMIT 1',
    )
    const ids = [...new Set(waiting.flatMap(({ entryIds }) => entryIds))].sort((a, b) => a - b)
    const rows = await tx.rows<{ id: number; seal: Buffer }>('SELECT id, seal FROM ledger_entry WHERE id IN (?)', [ids])
    await this.write(tx, head, ids, new Map(rows.map(({ id, seal }) => [id, seal])))
    // The forced key deletes these rows and looks at no other, which somebody may just be inserting.
    await tx.run('DELETE u FROM ledger_unsealed u FORCE INDEX (PRIMARY) WHERE u.id IN (?)', [
      waiting.map(({ id }) => id),
    ])
    return { entries: ids.length, reached: last.id }
  }

  /** Postings that wait, as many as a block takes. One that cannot be read is left for the audit to report. */
  private async waiting(tx: Tx, reached: number): Promise<Waiting[]> {
    const rows = await tx.rows<{ id: number; entry_ids: string }>(
      `SELECT id, entry_ids FROM ledger_unsealed WHERE id > ? ORDER BY id LIMIT ${POSTINGS_AT_ONCE}`,
      [reached],
    )
    const taken: Waiting[] = []
    let entries = 0
    for (const { id, entry_ids } of rows) {
      const entryIds = unpackedIds(entry_ids)
      if (!entryIds) continue
      entries += entryIds.length
      if (taken.length > 0 && entries > ENTRIES_AT_ONCE) break
      taken.push({ id, entryIds })
    }
    return taken
  }

  private async write(tx: Tx, head: ChainHead, ids: number[], seals: ReadonlyMap<number, Buffer>): Promise<void> {
    const sealedAtMs = this.clock.now()
    const block = { blockNo: head.blockNo + 1, previousHash: head.hash, sealedAtMs }
    const hash = blockHash(this.config.ledgerKey, block, ids, seals)
    await tx.insert(
      'ledger_block',
      ['block_no', 'previous_hash', 'entries', 'entry_ids', 'hash', 'sealed_at'],
      [[block.blockNo, block.previousHash, ids.length, packedIds(ids), hash, new Date(sealedAtMs)]],
    )
    await tx.run('UPDATE job_progress SET reached = ?, updated_at = ? WHERE name = ?', [
      String(block.blockNo),
      new Date(sealedAtMs),
      SEALER,
    ])
  }
}
