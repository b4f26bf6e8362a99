import { createHmac } from 'node:crypto'

/** What an entry says, as it is sealed. Instants are ms since the epoch, the day is YYYY-MM-DD. */
export interface SealedFacts {
  id: number
  kind: string
  businessKey: string
  source: string
  destination: string
  amount: number
  occurredAtMs: number
  datedOn: string
  memberId: number | null
  orderId: number | null
}

/**
 * The seal of an entry: HMAC-SHA256 over every fact in it. Someone who can write to the database but does not hold the
 * ledger key cannot change an amount, account, date or business key without `npm run audit` naming the row.
 */
export function sealOf(key: Buffer, entry: SealedFacts): Buffer {
  const { id, kind, businessKey, source, destination, amount, occurredAtMs, datedOn, memberId, orderId } = entry
  const what = `${id}\n${kind}\n${businessKey}\n${source}\n${destination}\n${amount}`
  const facts = `${what}\n${occurredAtMs}\n${datedOn}\n${memberId ?? ''}\n${orderId ?? ''}`
  return createHmac('sha256', key).update(facts).digest()
}
