import { auditBlocks } from './audit-blocks.js'
import { auditChains } from './audit-chains.js'
import { auditEntries } from './audit-entries.js'
import { auditMember } from './audit-member.js'
import { auditOwners, auditStrayBalances } from './audit-owners.js'
import { type Finding, Findings } from './finding.js'
import { memberBooks } from './member-books.js'
import { rulesHistory } from './rules-history.js'
import { Snapshot } from './snapshot.js'

/**
 * What an audit came to; `accounts` are those that keep a balance, `unsealed` the entries that stand in no block yet. At most
 * FINDINGS_KEPT findings are listed.
 */
export interface AuditReport {
  clean: boolean
  entries: number
  blocks: number
  unsealed: number
  /** Kept elsewhere, its hash (hexadecimal) proves later that the chain up to this block is the one of now. */
  lastBlock: { blockNo: number; hash: string } | null
  accounts: number
  members: number
  orders: number
  /** Share links whose figures were examined; null when events wait to be added up, so that figures are behind the rows. */
  links: number | null
  findings: Finding[]
}

/** Members whose books are in memory at the same time. */
const MEMBERS_AT_ONCE = 200

/**
 * Proves the books of the database at `url` as they stand at one moment: every block and entry's seal, every balance, and every
 * order, refund, undo, lot, tier, commission and withdrawal by replaying what happened. Only reads. Memory does not grow with the books. `found` counts the
 * findings in all; `foreignKey` tells that no seal at all fits, as with another LEDGER_KEY.
 */
export async function audit(
  url: string,
  ledgerKey: Buffer,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<{ report: AuditReport; found: number; foreignKey: boolean }> {
  const snapshot = await Snapshot.open(url)
  try {
    const findings = new Findings()
    const sealing = await auditBlocks(snapshot, ledgerKey, findings)
    const { blocks, unsealed, head } = sealing
    const lastBlock = blocks === 0 ? null : { blockNo: head.blockNo, hash: head.hash.toString('hex') }
    const { entries, misfits } = await auditEntries(snapshot, ledgerKey, sealing, findings)
    const rules = await rulesHistory(snapshot, findings)
    await auditOwners(snapshot, findings)
    const accounts = await auditStrayBalances(snapshot, findings)
    const total = await snapshot.count('member')
    let members = 0
    for await (const books of memberBooks(snapshot, MEMBERS_AT_ONCE, rules)) {
      findings.addAll(auditMember(books))
      progress(++members, total)
    }
    const orders = await snapshot.count('sale_order')
    const links = await auditChains(snapshot, findings)
    const clean = findings.count === 0
    const counted = { entries, blocks, unsealed, lastBlock, accounts, members, orders, links }
    const report = { clean, ...counted, findings: findings.kept }
    return { report, found: findings.count, foreignKey: entries > 0 && misfits === entries }
  } finally {
    await snapshot.close()
  }
}
