import { type Layer, type Paint, type ShapeLayer } from '../template/template.js'
import { circle } from './house-paths.js'

/** 小满: a disc that is nearly full, its light left open towards the upper right; the seal in the mini program code, too. */
export function mark(name: string, x: number, y: number, sizePx: number, fill: Paint): ShapeLayer {
  const r = sizePx / 2
  const light: [number, number] = [r + r * 0.24, r - r * 0.24]
  const path = circle([r, r], r) + circle(light, r * 0.5, -1)
  return { kind: 'shape', name, shape: 'path', box: { x, y, width: sizePx, height: sizePx }, path, fill }
}

/** The mark with the shop's name, 40 px high. */
export function signature(x: number, y: number, colour: Paint, markColour: Paint = colour): Layer[] {
  return [
    mark('brand mark', x, y + 4, 32, markColour),
    {
      kind: 'text',
      name: 'brand name',
      box: { x: x + 44, y, width: 240, height: 40 },
      text: '小满生活',
      style: { sizePx: 28, weight: 600, colour, letterSpacingPx: 2, lineHeight: 1.4 },
      maxLines: 1,
      valign: 'middle',
    },
  ]
}
