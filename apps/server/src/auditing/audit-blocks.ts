import {
  BLOCK_COLUMNS,
  type Block,
  type BlockFault,
  type BlockRow,
  blockFault,
  blockOf,
  CHAIN_START,
  type ChainHead,
} from '../ledger/blocks.js'
import { unpackedIds } from '../ledger/packed-ids.js'
import { english, type Findings } from './finding.js'
import { IdSet } from './id-set.js'
import { type Snapshot } from './snapshot.js'

const BLOCKS_AT_ONCE = 5
const POSTINGS_AT_ONCE = 1_000
const MISSING_NAMED = 100

/** Which entries stand in blocks, and which still wait for theirs. */
export interface Sealing {
  blocks: number
  sealed: IdSet
  waiting: IdSet
  /** Entries that are posted and stand in no block yet. */
  unsealed: number
  /** The end of the chain. */
  head: ChainHead
}

/**
 * Follows the chain of blocks from the first to the last: each binds the one before and the seals of its entries, so that a
 * block or entry that was changed, taken away or put in shows here. Then what waits for the sealer.
 */
export async function auditBlocks(snapshot: Snapshot, ledgerKey: Buffer, findings: Findings): Promise<Sealing> {
  const sealing: Sealing = { blocks: 0, sealed: new IdSet(), waiting: new IdSet(), unsealed: 0, head: CHAIN_START }
  const select = `SELECT ${BLOCK_COLUMNS} FROM ledger_block WHERE block_no > ? ORDER BY block_no LIMIT ?`
  const start = Number.MIN_SAFE_INTEGER
  for await (const rows of snapshot.pieces<BlockRow>(select, start, BLOCKS_AT_ONCE, ({ blockNo }) => blockNo)) {
    const blocks = rows.map(blockOf)
    const seals = await sealsOf(snapshot, blocks)
    for (const block of blocks) {
      sealing.blocks++
      const fault = blockFault(ledgerKey, block, sealing.head, seals)
      if (fault) report(findings, block, fault)
      for (const id of unpackedIds(block.entryIds) ?? [])
        if (!sealing.sealed.add(id)) findings.add('block', blockName(block), english('audit.sealed-twice', { id }))
      sealing.head = block
    }
  }
  await auditLastBlock(snapshot, sealing.head, findings)
  await auditWaiting(snapshot, sealing, findings)
  return sealing
}

async function sealsOf(snapshot: Snapshot, blocks: readonly Block[]): Promise<Map<number, Buffer>> {
  const ids = blocks.flatMap(({ entryIds }) => unpackedIds(entryIds) ?? [])
  const rows = await snapshot.rowsOf<{ id: number; seal: Buffer }>('SELECT id, seal FROM ledger_entry', 'id', ids)
  return new Map(rows.map(({ id, seal }) => [id, seal]))
}

function report(findings: Findings, block: Block, fault: BlockFault): void {
  if (fault.kind !== 'entry-missing') {
    findings.add('block', blockName(block), english(`audit.block.${fault.kind}`))
    return
  }
  for (const id of fault.missing.slice(0, MISSING_NAMED))
    findings.add('entry-removed', `ledger_entry ${id}`, english('audit.stood-in', { row: blockName(block) }))
}

function blockName({ blockNo }: { blockNo: number }): string {
  return `ledger_block ${blockNo}`
}

/** The sealer remembers the last block that it wrote. */
async function auditLastBlock(snapshot: Snapshot, head: ChainHead, findings: Findings): Promise<void> {
  const [sealer] = await snapshot.rows<{ reached: string }>(
    `SELECT reached FROM job_progress WHERE name = 'ledger-sealer'`,
  )
  const reached = Number(sealer?.reached ?? 0)
  if (reached > head.blockNo) findings.add('block', `ledger_block ${reached}`, english('audit.block.removed'))
}

async function auditWaiting(snapshot: Snapshot, sealing: Sealing, findings: Findings): Promise<void> {
  const select = 'SELECT id, entry_ids AS entryIds FROM ledger_unsealed WHERE id > ? ORDER BY id LIMIT ?'
  for await (const rows of snapshot.pieces<{ id: number; entryIds: string }>(
    select,
    Number.MIN_SAFE_INTEGER,
    POSTINGS_AT_ONCE,
    ({ id }) => id,
  )) {
    const postings = rows.map(({ id, entryIds }) => ({ id, ids: unpackedIds(entryIds) }))
    const all = postings.flatMap(({ ids }) => ids ?? [])
    const found = await snapshot.rowsOf<{ id: number }>('SELECT id FROM ledger_entry', 'id', all)
    const there = new Set(found.map(({ id }) => id))
    for (const { id, ids } of postings) {
      const row = `ledger_unsealed ${id}`
      if (!ids?.includes(id)) findings.add('block', row, english('audit.block.ids-unreadable'))
      for (const entryId of ids ?? []) wait(entryId, row)
    }
    function wait(entryId: number, row: string): void {
      const fresh = !sealing.sealed.has(entryId) && sealing.waiting.add(entryId)
      if (!fresh) findings.add('block', row, english('audit.sealed-twice', { id: entryId }))
      else if (there.has(entryId)) sealing.unsealed++
      else findings.add('entry-removed', `ledger_entry ${entryId}`, english('audit.stood-in', { row }))
    }
  }
}
