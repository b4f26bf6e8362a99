import { type Box, type Paint, type Shadow } from '../template/template.js'
import { type Given } from './given.js'
import { type Pen, type PenGradient } from './pen.js'

/** What the layers of one poster share while it is drawn. */
export interface Ink extends Given {
  pen: Pen
  /** Pixels of the canvas per unit that is drawn in: shadows are not scaled by a canvas itself. */
  scale: number
  alpha: number
}

/** A paint as a canvas takes it, for what fills `box`. */
export function paintOf(pen: Pen, paint: Paint, box: Box): string | PenGradient {
  if (typeof paint === 'string') return paint
  const gradient = paint.kind === 'linear' ? linear(pen, paint.from, paint.to, box) : radial(pen, paint, box)
  for (const stop of paint.stops) gradient.addColorStop(stop[0], stop[1])
  return gradient
}

function linear(pen: Pen, from: [number, number], to: [number, number], { x, y, width, height }: Box): PenGradient {
  return pen.createLinearGradient(x + from[0] * width, y + from[1] * height, x + to[0] * width, y + to[1] * height)
}

function radial(pen: Pen, paint: { centre: [number, number]; radius: number }, box: Box): PenGradient {
  const x = box.x + paint.centre[0] * box.width
  const y = box.y + paint.centre[1] * box.height
  return pen.createRadialGradient(x, y, 0, x, y, paint.radius * Math.max(box.width, box.height))
}

/** Everything that is drawn until `endShadow` throws this shadow. */
export function beginShadow({ pen, scale }: Ink, shadow: Shadow | undefined): void {
  if (!shadow) return
  pen.shadowColor = shadow.colour
  pen.shadowBlur = shadow.blur * scale
  pen.shadowOffsetX = shadow.dx * scale
  pen.shadowOffsetY = shadow.dy * scale
}

export function endShadow({ pen }: Ink, shadow: Shadow | undefined): void {
  if (!shadow) return
  pen.shadowColor = 'rgba(0,0,0,0)'
  pen.shadowBlur = 0
  pen.shadowOffsetX = 0
  pen.shadowOffsetY = 0
}
