import { type Tx } from '../platform/database/database.js'

const KINDS = { phone: 1, 'payee-id': 2 } as const

/**
 * Keeps that a member was seen under a phone or ID number, for ever: `mark` is the number's keyed fingerprint. Asked again it
 * changes nothing. In the transaction of what binds the number, or by itself when a number is refused because another has it.
 */
export async function keepSeen(
  tx: Pick<Tx, 'run'>,
  seen: { kind: keyof typeof KINDS; mark: Buffer; memberId: number; atMs: number },
): Promise<void> {
  await tx.run('INSERT IGNORE INTO identity_seen (mark, kind, member_id, first_seen_at) VALUES (?, ?, ?, ?)', [
    seen.mark,
    KINDS[seen.kind],
    seen.memberId,
    new Date(seen.atMs),
  ])
}
