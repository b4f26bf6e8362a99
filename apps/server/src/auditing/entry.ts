import { dayText, type Movement } from '@passalong/domain'
import { type SealedFacts } from '../ledger/seal.js'

/** A journal entry as the audit reads it. */
export interface Entry extends SealedFacts {
  seal: Buffer
}

interface EntryRow extends Omit<Entry, 'occurredAtMs'> {
  occurredAt: Date
}

/** What `entryOf` reads; the table must be called `e`. */
export const ENTRY_SELECT = `SELECT e.id, e.kind, e.business_key AS businessKey, e.source, e.destination, e.amount,
  e.occurred_at AS occurredAt, e.dated_on AS datedOn, e.member_id AS memberId, e.order_id AS orderId, e.seal`

/** A row of ENTRY_SELECT, decoded. */
export function entryOf<Row extends EntryRow>(row: Row): Omit<Row, 'occurredAt'> & { occurredAtMs: number } {
  const { occurredAt, ...facts } = row
  return { ...facts, occurredAtMs: occurredAt.getTime() }
}
export type { EntryRow }

/** The name of an entry in findings. */
export function entryName(entry: Pick<Entry, 'id'>): string {
  return `ledger_entry ${entry.id}`
}

/** The facts in which an entry must be the movement that the rules give. */
export function comparable(entry: Entry | Movement) {
  const { kind, source, destination, amount, occurredAtMs, memberId, orderId } = entry
  const datedOn = typeof entry.datedOn === 'number' ? dayText(entry.datedOn) : entry.datedOn
  const occurredAt = new Date(occurredAtMs).toISOString()
  return {
    kind,
    source,
    destination,
    amount,
    occurred_at: occurredAt,
    dated_on: datedOn,
    member_id: memberId,
    order_id: orderId,
  }
}
