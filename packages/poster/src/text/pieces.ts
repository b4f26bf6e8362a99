import { type Pen } from '../draw/pen.js'
import { clustersOf } from './clusters.js'
import { CLOSES, classOf, OPENS, SIGN, type SignClass, SPACE, WORD } from './signs.js'
import { widthOf } from './width.js'

/** What a line never breaks: a Han sign with the marks that cling to it, or a word. Widths in em. */
export interface Piece {
  text: string
  width: number
  /** The spaces after it; dropped where a line ends. */
  space: string
  spaceWidth: number
  /** A line ends after it, whatever follows. */
  ends: boolean
}

/** How a text's letters are measured: its weight and what stands between two clusters, in em. */
export interface Setting {
  weight: number
  spacingEm: number
}

/** Cuts a text at every place where a line may break. */
export function piecesOf(pen: Pen, setting: Setting, text: string): Piece[] {
  const pieces: Piece[] = []
  for (const paragraph of text.split('\n')) {
    const clusters = clustersOf(paragraph)
    let from = 0
    let last: SignClass = SPACE
    let before: SignClass = SPACE
    let spaced = false
    for (let at = 0; at < clusters.length; at += 1) {
      const cluster = clusters[at] as string
      const kind = classOf(cluster)
      if (kind === SPACE) {
        spaced = true
        continue
      }
      if (at > from && mayBreak(before, last, clusters[at - 1] as string, spaced, kind)) {
        pieces.push(pieceOf(pen, setting, clusters, from, at))
        from = at
      }
      before = spaced ? SPACE : last
      last = kind
      spaced = false
    }
    pieces.push(pieceOf(pen, setting, clusters, from, clusters.length))
    ;(pieces[pieces.length - 1] as Piece).ends = true
  }
  return pieces
}

function mayBreak(before: SignClass, last: SignClass, mark: string, spaced: boolean, next: SignClass): boolean {
  if (next === CLOSES || last === OPENS) return false
  if (spaced) return true
  if (last === WORD) return next !== WORD
  // `3.5`, `10:30`, `don’t`: a mark inside a word holds it together; after one of Chinese a line may break.
  if (last === CLOSES && next === WORD && before === WORD) return mark !== '’' && mark.charCodeAt(0) > 0x7f
  return last === SIGN || last === CLOSES
}

function pieceOf(pen: Pen, setting: Setting, clusters: string[], from: number, to: number): Piece {
  let end = to
  while (end > from && classOf(clusters[end - 1] as string) === SPACE) end -= 1
  const space = clusters.slice(end, to).join('')
  return {
    text: clusters.slice(from, end).join(''),
    width: widthOfClusters(pen, setting, clusters, from, end),
    space,
    spaceWidth: space === '' ? 0 : widthOf(pen, setting.weight, space) + (to - end) * setting.spacingEm,
    ends: false,
  }
}

/** Words are measured whole, for letters of a word stand closer than apart; signs one by one, for they do not. */
function widthOfClusters(pen: Pen, setting: Setting, clusters: string[], from: number, to: number): number {
  const { weight, spacingEm } = setting
  if (spacingEm === 0 && to - from > 1) {
    let wide = true
    for (let at = from; at < to && wide; at += 1) wide = (clusters[at] as string).charCodeAt(0) >= 0x2e80
    if (!wide) return widthOf(pen, weight, clusters.slice(from, to).join(''))
  }
  let width = 0
  for (let at = from; at < to; at += 1) width += widthOf(pen, weight, clusters[at] as string) + spacingEm
  return width
}
