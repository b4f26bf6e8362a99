import { type Pen } from '../draw/pen.js'
import { type TextLayer } from '../template/template.js'
import { clustersOf } from './clusters.js'
import { isolated } from './isolated.js'
import { type Piece, piecesOf, type Setting } from './pieces.js'
import { CLOSES, classOf, OPENS, SPACE } from './signs.js'
import { widthOf } from './width.js'
import { type Line, wrapPieces } from './wrap.js'

/** A text as it stands in its box. */
export interface Fitted {
  lines: string[]
  sizePx: number
  lineHeightPx: number
}

const LINE_HEIGHT = 1.4
/** A box that is a hair too low for its lines holds them. */
const TOLERANCE_PX = 0.5

/**
 * Sets a text in its layer's box: shrinks it down to `minSizePx` until all of it is there, and cuts with … what then
 * does not fit.
 */
export function fitText(pen: Pen, layer: TextLayer, text: string): Fitted {
  const { style, box } = layer
  const setting: Setting = { weight: style.weight, spacingEm: (style.letterSpacingPx ?? 0) / style.sizePx }
  const pieces = piecesOf(pen, setting, text)
  const lineHeight = style.lineHeight ?? LINE_HEIGHT
  const smallest = Math.min(layer.minSizePx ?? style.sizePx, style.sizePx)
  for (let sizePx = style.sizePx; ; sizePx = Math.max(smallest, sizePx - 1)) {
    const lineHeightPx = sizePx * lineHeight
    const most = Math.min(
      layer.maxLines ?? Infinity,
      Math.max(1, Math.floor((box.height + TOLERANCE_PX) / lineHeightPx)),
    )
    const lines = wrapPieces(pen, setting, pieces, box.width / sizePx)
    const fits = lines.length <= most && !breaksWord(lines, pieces)
    if (!fits && sizePx > smallest) continue
    const shown = lines.length <= most ? lines : clamped(pen, setting, lines, most, box.width / sizePx)
    return { lines: isolated(shown.map((line) => line.text)), sizePx, lineHeightPx }
  }
}

/** More lines than paragraphs and pieces account for: a word was cut, which shrinking may spare. */
function breaksWord(lines: readonly Line[], pieces: readonly Piece[]): boolean {
  return lines.length > pieces.length
}

function clamped(pen: Pen, setting: Setting, lines: readonly Line[], most: number, widthEm: number): Line[] {
  const kept = lines.slice(0, most)
  const last = kept[most - 1] as Line
  const clusters = clustersOf(last.text)
  const room = widthEm - widthOf(pen, setting.weight, '…') - setting.spacingEm
  let width = last.width
  while (clusters.length > 1 && (width > room || clings(clusters[clusters.length - 1] as string))) {
    width -= widthOf(pen, setting.weight, clusters.pop() as string) + setting.spacingEm
  }
  kept[most - 1] = { text: `${clusters.join('')}…`, width }
  return kept
}

/** No mark stands before the …: `好，…` is cut to `好…`. */
function clings(cluster: string): boolean {
  const kind = classOf(cluster)
  return kind === SPACE || kind === OPENS || kind === CLOSES
}
