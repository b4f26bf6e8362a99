import { type PriceLayer } from '../template/template.js'
import { widthOf } from '../text/width.js'
import { priceOf } from './given.js'
import { type Ink, paintOf } from './ink.js'
import { fontOf } from './pen.js'

/** The ¥ and the fen stand at half the size of the yuan. */
const SMALL = 0.56
const HALF_DIGIT = 0.365
const GAP = 0.06

/** `6800` as ['¥', '68', ''], `6880` as ['¥', '68', '.80']. */
export function partsOfPrice(fen: number): [sign: string, yuan: string, rest: string] {
  const rest = fen % 100
  return ['¥', String(Math.floor(fen / 100)), rest === 0 ? '' : `.${rest < 10 ? '0' : ''}${rest}`]
}

/** An amount, on one line, shrunk when it is wider than its box. */
export function drawPrice(ink: Ink, layer: PriceLayer): void {
  const fen = priceOf(ink, layer.price)
  if (fen === undefined) return
  const { pen } = ink
  const { box, style } = layer
  const { weight } = style
  const [sign, yuan, rest] = partsOfPrice(fen)
  const signEm = widthOf(pen, weight, sign) * SMALL + GAP
  const yuanEm = widthOf(pen, weight, yuan)
  const restEm = rest === '' ? 0 : widthOf(pen, weight, rest) * SMALL
  const allEm = signEm + yuanEm + restEm
  const sizePx = Math.min(style.sizePx, box.width / allEm)
  const spare = box.width - allEm * sizePx
  const align = style.align ?? 'left'
  const x = box.x + (align === 'left' ? 0 : align === 'center' ? spare / 2 : spare)
  const y = box.y + box.height / 2 + sizePx * HALF_DIGIT
  pen.fillStyle = paintOf(pen, style.colour, box)
  pen.textAlign = 'left'
  pen.font = fontOf(weight, sizePx * SMALL)
  pen.fillText(sign, x, y)
  if (rest !== '') pen.fillText(rest, x + (signEm + yuanEm) * sizePx, y)
  pen.font = fontOf(weight, sizePx)
  pen.fillText(yuan, x + signEm * sizePx, y)
  if (!layer.struck) return
  const thickness = Math.max(2, sizePx / 14)
  pen.fillRect(x, y - sizePx * 0.3 - thickness / 2, allEm * sizePx, thickness)
}
