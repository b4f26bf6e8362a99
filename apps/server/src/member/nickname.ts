import { Refusal } from '../platform/http/refusal.js'

/** What leaves no ink: fillers, joiners and selectors, marks without a letter, every kind of space, and the empty Braille cell. */
const NO_INK = /[\p{Default_Ignorable_Code_Point}\p{M}\p{Z}\u2800]/gu

/**
 * A nickname as it is kept: trimmed, one line, 1 to 20 characters as people count them, of which something is to be seen. Empty means
 * none. Throws `nickname-invalid`.
 */
export function nicknameOf(value: string | undefined): string | null {
  const text = (value ?? '').normalize('NFC').trim()
  if (text === '') return null
  const characters = [...new Intl.Segmenter('zh').segment(text)].length
  // Format characters hide or reorder text; the joiners inside emoji are the exception.
  const hides = /[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|(?!\u200d)\p{Cf}/u.test(text)
  if (characters > 20 || text.length > 60 || hides || text.replace(NO_INK, '') === '')
    throw new Refusal('nickname-invalid')
  return text
}
