import QRCode from 'qrcode'
import { encodePng } from './png.js'

/** What a mini program code opens. */
export interface CodeTarget {
  /** Without leading slash. */
  page: string
  scene: string
}

type Colour = [red: number, green: number, blue: number]

export interface CodeLook {
  /** Side of the square picture. */
  widthPx: number
  line: Colour
  transparent: boolean
}

/** A phone that decodes a text with this beginning has a mini program code before it. */
export const CODE_PREFIX = 'wxa:'

/**
 * The text inside the picture, e.g. `wxa:pages/join/index?t.aB3dE5gH7jK9mN1p`: neither page nor scene needs escaping, and
 * every character fewer makes the modules larger, so that a poster that was shrunk and pressed in a chat is still read. A
 * share link of the join page comes to 37 modules a side.
 */
export function codeText({ page, scene }: CodeTarget): string {
  return `${CODE_PREFIX}${page}?${scene}`
}

const QUIET_MODULES = 4
const FINDER = 7
const BRAND: Colour = [0xe2, 0x49, 0x2b]
const PAPER = 0xff
// Bound once: they are called for every pixel.
const { abs, floor, hypot, max, min, round, sign } = Math

interface Grid {
  size: number
  dark: (column: number, row: number) => boolean
}

/**
 * Draws the code: soft joined modules, round finders and the brand's seal in the middle. The seal hides under 6 % of the
 * modules where the code's correction (level H) makes good up to 30 %.
 * @returns a PNG of `widthPx` × `widthPx` pixels
 */
export function drawCodePicture(target: CodeTarget, look: CodeLook): Buffer {
  const grid = gridOf(codeText(target))
  const { widthPx } = look
  const pixels = Buffer.alloc(widthPx * widthPx * 4)
  const scale = (grid.size + 2 * QUIET_MODULES) / widthPx
  for (let y = 0; y < widthPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const cover = pixel(grid, (x + 0.5) * scale - QUIET_MODULES, (y + 0.5) * scale - QUIET_MODULES, scale)
      paint(pixels, (y * widthPx + x) * 4, cover, look)
    }
  }
  return encodePng(pixels, widthPx, widthPx)
}

function gridOf(text: string): Grid {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'H' })
  const { size } = modules
  const bits = Uint8Array.from({ length: size * size }, (_, n) => modules.get(floor(n / size), n % size))
  const dark = (column: number, row: number) =>
    column >= 0 && row >= 0 && column < size && row < size && bits[row * size + column] === 1
  return { size, dark }
}

/** How much of a pixel the line colour, the paper of the seal and the brand colour cover, each 0 to 1. */
interface Cover {
  line: number
  sealPaper: number
  brand: number
}

function paint(pixels: Buffer, at: number, { line, sealPaper, brand }: Cover, look: CodeLook): void {
  for (const channel of [0, 1, 2] as const) {
    const code = PAPER + (look.line[channel] - PAPER) * line
    const sealed = code + (PAPER - code) * sealPaper
    pixels[at + channel] = round(sealed + (BRAND[channel] - sealed) * brand)
  }
  pixels[at + 3] = look.transparent ? round(255 * max(line, sealPaper)) : 255
}

/** Coverage of a pixel from its distance to an edge in modules (negative is inside). */
const covered = (distance: number, scale: number) => min(1, max(0, 0.5 - distance / scale))

function pixel(grid: Grid, x: number, y: number, scale: number): Cover {
  const middle = grid.size / 2
  const radius = grid.size * 0.115
  const fromMiddle = hypot(x - middle, y - middle)
  const sealPaper = covered(fromMiddle - radius, scale)
  if (sealPaper === 1) return { line: 0, sealPaper, brand: seal(x - middle, y - middle, radius * 0.84, scale) }
  const corner = finderAt(grid.size, x, y)
  const distance = corner ? finderDistance(x - corner[0], y - corner[1]) : moduleDistance(grid, x, y)
  return { line: covered(distance, scale), sealPaper, brand: 0 }
}

/** 小满: a disc that is nearly full, a thin crescent of light left open at its upper right. */
function seal(dx: number, dy: number, radius: number, scale: number): number {
  const disc = covered(hypot(dx, dy) - radius, scale)
  const [lightX, lightY, light] = [radius * 0.24, -radius * 0.24, radius * 0.5]
  return disc * (1 - covered(hypot(dx - lightX, dy - lightY) - light, scale))
}

function finderAt(size: number, x: number, y: number): [number, number] | null {
  const far = size - FINDER
  const [left, top, right, bottom] = [x < FINDER + 0.5, y < FINDER + 0.5, x > far - 0.5, y > far - 0.5]
  if (left && top) return [3.5, 3.5]
  if (right && top) return [far + 3.5, 3.5]
  if (left && bottom) return [3.5, far + 3.5]
  return null
}

function finderDistance(dx: number, dy: number): number {
  const ring = max(roundedSquare(dx, dy, 3.5, 2), -roundedSquare(dx, dy, 2.5, 1.2))
  return min(ring, roundedSquare(dx, dy, 1.5, 0.8))
}

/** Signed distance to a square of half side `half` with corners of `radius`. */
function roundedSquare(dx: number, dy: number, half: number, radius: number): number {
  const [qx, qy] = [abs(dx) - half + radius, abs(dy) - half + radius]
  return hypot(max(qx, 0), max(qy, 0)) + min(max(qx, qy), 0) - radius
}

/** A dark module is rounded only where it ends: dark neighbours join without a seam. */
function moduleDistance(grid: Grid, x: number, y: number): number {
  const [column, row] = [floor(x), floor(y)]
  if (!grid.dark(column, row)) return 1
  const [dx, dy] = [x - column - 0.5, y - row - 0.5]
  const beside = grid.dark(column + sign(dx), row)
  const above = grid.dark(column, row + sign(dy))
  if (beside && above) return -1
  if (beside) return abs(dy) - 0.5
  if (above) return abs(dx) - 0.5
  return roundedSquare(dx, dy, 0.5, 0.42)
}
