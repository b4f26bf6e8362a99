import { Refusal } from '../platform/http/refusal.js'

/** A nickname as it is kept: trimmed, 1 to 20 characters as people count them, nothing invisible. Empty means none. */
export function nicknameOf(value: string | undefined): string | null {
  const text = (value ?? '').normalize('NFC').trim()
  if (text === '') return null
  const characters = [...new Intl.Segmenter('zh').segment(text)].length
  // Format characters hide or reorder text; the joiners inside emoji are the exception.
  if (characters > 20 || text.length > 60 || /[\p{Cc}\p{Co}\p{Cs}]|(?!\u200d)\p{Cf}/u.test(text))
    throw new Refusal('nickname-invalid')
  return text
}
