import { type Box, type Layer, type LinearGradient, type Paint, type RadialGradient } from '../template/template.js'

type Shape = Extract<Layer, { kind: 'shape' }>
type More = Partial<Pick<Shape, 'stroke' | 'shadow' | 'opacity' | 'rotateDeg' | 'radius' | 'when'>>
type Frame = [x: number, y: number, width: number, height: number]

/** A box from four numbers. */
export function frame([x, y, width, height]: Frame): Box {
  return { x, y, width, height }
}

/**
 * A path drawn in the coordinates of its part or cut. Its box is what its points span, so that a gradient's fractions
 * follow the object and not the picture.
 */
export function curve(name: string, path: string, fill?: Paint, more: More = {}): Shape {
  const numbers = (path.match(/-?[\d.]+/g) ?? []).map(Number)
  const xs = numbers.filter((_, index) => index % 2 === 0)
  const ys = numbers.filter((_, index) => index % 2 === 1)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  let index = 0
  const moved = path.replace(/-?[\d.]+/g, (text) => neat(Number(text) - (index++ % 2 === 0 ? left : top)))
  const box = frame([left, top, Number(neat(Math.max(...xs) - left)), Number(neat(Math.max(...ys) - top))])
  return { kind: 'shape', name, shape: 'path', box, path: moved, ...(fill ? { fill } : {}), ...more }
}

/** A line along a path: round strokes of one width. */
export function line(name: string, path: string, paint: Paint, width: number, more: More = {}): Shape {
  return curve(name, path, undefined, { stroke: { paint, width }, ...more })
}

/** An ellipse by its middle and its two radii. */
export function oval(name: string, [x, y, rx, ry]: Frame, fill: Paint, more: More = {}): Shape {
  return { kind: 'shape', name, shape: 'ellipse', box: frame([x - rx, y - ry, rx * 2, ry * 2]), fill, ...more }
}

/** A rectangle; `radius` rounds it. */
export function block(name: string, at: Frame, fill: Paint, more: More = {}): Shape {
  return { kind: 'shape', name, shape: 'rect', box: frame(at), fill, ...more }
}

/** A gradient from top to bottom: colours at equal distances, or `[at, colour]`. */
export function down(...colours: (string | [number, string])[]): LinearGradient {
  return { kind: 'linear', from: [0, 0], to: [0, 1], stops: stops(colours) }
}

/** A gradient from left to right. */
export function across(...colours: (string | [number, string])[]): LinearGradient {
  return { kind: 'linear', from: [0, 0], to: [1, 0], stops: stops(colours) }
}

/** A gradient from a top corner to the bottom corner across. */
export function slant(...colours: (string | [number, string])[]): LinearGradient {
  return { kind: 'linear', from: [0, 0], to: [1, 1], stops: stops(colours) }
}

/** Light or shade that fades out from a point; the radius is a fraction of the box's longer side. */
export function glow(
  centre: [number, number],
  radius: number,
  ...colours: (string | [number, string])[]
): RadialGradient {
  return { kind: 'radial', centre, radius, stops: stops(colours) }
}

/** Soft parts for `soft`: shade on the ground and light on a wall, round, without an edge. */
export const softParts: Record<string, Layer[]> = {
  shade: [block('shade', [0, 0, 200, 200], glow([0.5, 0.5], 0.5, '#2a1408b0', [0.45, '#2a140866'], '#2a140800'))],
  light: [block('light', [0, 0, 200, 200], glow([0.5, 0.5], 0.5, '#ffe9bdf0', [0.4, '#ffdc9c8c'], '#ffd28a00'))],
}

/** Lays `shade` or `light` over an ellipse; both parts have to be among the template's. */
export function soft(
  name: string,
  part: 'shade' | 'light',
  [x, y, rx, ry]: Frame,
  more: Pick<More, 'opacity' | 'rotateDeg'> = {},
): Layer {
  const box = frame([x - rx, y - ry, rx * 2, ry * 2])
  return { kind: 'use', name, part, from: frame([0, 0, 200, 200]), box, ...more }
}

function stops(colours: (string | [number, string])[]): [number, string][] {
  const last = Math.max(1, colours.length - 1)
  return colours.map((colour, index) => (typeof colour === 'string' ? [index / last, colour] : colour))
}

function neat(value: number): string {
  return String(Math.round(value * 10) / 10)
}
