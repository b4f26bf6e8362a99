import { type Canvas, createCanvas, type Image } from '@napi-rs/canvas'
import { decode } from './decoded.js'
import { type TakeInWork, type TakenIn } from './work.js'

/** What WeChat's content check takes: 750 × 1334 pixels, 1 MB. */
const LOOK = { widthPx: 750, heightPx: 1334, quality: 80 }
const QUALITY = 86
/** A picture that lets something shine through stays a PNG; a larger one is shrunk once more. */
const PNG_BYTES = 1_500_000
const PNG_SMALLER = 0.66

/**
 * Decodes a picture and writes it anew: what a camera or a program wrote beside the pixels stays behind, and it lies as its
 * orientation says. Throws BrokenPicture.
 */
export async function takeIn({ bytes, longestPx }: TakeInWork): Promise<TakenIn> {
  const image = await decode(bytes)
  const fit = Math.min(1, longestPx / Math.max(image.width, image.height))
  const canvas = shrunk(image, fit, null)
  const opaque = isOpaque(canvas)
  const kept = opaque ? canvas.encodeSync('jpeg', QUALITY) : canvas.encodeSync('png')
  const large = !opaque && kept.length > PNG_BYTES
  const last = large ? shrunk(image, fit * PNG_SMALLER, null) : canvas
  return {
    kind: 'take-in',
    contentType: opaque ? 'image/jpeg' : 'image/png',
    bytes: large ? last.encodeSync('png') : kept,
    widthPx: last.width,
    heightPx: last.height,
    look: opaque ? lookOf(last) : lookThrough(last),
  }
}

/** Of what is kept and not of what was brought: WeChat is shown what others will see. */
function lookOf(image: Canvas): Uint8Array {
  const fit = Math.min(1, LOOK.widthPx / image.width, LOOK.heightPx / image.height)
  return shrunk(image, fit, '#ffffff').encodeSync('jpeg', LOOK.quality)
}

/** On white, and below it on black: nobody knows what it will lie on, and what is white does not show on white. */
function lookThrough(image: Canvas): Uint8Array {
  const fit = Math.min(1, LOOK.widthPx / image.width, Math.floor(LOOK.heightPx / 2) / image.height)
  const [light, dark] = [shrunk(image, fit, '#ffffff'), shrunk(image, fit, '#000000')]
  const both = createCanvas(light.width, light.height * 2)
  const pen = both.getContext('2d')
  pen.drawImage(light, 0, 0)
  pen.drawImage(dark, 0, light.height)
  return both.encodeSync('jpeg', LOOK.quality)
}

/**
 * Below a half every pixel has its part in the smaller picture: where only some are looked at, as the sharpest way of drawing does,
 * a picture can be hidden between the pixels of another.
 */
function shrunk(image: Image | Canvas, fit: number, ground: string | null): Canvas {
  const [width, height] = [image.width, image.height].map((side) => Math.max(1, Math.round(side * fit))) as [
    number,
    number,
  ]
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (ground !== null) {
    pen.fillStyle = ground
    pen.fillRect(0, 0, width, height)
  }
  pen.imageSmoothingEnabled = true
  pen.imageSmoothingQuality = fit < 0.5 ? 'medium' : 'high'
  pen.drawImage(image, 0, 0, width, height)
  return canvas
}

function isOpaque(canvas: Canvas): boolean {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false
  return true
}
