/** What a picture has to be so that a canvas draws it: an image of WeChat's canvas, of the browser or of Node. */
export interface Drawable {
  readonly width: number
  readonly height: number
}

export interface PenGradient {
  addColorStop(at: number, colour: string): void
}

/**
 * The part of CanvasRenderingContext2D that posters are drawn with: WeChat's `type="2d"`, a browser's and Node's
 * context are all a Pen. Nothing else of the platform is used.
 */
export interface Pen {
  save(): void
  restore(): void
  scale(x: number, y: number): void
  translate(x: number, y: number): void
  rotate(radians: number): void
  beginPath(): void
  closePath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void
  clip(): void
  fill(): void
  stroke(): void
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  measureText(text: string): { width: number }
  createLinearGradient(x0: number, y0: number, x1: number, y1: number): PenGradient
  createRadialGradient(x0: number, y0: number, r0: number, x1: number, y1: number, r1: number): PenGradient
  drawImage(
    image: unknown,
    fromX: number,
    fromY: number,
    fromWidth: number,
    fromHeight: number,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void
  setLineDash(lengths: number[]): void
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineCap: string
  lineJoin: string
  globalAlpha: number
  shadowColor: string
  shadowBlur: number
  shadowOffsetX: number
  shadowOffsetY: number
  font: string
  textAlign: string
  textBaseline: string
  imageSmoothingEnabled: boolean
  imageSmoothingQuality?: string
  direction?: string
}

/**
 * The families that posters are set in: an iPhone's own, else Noto Sans SC under the names that it is installed by.
 * Node and the browsers of the tests register Noto Sans SC and Twemoji, so that they draw the same glyphs.
 */
export const FONT_STACK = '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Twemoji", sans-serif'

/** The font of a canvas for a size in the units that are drawn in. */
export function fontOf(weight: number, sizePx: number): string {
  return `${weight} ${Math.round(sizePx * 100) / 100}px ${FONT_STACK}`
}
