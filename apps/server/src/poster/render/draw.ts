import { type Canvas, createCanvas, type Image } from '@napi-rs/canvas'
import { cutSizes, drawPoster, type Pen } from '@passalong/poster'
import { Decoded } from './decoded.js'
import { type Drawn, type DrawWork } from './work.js'

/** Tried in this order until a poster is small enough; a code is still read at the last. */
const QUALITIES = [88, 80, 70, 60, 48, 36]

/** Draws posters, one after another, on canvases that are used again. */
export class Drawing {
  private readonly decoded = new Decoded()
  private readonly canvases = new Map<string, Canvas>()

  /** Throws PosterFault when something is missing and BrokenPicture when one cannot be decoded. */
  async draw({ template, cut, values, pictures, scale, atMostBytes }: DrawWork): Promise<Drawn> {
    const drawables: Record<string, Image> = {}
    for (const [field, picture] of Object.entries(pictures)) drawables[field] = await this.decoded.of(picture)
    const { width, height } = cutSizes[cut]
    const size = `${Math.round(width * scale)} ${Math.round(height * scale)}`
    const canvas = this.canvases.get(size) ?? createCanvas(Math.round(width * scale), Math.round(height * scale))
    // A drawing that fails in its middle leaves its canvas turned and clipped: it is not used again.
    this.canvases.delete(size)
    drawPoster(canvas.getContext('2d') as unknown as Pen, cut, template, values, drawables, scale)
    this.canvases.set(size, canvas)
    return { kind: 'draw', jpeg: smallEnough(canvas, atMostBytes) }
  }
}

function smallEnough(canvas: Canvas, atMostBytes: number): Uint8Array {
  let jpeg: Buffer | undefined
  for (const quality of QUALITIES) {
    jpeg = canvas.encodeSync('jpeg', quality)
    if (jpeg.length <= atMostBytes) break
  }
  return jpeg as Buffer
}
