import { Image } from '@napi-rs/canvas'
import { type SentPicture } from './work.js'

/** Pixels of pictures that are kept decoded: 64 MB of memory. */
const KEPT_PIXELS = 16_000_000

/** A picture cannot be decoded. */
export class BrokenPicture extends Error {}

/**
 * Decodes a picture and waits for it: until then a canvas draws nothing of it, and says nothing. Throws BrokenPicture.
 */
export async function decode(bytes: Uint8Array): Promise<Image> {
  const image = new Image()
  image.onerror = () => undefined
  try {
    // The library reads a buffer's own memory: what is shared has to be copied.
    image.src = Buffer.from(bytes)
    await image.decode()
  } catch {
    throw new BrokenPicture('it cannot be decoded')
  }
  if (!image.complete || image.width === 0 || image.height === 0) throw new BrokenPicture('it cannot be decoded')
  return image
}

/** The pictures of today's material, decoded once; the longest unused make room. */
export class Decoded {
  private readonly kept = new Map<string, Image>()
  private pixels = 0

  /** Throws BrokenPicture. */
  async of({ name, bytes }: SentPicture): Promise<Image> {
    if (name === null) return decode(bytes)
    const image = this.kept.get(name) ?? (await decode(bytes))
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
