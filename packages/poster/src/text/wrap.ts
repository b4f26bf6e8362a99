import { type Pen } from '../draw/pen.js'
import { clustersOf } from './clusters.js'
import { type Piece, type Setting } from './pieces.js'
import { CLOSES, classOf, OPENS } from './signs.js'
import { widthOf } from './width.js'

/** A line and whether its text goes on in the next. */
export interface Line {
  text: string
  width: number
}

/** Fills lines of `widthEm` one after the other; a piece that is longer than a line is cut between its clusters. */
export function wrapPieces(pen: Pen, setting: Setting, pieces: readonly Piece[], widthEm: number): Line[] {
  const lines: Line[] = []
  let line: Line = { text: '', width: 0 }
  let space = ''
  let spaceWidth = 0
  const room = widthEm + setting.spacingEm + 1e-6
  const end = () => {
    lines.push(line)
    line = { text: '', width: 0 }
    space = ''
    spaceWidth = 0
  }
  for (const piece of pieces) {
    if (line.text !== '' && line.width + spaceWidth + piece.width > room) end()
    if (piece.width > room) {
      const parts = cutPiece(pen, setting, piece.text, room)
      for (let n = 0; n < parts.length - 1; n += 1) lines.push(parts[n] as Line)
      line = parts[parts.length - 1] as Line
    } else if (line.text === '') {
      line = { text: piece.text, width: piece.width }
    } else {
      line = { text: line.text + space + piece.text, width: line.width + spaceWidth + piece.width }
    }
    space = piece.space
    spaceWidth = piece.spaceWidth
    if (piece.ends) end()
  }
  return lines
}

/** Cuts what is longer than a line; where it can, a line neither begins with a closing mark nor ends with an opening. */
function cutPiece(pen: Pen, setting: Setting, text: string, room: number): Line[] {
  const clusters = clustersOf(text)
  const widths = clusters.map((cluster) => widthOf(pen, setting.weight, cluster) + setting.spacingEm)
  const parts: Line[] = []
  let from = 0
  while (from < clusters.length) {
    let to = from
    let width = 0
    while (to < clusters.length && (to === from || width + (widths[to] as number) <= room)) {
      width += widths[to] as number
      to += 1
    }
    if (to < clusters.length) to = betterCut(clusters, from, to)
    const part = { text: clusters.slice(from, to).join(''), width: 0 }
    for (let at = from; at < to; at += 1) part.width += widths[at] as number
    parts.push(part)
    from = to
  }
  return parts
}

function betterCut(clusters: string[], from: number, to: number): number {
  for (let at = to; at > from; at -= 1) {
    if (classOf(clusters[at] as string) !== CLOSES && classOf(clusters[at - 1] as string) !== OPENS) return at
  }
  return to
}
