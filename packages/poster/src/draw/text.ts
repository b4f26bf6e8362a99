import { type TextLayer } from '../template/template.js'
import { clustersOf } from '../text/clusters.js'
import { filledText } from '../text/filled.js'
import { fitText } from '../text/fit.js'
import { hasRightToLeft } from '../text/right-to-left.js'
import { widthOf } from '../text/width.js'
import { textOf } from './given.js'
import { beginShadow, endShadow, type Ink, paintOf } from './ink.js'
import { fontOf } from './pen.js'

/** Where the baseline of Noto Sans SC and PingFang SC lies in the square of a Han sign. */
const BASELINE = 0.88

/** A text in its box: wrapped, shrunk or cut as its layer says. */
export function drawText(ink: Ink, layer: TextLayer): void {
  const text = filledText(layer.text, ink, textOf)
  if (text.trim() === '') return
  const { pen } = ink
  const { box, style, shadow } = layer
  const { lines, sizePx, lineHeightPx } = fitText(pen, layer, text)
  const spare = box.height - lines.length * lineHeightPx
  const top = box.y + (layer.valign === 'middle' ? spare / 2 : layer.valign === 'bottom' ? spare : 0)
  const toBaseline = (lineHeightPx - sizePx) / 2 + sizePx * BASELINE
  const spacingPx = ((style.letterSpacingPx ?? 0) * sizePx) / style.sizePx
  pen.font = fontOf(style.weight, sizePx)
  beginShadow(ink, shadow)
  pen.fillStyle = paintOf(pen, style.colour, box)
  for (let n = 0; n < lines.length; n += 1) {
    const line = lines[n] as string
    const y = top + n * lineHeightPx + toBaseline
    if (spacingPx === 0 || hasRightToLeft(line)) drawLine(ink, layer, line, y)
    else drawSpaced(ink, layer, line, y, sizePx, spacingPx)
  }
  endShadow(ink, shadow)
}

function drawLine({ pen }: Ink, { box, style }: TextLayer, line: string, y: number): void {
  const align = style.align ?? 'left'
  pen.textAlign = align
  pen.fillText(line, box.x + (align === 'left' ? 0 : align === 'center' ? box.width / 2 : box.width), y)
}

/** Cluster by cluster: no canvas of WeChat spaces letters itself. */
function drawSpaced(ink: Ink, layer: TextLayer, line: string, y: number, sizePx: number, spacingPx: number): void {
  const { pen } = ink
  const { box, style } = layer
  const clusters = clustersOf(line)
  const widths = clusters.map((cluster) => widthOf(pen, style.weight, cluster) * sizePx)
  // Measuring may have set another font.
  pen.font = fontOf(style.weight, sizePx)
  const all = widths.reduce((sum, width) => sum + width + spacingPx, -spacingPx)
  const spare = box.width - all
  let x = box.x + (style.align === 'center' ? spare / 2 : style.align === 'right' ? spare : 0)
  pen.textAlign = 'left'
  for (let n = 0; n < clusters.length; n += 1) {
    pen.fillText(clusters[n] as string, x, y)
    x += (widths[n] as number) + spacingPx
  }
}
