import { type Pen, type PenGradient } from '../src/draw/pen.js'
import { clustersOf } from '../src/text/clusters.js'

export type Call = [name: string, ...args: unknown[]]

const sizeIn = (font: string) => Number(/([\d.]+)px/.exec(font)?.[1])

/** Takes down what is drawn. A letter of ASCII is half as wide as it is high, everything else as wide. */
export class RecordingPen implements Pen {
  readonly calls: Call[] = []
  fillStyle: unknown = '#000000'
  strokeStyle: unknown = '#000000'
  lineWidth = 1
  lineCap = 'butt'
  lineJoin = 'miter'
  globalAlpha = 1
  shadowColor = 'none'
  shadowBlur = 0
  shadowOffsetX = 0
  shadowOffsetY = 0
  font = '10px sans-serif'
  textAlign = 'start'
  textBaseline = 'alphabetic'
  imageSmoothingEnabled = true
  direction = 'inherit'
  save = this.#note('save')
  restore = this.#note('restore')
  scale = this.#note('scale')
  translate = this.#note('translate')
  rotate = this.#note('rotate')
  beginPath = this.#note('beginPath')
  closePath = this.#note('closePath')
  moveTo = this.#note('moveTo')
  lineTo = this.#note('lineTo')
  quadraticCurveTo = this.#note('quadraticCurveTo')
  bezierCurveTo = this.#note('bezierCurveTo')
  clip = this.#note('clip')
  stroke = this.#note('stroke')
  setLineDash = this.#note('setLineDash')

  /** The names of what was called with these words in front. */
  of(name: string): Call[] {
    return this.calls.filter(([called]) => called === name)
  }

  /** What was written, line by line. */
  get texts(): string[] {
    return this.of('fillText').map(([, text]) => text as string)
  }

  fill(): void {
    this.calls.push(['fill', this.fillStyle, this.globalAlpha, this.shadowColor])
  }

  fillRect(...box: number[]): void {
    this.calls.push(['fillRect', this.fillStyle, ...box])
  }

  fillText(text: string, x: number, y: number): void {
    this.calls.push(['fillText', text, x, y, this.font, this.textAlign, this.fillStyle])
  }

  drawImage(...args: unknown[]): void {
    this.calls.push(['drawImage', ...args, this.imageSmoothingEnabled])
  }

  measureText(text: string): { width: number } {
    const em = clustersOf(text).reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x80 ? 0.5 : 1), 0)
    return { width: em * sizeIn(this.font) }
  }

  createLinearGradient(...points: number[]): PenGradient {
    return gradient('linear', points)
  }

  createRadialGradient(...points: number[]): PenGradient {
    return gradient('radial', points)
  }

  #note(name: string): (...args: unknown[]) => void {
    return (...args) => {
      this.calls.push([name, ...args])
    }
  }
}

function gradient(kind: string, points: number[]): PenGradient & { kind: string; points: number[]; stops: unknown[] } {
  const stops: unknown[] = []
  return { kind, points, stops, addColorStop: (at, colour) => void stops.push([at, colour]) }
}
