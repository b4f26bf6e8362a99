import { createHmac } from 'node:crypto'
import { unpackedIds } from './packed-ids.js'

/** A block as a row: the entries that it holds, and the hash that binds them to every block before. */
export interface Block {
  /** 1, 2, 3 … without a gap. */
  blockNo: number
  previousHash: Buffer
  /** How many entries it holds. */
  entries: number
  /** Their ids, packed (packed-ids.ts), ascending. */
  entryIds: string
  hash: Buffer
  sealedAtMs: number
}

/** The columns of a block as a SELECT names them. */
export const BLOCK_COLUMNS = `block_no AS blockNo, previous_hash AS previousHash, entries, entry_ids AS entryIds, hash,
  sealed_at AS sealedAt`

/** A row of BLOCK_COLUMNS. */
export type BlockRow = Omit<Block, 'sealedAtMs'> & { sealedAt: Date }

export function blockOf({ sealedAt, ...rest }: BlockRow): Block {
  return { ...rest, sealedAtMs: sealedAt.getTime() }
}

/** The end of the chain so far. */
export type ChainHead = Pick<Block, 'blockNo' | 'hash'>

/** What the first block follows. */
export const CHAIN_START: ChainHead = { blockNo: 0, hash: Buffer.alloc(32) }

/** An entry's seal by its id. */
export type Seals = ReadonlyMap<number, Buffer>

/**
 * The hash of a block: HMAC-SHA256 with the ledger key over the block before, its number, its moment, and of every entry the
 * id and seal in the order of ids. A seal is itself a keyed digest of all facts of its entry (seal.ts), so a block binds the
 * facts without reading them again. An entry that is not there counts as absent.
 */
export function blockHash(
  key: Buffer,
  block: Pick<Block, 'blockNo' | 'previousHash' | 'sealedAtMs'>,
  ids: readonly number[],
  seals: Seals,
): Buffer {
  const hmac = createHmac('sha256', key).update(block.previousHash)
  hmac.update(`${block.blockNo}\n${block.sealedAtMs}\n${ids.length}\n`)
  for (const id of ids) {
    const seal = seals.get(id)
    hmac.update(seal ? `${id}\n${seal.toString('base64')}\n` : `${id}\nabsent\n`)
  }
  return hmac.digest()
}

/** What is wrong with a block; `missing` are entries that it holds and that are gone. */
export interface BlockFault {
  kind: 'out-of-turn' | 'broken-link' | 'ids-unreadable' | 'entry-missing' | 'hash-differs'
  missing: number[]
}

/**
 * Checks a block against the one before and the entries as they stand; null when all of it agrees. An entry whose facts were
 * changed shows by its own seal; here shows whoever changed seals, took entries away, or rewrote, took out or put in a block.
 */
export function blockFault(key: Buffer, block: Block, before: ChainHead, seals: Seals): BlockFault | null {
  const fault = (kind: BlockFault['kind'], missing: number[] = []) => ({ kind, missing })
  if (block.blockNo !== before.blockNo + 1) return fault('out-of-turn')
  if (!block.previousHash.equals(before.hash)) return fault('broken-link')
  const ids = unpackedIds(block.entryIds)
  if (!ids || ids.length !== block.entries) return fault('ids-unreadable')
  if (blockHash(key, block, ids, seals).equals(block.hash)) return null
  const missing = ids.filter((id) => !seals.has(id))
  return missing.length > 0 ? fault('entry-missing', missing) : fault('hash-differs')
}
