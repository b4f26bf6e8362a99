import { clustersOf } from './clusters.js'
import { within } from './ranges.js'
import { hasRightToLeft } from './right-to-left.js'

/** The field that a placeholder names and, after `|`, the most characters of it that are shown: `{name}`, `{name|8}`. */
export const PLACEHOLDER = /\{([a-zA-Z][a-zA-Z0-9]*)(?:\|(\d{1,3}))?\}/g

// Control signs (a line's end apart), and marks that turn the direction of what stands after them: a name must not
// rearrange a poster.
const UNSEEN = [
  0x00, 0x09, 0x0b, 0x1f, 0x7f, 0x9f, 0x61c, 0x61c, 0x200e, 0x200f, 0x2028, 0x202e, 0x2066, 0x2069, 0xfeff, 0xfeff,
  0xfff9, 0xfffb,
]

/** A value without what cannot be seen. */
export function cleaned(text: string): string {
  let clean = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (!within(UNSEEN, text.charCodeAt(at))) continue
    clean += text.slice(from, at)
    from = at + 1
  }
  return from === 0 ? text : clean + text.slice(from)
}

/** A template's text with its placeholders filled; what runs from right to left stands isolated in it. */
export function filledText<Source>(
  text: string,
  source: Source,
  read: (source: Source, key: string) => string,
): string {
  if (!text.includes('{')) return text
  return text.replace(PLACEHOLDER, (_, key: string, most: string | undefined) => {
    const value = shortened(cleaned(read(source, key)), most === undefined ? 0 : Number(most))
    return hasRightToLeft(value) ? `\u2068${value}\u2069` : value
  })
}

function shortened(text: string, most: number): string {
  if (most === 0 || text.length <= most) return text
  const clusters = clustersOf(text)
  return clusters.length <= most ? text : `${clusters.slice(0, most).join('').trim()}…`
}
