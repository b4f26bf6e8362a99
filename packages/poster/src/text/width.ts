import { fontOf, type Pen } from '../draw/pen.js'
import { isWideSign } from './signs.js'

/** Measured at this size once and scaled: the fonts of posters are not hinted. */
const MEASURED_PX = 100
const MOST_KEPT = 4_000

// Words and letters come again on every poster; Han signs need no measuring at all.
const kept = new Map<number, Map<string, number>>()

/** The width of a text in em, i.e. to be multiplied by its size. Sets the pen's font when it has to measure. */
export function widthOf(pen: Pen, weight: number, text: string): number {
  if (text.length === 1 && isWideSign(text.charCodeAt(0))) return 1
  let widths = kept.get(weight)
  if (!widths) {
    widths = new Map()
    kept.set(weight, widths)
  }
  const before = widths.get(text)
  if (before !== undefined) return before
  pen.font = fontOf(weight, MEASURED_PX)
  const width = pen.measureText(text).width / MEASURED_PX
  if (widths.size >= MOST_KEPT) widths.clear()
  widths.set(text, width)
  return width
}

/** Forgets every measured width: needed where fonts are registered after a text was measured. */
export function forgetWidths(): void {
  kept.clear()
}
