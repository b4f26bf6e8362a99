import { type ShapeLayer } from '../template/template.js'
import { beginShadow, endShadow, type Ink, paintOf } from './ink.js'
import { ellipseIn, pathOf, roundedBox } from './outline.js'

/** A shape: its fill throws the shadow, or its stroke where it has no fill. */
export function drawShape(ink: Ink, layer: ShapeLayer): void {
  const { pen } = ink
  const { box, fill, stroke, shadow, shape } = layer
  if (shape === 'path') pathOf(pen, layer)
  else if (shape === 'ellipse') ellipseIn(pen, box)
  else roundedBox(pen, box, layer.radius ?? 0)
  if (fill !== undefined) {
    beginShadow(ink, shadow)
    pen.fillStyle = paintOf(pen, fill, box)
    pen.fill()
    endShadow(ink, shadow)
  }
  if (!stroke) return
  if (fill === undefined) beginShadow(ink, shadow)
  pen.strokeStyle = paintOf(pen, stroke.paint, box)
  pen.lineWidth = stroke.width
  pen.lineCap = stroke.cap ?? 'round'
  if (stroke.dash) pen.setLineDash(stroke.dash)
  pen.stroke()
  if (stroke.dash) pen.setLineDash([])
  if (fill === undefined) endShadow(ink, shadow)
}
