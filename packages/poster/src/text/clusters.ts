import { EXTENDING } from './extending.js'
import { within } from './ranges.js'

const ZERO_WIDTH_JOINER = 0x200d
const FIRST_FLAG_LETTER = 0x1f1e6
const LAST_FLAG_LETTER = 0x1f1ff

const isFlagLetter = (point: number) => point >= FIRST_FLAG_LETTER && point <= LAST_FLAG_LETTER

/** Han signs, kana and fullwidth forms without marks: most of a poster's text, and each is a cluster of its own. */
const isPlain = (unit: number) => (unit < 0x300 && unit >= 0x20) || (unit >= 0x3400 && unit <= 0x9fff)

/**
 * Cuts a text into what a reader sees as single characters: an emoji with its skin tone and joined people, a flag, a
 * letter with its marks are never cut. WeChat's engine has no Intl.Segmenter.
 */
export function clustersOf(text: string): string[] {
  const clusters: string[] = []
  let start = 0
  let flagLetters = 0
  let joined = false
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at)
    const point = isPlain(unit) ? unit : (text.codePointAt(at) as number)
    const extends_ = point >= 0x300 && within(EXTENDING, point)
    const pairs = isFlagLetter(point) && flagLetters % 2 === 1
    if (at > start && !extends_ && !joined && !pairs) {
      clusters.push(text.slice(start, at))
      start = at
      flagLetters = 0
    }
    // Letters with a mark between them are no pair.
    flagLetters = isFlagLetter(point) ? flagLetters + 1 : 0
    joined = point === ZERO_WIDTH_JOINER
    at += point > 0xffff ? 2 : 1
  }
  if (start < text.length) clusters.push(text.slice(start))
  return clusters
}
