import { type Box, type CutName, cutSizes, type Paint, type TextStyle } from '../template/template.js'
import { contrastOf, laidOver, mixed, type Rgba, rgbaOf } from './colour.js'
import { type Faults } from './faults.js'
import { type Laid } from './spread.js'

/** From these sizes on, 3 : 1 is enough to be read; below it is 4.5 : 1. A design pixel is half a point of a phone. */
const LARGE_PX = 36
const LARGE_BOLD_PX = 28

/**
 * Looks whether texts stand out from what is behind them, where that can be told: a plain or graded ground, or the panel
 * that holds the whole text. What stands on pictures and artwork has to be looked at.
 */
export function checkContrast(faults: Faults, cut: CutName, background: Paint, laid: readonly Laid[]): void {
  const canvas: Box = { x: 0, y: 0, ...cutSizes[cut] }
  laid.forEach((one, at) => {
    const { layer, path, box, opacity, scale, turned } = one
    if ((layer.kind !== 'text' && layer.kind !== 'price') || opacity < 0.4 || turned) return
    if (layer.kind === 'price' && layer.struck) return
    const grounds = groundsBehind(laid, at, background, canvas)
    if (!grounds) return
    const inks = coloursIn(layer.style.colour, box, box)
    let least = 21
    for (const ground of grounds) {
      for (const [red, green, blue, alpha] of inks) {
        const seen = laidOver(ground, [red, green, blue, alpha * opacity])
        least = Math.min(least, contrastOf(ground, seen))
      }
    }
    const needed = isLarge(layer.style, scale) ? 3 : 4.5
    if (least >= needed - 0.05) return
    const is = least.toFixed(1)
    faults.add(path, 'style.colour', `has a contrast of ${is} : 1 to what is behind it; it needs ${needed} : 1`)
  })
}

function isLarge({ sizePx, weight }: TextStyle, scale: number): boolean {
  return sizePx * scale >= (weight >= 600 ? LARGE_BOLD_PX : LARGE_PX) - 0.5
}

/** The colours behind a layer, or nothing where they cannot be told. */
function groundsBehind(laid: readonly Laid[], at: number, background: Paint, canvas: Box): Rgba[] | undefined {
  const { box, whens } = laid[at] as Laid
  for (let below = at - 1; below >= 0; below -= 1) {
    const other = laid[below] as Laid
    const { layer } = other
    if (layer.kind === 'text' || layer.kind === 'price' || !meets(other.box, box)) continue
    const panel = layer.kind === 'shape' && layer.shape === 'rect' && layer.fill !== undefined ? layer.fill : undefined
    const sure = other.whens.every((when) => whens.includes(when))
    if (panel === undefined || !sure || other.turned || other.opacity < 1 || !holds(other.box, box)) return undefined
    const colours = coloursIn(panel, other.box, box)
    return colours.every(([, , , alpha]) => alpha === 1) ? colours : undefined
  }
  const colours = coloursIn(background, canvas, box)
  return colours.every(([, , , alpha]) => alpha === 1) ? colours : undefined
}

const meets = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

const holds = (outer: Box, inner: Box) =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height

const SAMPLES = 8

/** The colours that a paint over `painted` has within `seen`. */
function coloursIn(paint: Paint, painted: Box, seen: Box): Rgba[] {
  if (typeof paint === 'string') return [rgbaOf(paint)]
  const colours: Rgba[] = []
  for (let row = 0; row <= SAMPLES; row += 1) {
    for (let column = 0; column <= SAMPLES; column += 1) {
      const x = (seen.x + (seen.width * column) / SAMPLES - painted.x) / painted.width
      const y = (seen.y + (seen.height * row) / SAMPLES - painted.y) / painted.height
      colours.push(colourAt(paint.stops, placeIn(paint, x, y, painted)))
    }
  }
  return colours
}

/** Where between its first (0) and last (1) stop a gradient is at a point given in fractions of its box. */
function placeIn(paint: Exclude<Paint, string>, x: number, y: number, { width, height }: Box): number {
  if (paint.kind === 'radial') {
    const away = Math.hypot((x - paint.centre[0]) * width, (y - paint.centre[1]) * height)
    return away / (paint.radius * Math.max(width, height))
  }
  const [fromX, fromY] = [paint.from[0] * width, paint.from[1] * height]
  const [alongX, alongY] = [paint.to[0] * width - fromX, paint.to[1] * height - fromY]
  const long = alongX * alongX + alongY * alongY
  return long === 0 ? 1 : ((x * width - fromX) * alongX + (y * height - fromY) * alongY) / long
}

function colourAt(stops: readonly [at: number, colour: string][], place: number): Rgba {
  let [before, colour] = stops[0] as [number, string]
  if (place <= before) return rgbaOf(colour)
  for (const [at, next] of stops) {
    if (place <= at && at > before) return mixed(rgbaOf(colour), rgbaOf(next), (place - before) / (at - before))
    before = at
    colour = next
  }
  return rgbaOf(colour)
}
