import { createHash } from 'node:crypto'
import { ask } from '../platform/database/database.js'

/** A payee's identity as a row; name and number are sealed. */
export interface PayeeIdentityRow {
  member_id: number
  name_cipher: Buffer
  id_no_cipher: Buffer
  id_index: Buffer
}

export const IDENTITY_COLUMNS = 'member_id, name_cipher, id_no_cipher, id_index'

/** The fields' names under which they are sealed and indexed. */
export const NAME_FIELD = 'payee-name'
export const ID_FIELD = 'payee-id'

/**
 * Asks for the other memberships of members by their verified IDs: two of one `id_index` are one person, who earns nothing
 * from their own purchases. The fingerprint is keyed, so that it tells nothing without FIELD_KEYS.
 */
export function samePersonQuestion(memberIds: readonly number[]) {
  return ask<{ member_id: number; other_id: number }>(
    `SELECT own.member_id, other.member_id AS other_id FROM payee_identity own
       JOIN payee_identity other ON other.id_index = own.id_index AND other.member_id <> own.member_id
      WHERE own.member_id IN (?)`,
    [memberIds],
  )
}

/** A real name as others see it: only its last character. */
export function maskedRealName(name: string): string {
  const characters = [...name]
  return `${'*'.repeat(Math.min(3, Math.max(1, characters.length - 1)))}${characters.at(-1) ?? ''}`
}

/** An ID number as others see it: first and last character. */
export function maskedIdNo(idNo: string): string {
  return `${idNo.slice(0, 1)}${'*'.repeat(16)}${idNo.slice(-1)}`
}

/** A real name as it is kept; null when it is none: 2 to 30 characters of a script, a dot between them as some names have. */
export function realName(text: string): string | null {
  const name = text
    .normalize('NFC')
    .trim()
    .replace(/[•・.]/g, '·')
    .replace(/\s+/g, ' ')
  return /^\p{L}[\p{L}\p{M}· '-]{0,28}[\p{L}\p{M}]$/u.test(name) ? name : null
}

/** What names a request that carries an ID: the number itself must leave no plain fingerprint among the request keys. */
export function namelessContent(content: unknown, fingerprint: Buffer): unknown {
  const route = (content as { route?: unknown }).route
  return { route, identity: createHash('sha256').update(fingerprint).digest('hex') }
}
