import { type FieldCipher } from '../platform/secrets/field-cipher.js'

const HASH_BYTES = 16

/** Remembers that a person was seen with a device; bind the person's id, the hash and the moment. */
export const SEEN_WITH_DEVICE =
  'INSERT IGNORE INTO person_device (person_id, device_hash, first_seen_at) VALUES (?, ?, ?)'

/** The keyed hash under which a phone's hint is kept, null without one. The hint itself is stored nowhere. */
export function deviceHash(cipher: FieldCipher, hint: string | null): Buffer | null {
  return hint === null ? null : cipher.index('device', hint).subarray(0, HASH_BYTES)
}
