import { type ErrorCode } from '@passalong/contract'
import { Refusal } from './refusal.js'

/** An id from a path; anything that is no id of ours is refused as not found, with `code`. */
export function rowId(text: string, code: ErrorCode): number {
  const id = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(id)) throw new Refusal(code)
  return id
}
