import { within } from './ranges.js'

/** How a cluster may stand at the edge of a line. */
export const SPACE = 0
/** Never last on a line. */
export const OPENS = 1
/** Never first on a line. */
export const CLOSES = 2
/** A part of a word or number: no break between two of them. */
export const WORD = 3
/** A Han sign, kana, an emoji: a line may break on both sides. */
export const SIGN = 4
export type SignClass = 0 | 1 | 2 | 3 | 4

const OPENING = new Set('（「“『《〈【〔〖［｛‘([{¥￥$€£＄￡#＃@\u2068')
const CLOSING = new Set(
  '，。！？、；：）」』”…—～〜》〉】〕〗］｝’·・％‰℃°々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.!?;:)]}%\u2069‼⁇⁈⁉％',
)

// Han, kana, CJK marks, fullwidth forms, Hangul, symbols and pictographs.
const WIDE = [
  0x2010, 0x2027, 0x2030, 0x205e, 0x2190, 0x2bff, 0x2e80, 0xa4cf, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe30, 0xfe6f,
  0xff00, 0xffef, 0x1f000, 0x1faff, 0x20000, 0x3ffff,
]

/** What a cluster is to the breaking of lines. */
export function classOf(cluster: string): SignClass {
  const unit = cluster.charCodeAt(0)
  if (unit === 0x20 || unit === 0x09 || unit === 0x3000) return SPACE
  if (unit >= 0x4e00 && unit <= 0x9fff) return SIGN
  const first = cluster.length === 1 ? cluster : String.fromCodePoint(cluster.codePointAt(0) as number)
  if (OPENING.has(first)) return OPENS
  if (CLOSING.has(first)) return CLOSES
  return within(WIDE, first.codePointAt(0) as number) ? SIGN : WORD
}

/** Han signs and fullwidth forms are exactly as wide as they are high, in every font. */
export function isWideSign(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3041 && unit <= 0x30ff) || (unit >= 0xff01 && unit <= 0xff5e)
}
