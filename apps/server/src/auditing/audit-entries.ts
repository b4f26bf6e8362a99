import { movementKinds } from '@passalong/domain'
import { sealOf } from '../ledger/seal.js'
import { type Sealing } from './audit-blocks.js'
import { ENTRY_SELECT, type EntryRow, entryName, entryOf } from './entry.js'
import { english, type Findings } from './finding.js'
import { type Snapshot } from './snapshot.js'

const ENTRIES_AT_ONCE = 2_000
const DUPLICATES_NAMED = 100

const SELECT = `${ENTRY_SELECT}, m.id AS memberFound, o.id AS orderFound
  FROM ledger_entry e LEFT JOIN member m ON m.id = e.member_id LEFT JOIN sale_order o ON o.id = e.order_id
  WHERE e.id > ? ORDER BY e.id LIMIT ?`

type Found = EntryRow & { memberFound: number | null; orderFound: number | null }

/**
 * Every entry by itself: its seal, its kind, that it stands in a block or waits for one, that its member and order exist, and
 * that no business key was posted twice. Resolves to how many seals did not fit of how many entries.
 */
export async function auditEntries(
  snapshot: Snapshot,
  ledgerKey: Buffer,
  { sealed, waiting }: Sealing,
  findings: Findings,
): Promise<{ entries: number; misfits: number }> {
  const kinds: ReadonlySet<string> = new Set(movementKinds)
  let entries = 0
  let misfits = 0
  for await (const rows of snapshot.pieces<Found>(SELECT, 0, ENTRIES_AT_ONCE, ({ id }) => id)) {
    for (const entry of rows.map(entryOf)) {
      entries++
      if (!sealOf(ledgerKey, entry).equals(entry.seal)) {
        misfits++
        findings.add('seal', entryName(entry), english('audit.sealed-facts', { key: entry.businessKey }))
      }
      if (!sealed.has(entry.id) && !waiting.has(entry.id))
        findings.add('entry-not-sealed', entryName(entry), english('audit.in-no-block'))
      if (!kinds.has(entry.kind)) findings.add('kind-unknown', entryName(entry), entry.kind)
      if (entry.memberFound === null) findings.add('row-without-owner', entryName(entry), `member ${entry.memberId}`)
      if (entry.orderId !== null && entry.orderFound === null)
        findings.add('row-without-owner', entryName(entry), `sale_order ${entry.orderId}`)
    }
  }
  await auditDuplicates(snapshot, findings)
  return { entries, misfits }
}

/** The unique key stands in the way of duplicates; whoever dropped it is found out here. */
async function auditDuplicates(snapshot: Snapshot, findings: Findings): Promise<void> {
  const doubled = await snapshot.rows<{ businessKey: string; id: number }>(
    `SELECT business_key AS businessKey, MAX(id) AS id FROM ledger_entry
      GROUP BY business_key HAVING COUNT(*) > 1 ORDER BY business_key LIMIT ?`,
    [DUPLICATES_NAMED],
  )
  for (const { businessKey, id } of doubled) findings.add('duplicate', `ledger_entry ${id}`, businessKey)
}
