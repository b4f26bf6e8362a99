import { type Box, type ShapeLayer } from '../template/template.js'
import { type Pen } from './pen.js'

/** How far a Bézier curve's handles reach so that four of them make a circle of radius 1. */
const ROUND = 0.5522847498

/** Begins a path of a box with rounded corners, drawn with curves alone, so that every canvas makes the same of it. */
export function roundedBox(pen: Pen, { x, y, width, height }: Box, radius: number): void {
  const r = Math.max(0, Math.min(radius, width / 2, height / 2))
  const k = r * (1 - ROUND)
  const right = x + width
  const bottom = y + height
  pen.beginPath()
  pen.moveTo(x + r, y)
  pen.lineTo(right - r, y)
  if (r > 0) pen.bezierCurveTo(right - k, y, right, y + k, right, y + r)
  pen.lineTo(right, bottom - r)
  if (r > 0) pen.bezierCurveTo(right, bottom - k, right - k, bottom, right - r, bottom)
  pen.lineTo(x + r, bottom)
  if (r > 0) pen.bezierCurveTo(x + k, bottom, x, bottom - k, x, bottom - r)
  pen.lineTo(x, y + r)
  if (r > 0) pen.bezierCurveTo(x, y + k, x + k, y, x + r, y)
  pen.closePath()
}

/** Begins a path of the ellipse that a box holds. */
export function ellipseIn(pen: Pen, { x, y, width, height }: Box): void {
  const rx = width / 2
  const ry = height / 2
  const cx = x + rx
  const cy = y + ry
  const kx = rx * ROUND
  const ky = ry * ROUND
  pen.beginPath()
  pen.moveTo(cx, y)
  pen.bezierCurveTo(cx + kx, y, cx + rx, cy - ky, cx + rx, cy)
  pen.bezierCurveTo(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)
  pen.bezierCurveTo(cx - kx, cy + ry, x, cy + ky, x, cy)
  pen.bezierCurveTo(x, cy - ky, cx - kx, y, cx, y)
  pen.closePath()
}

export type Step = [command: string, ...numbers: number[]]
const TAKES: Record<string, number> = { M: 2, L: 2, C: 6, Q: 4, Z: 0 }
const TOKEN = /[MLCQZ]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g
const BETWEEN = /^[\s,]*$/

/**
 * Reads `M L C Q Z` commands; numbers after a whole command repeat it.
 * @returns undefined when it is no such path
 */
export function stepsOf(path: string): Step[] | undefined {
  const tokens = path.match(TOKEN)
  if (tokens?.[0] !== 'M' || !BETWEEN.test(path.replace(TOKEN, ''))) return undefined
  const steps: Step[] = []
  let command = ''
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at] as string
    const named = token in TAKES
    if (named) command = token
    else if (command === 'M') command = 'L'
    const count = TAKES[command] as number
    if (named) at += 1
    if (!named && count === 0) return undefined
    const numbers = tokens.slice(at, at + count).map(Number)
    if (numbers.length < count || !numbers.every(Number.isFinite)) return undefined
    steps.push([command, ...numbers])
    at += count
  }
  return steps
}

// A template is never changed once it is drawn: its paths are read once.
const known = new WeakMap<ShapeLayer, Step[]>()

/** Begins a shape layer's own path, its numbers counted from the corner of its box. */
export function pathOf(pen: Pen, layer: ShapeLayer): void {
  let steps = known.get(layer)
  if (!steps) {
    steps = stepsOf(layer.path ?? '') ?? []
    known.set(layer, steps)
  }
  const { x, y } = layer.box
  pen.beginPath()
  for (const step of steps) take(pen, step, x, y)
}

function take(pen: Pen, step: Step, x: number, y: number): void {
  const [command, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = step
  if (command === 'M') pen.moveTo(x + a, y + b)
  else if (command === 'L') pen.lineTo(x + a, y + b)
  else if (command === 'C') pen.bezierCurveTo(x + a, y + b, x + c, y + d, x + e, y + f)
  else if (command === 'Q') pen.quadraticCurveTo(x + a, y + b, x + c, y + d)
  else pen.closePath()
}
