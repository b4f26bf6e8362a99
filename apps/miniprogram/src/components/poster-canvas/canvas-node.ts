import type { Drawable, Pen } from '@passalong/poster'

/** A picture as WeChat's canvas makes it. */
export interface CanvasPicture {
  src: string
  onload: (() => void) | null
  onerror: ((reason: unknown) => void) | null
  readonly width: number
  readonly height: number
}

/** What a canvas may tell of its pixels, where it can. */
interface Readable {
  getImageData?(x: number, y: number, width: number, height: number): { data: ArrayLike<number> }
}

/** The node of a `<canvas type="2d">`. */
export interface CanvasNode {
  width: number
  height: number
  getContext(kind: '2d'): (Pen & Readable) | null
  createImage(): CanvasPicture & Drawable
}

interface Found {
  node?: CanvasNode | null
}

/** What of WeChat's own object is used here. */
declare const wx: {
  createSelectorQuery(): {
    in(component: unknown): {
      select(selector: string): {
        fields(fields: { node: true }): { exec(done: (found: (Found | null)[]) => void): void }
      }
    }
  }
  canvasToTempFilePath(options: object): void
}

const PATIENCE_MS = 1000
/** The first look is mostly a frame too early; the pauses grow. */
const PAUSES_MS = [10, 10, 20, 40]
const LONG_PAUSE_MS = 80

const nodeIn = (component: unknown) =>
  new Promise<CanvasNode | null>((resolve) => {
    wx.createSelectorQuery()
      .in(component)
      .select('#poster')
      .fields({ node: true })
      .exec(([found]) => resolve(found?.node ?? null))
  })

/** The component's canvas. It is laid out a moment after it was put there: a few tries find it. null: there is none. */
export async function canvasOf(component: unknown, isStopped: () => boolean): Promise<CanvasNode | null> {
  const since = Date.now()
  for (let tries = 0; Date.now() - since < PATIENCE_MS && !isStopped(); tries += 1) {
    const node = await nodeIn(component)
    if (node) return node
    await new Promise((resolve) => setTimeout(resolve, PAUSES_MS[tries] ?? LONG_PAUSE_MS))
  }
  return null
}

/** A canvas holds four bytes a pixel for as long as it has a size. */
export function freeCanvas(canvas: CanvasNode): void {
  canvas.width = 0
  canvas.height = 0
}

/** True when the last corner is painted: some phones hand out a context that draws nothing. One look; more are slow. */
export function isPainted({ width, height }: CanvasNode, pen: Readable): boolean {
  return !pen.getImageData || pen.getImageData(width - 1, height - 1, 1, 1).data[3] === 255
}

export type Exported = { path: string } | { refused: 'export' | 'storage' }

const FULL = /storage|no space|enospc|exceed|quota/i

/** The whole canvas as a JPEG file of quality 0.9, in the canvas's own pixels. */
export function fileOf(canvas: CanvasNode): Promise<Exported> {
  const { width, height } = canvas
  return new Promise((resolve) => {
    const refuse = (words: unknown) => resolve({ refused: FULL.test(String(words)) ? 'storage' : 'export' })
    try {
      wx.canvasToTempFilePath({
        ...{ canvas, x: 0, y: 0, width, height, destWidth: width, destHeight: height, fileType: 'jpg', quality: 0.9 },
        success: ({ tempFilePath }: { tempFilePath?: string }) =>
          tempFilePath ? resolve({ path: tempFilePath }) : refuse(''),
        fail: ({ errMsg }: { errMsg?: string }) => refuse(errMsg),
      })
    } catch (thrown) {
      refuse(thrown)
    }
  })
}
