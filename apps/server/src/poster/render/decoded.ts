import { Image } from '@napi-rs/canvas'
import { type SentPicture } from './work.js'

/** Pixels of pictures that are kept decoded: 64 MB of memory. */
const KEPT_PIXELS = 16_000_000

/** A picture cannot be decoded. */
export class BrokenPicture extends Error {}

/**
 * Decodes at once, on this thread; of a picture with an orientation, `decodeAnyones` alone tells the right size. Throws
 * BrokenPicture.
 */
function decode(bytes: Uint8Array): Image {
  const image = new Image()
  image.onerror = () => undefined
  try {
    // The library reads a buffer's own memory: shared memory has to be copied, and the rest is ours alone.
    image.src = Buffer.from(bytes)
  } catch {
    throw new BrokenPicture('it cannot be decoded')
  }
  if (!image.complete || image.width === 0 || image.height === 0) throw new BrokenPicture('it cannot be decoded')
  return image
}

/** Decodes a picture of whatever origin. Throws BrokenPicture. */
export async function decodeAnyones(bytes: Uint8Array): Promise<Image> {
  const image = decode(bytes)
  await image.decode().catch(() => {
    throw new BrokenPicture('it cannot be decoded')
  })
  return image
}

/** The pictures of today's material, decoded once; the longest unused make room. */
export class Decoded {
  private readonly kept = new Map<string, Image>()
  private pixels = 0

  /** Throws BrokenPicture. */
  of({ name, bytes }: SentPicture): Image {
    if (name === null) return decode(bytes)
    const image = this.kept.get(name) ?? decode(bytes)
    if (!this.kept.delete(name)) this.pixels += image.width * image.height
    this.kept.set(name, image)
    for (const [oldest, { width, height }] of this.kept) {
      if (this.pixels <= KEPT_PIXELS || oldest === name) break
      this.kept.delete(oldest)
      this.pixels -= width * height
    }
    return image
  }
}
