import { type Box, type Layer } from '../template/template.js'
import { pathOfLayer } from './lists.js'

/** A layer as it comes to lie on the canvas. */
export interface Laid {
  layer: Exclude<Layer, { kind: 'use' }>
  path: string
  /** In design pixels of the canvas; of a turned layer what holds it in any turn. */
  box: Box
  /** Design pixels of the canvas per unit of its own list. */
  scale: number
  turned: boolean
  opacity: number
  /** What has to be given, here and in the layers that use it. */
  whens: readonly string[]
}

interface Frame {
  x: number
  y: number
  byX: number
  byY: number
  turned: boolean
  opacity: number
  whens: readonly string[]
  path: string
}

/** All layers of a cut, those of its parts in place of what uses them, from the back to the front. */
export function spreadOut(cut: string, layers: readonly Layer[], parts: Map<string, Layer[]>): Laid[] {
  const laid: Laid[] = []
  const whole: Frame = { x: 0, y: 0, byX: 1, byY: 1, turned: false, opacity: 1, whens: [], path: '' }
  spread(laid, `cuts.${cut}.layers`, layers, parts, whole)
  return laid
}

function spread(laid: Laid[], list: string, layers: readonly Layer[], parts: Map<string, Layer[]>, frame: Frame): void {
  layers.forEach((layer, at) => {
    const path = frame.path + pathOfLayer(list, at, layer)
    const whens = layer.when === undefined ? frame.whens : [...frame.whens, layer.when]
    const turned = frame.turned || (layer.rotateDeg ?? 0) !== 0
    const opacity = frame.opacity * (layer.opacity ?? 1)
    const box = boxIn(frame, layer.box, (layer.rotateDeg ?? 0) !== 0)
    if (layer.kind !== 'use') {
      const scale = Math.sqrt(frame.byX * frame.byY)
      laid.push({ layer, path, box, scale, turned, opacity, whens })
      return
    }
    const byX = (frame.byX * layer.box.width) / layer.from.width
    const byY = (frame.byY * layer.box.height) / layer.from.height
    const x = frame.x + layer.box.x * frame.byX - layer.from.x * byX
    const y = frame.y + layer.box.y * frame.byY - layer.from.y * byY
    const inner = { x, y, byX, byY, turned, opacity, whens, path: `${path} → ` }
    spread(laid, `parts.${layer.part}`, parts.get(layer.part) ?? [], parts, inner)
  })
}

function boxIn(frame: Frame, box: Box, turned: boolean): Box {
  const width = box.width * frame.byX
  const height = box.height * frame.byY
  const x = frame.x + box.x * frame.byX
  const y = frame.y + box.y * frame.byY
  if (!turned) return { x, y, width, height }
  const across = Math.hypot(width, height)
  return { x: x + (width - across) / 2, y: y + (height - across) / 2, width: across, height: across }
}
