import { createCanvas, loadImage } from '@napi-rs/canvas'
import reader from 'jsqr'

type Read = typeof reader.default
// CommonJS: Node gives what the module exports, a bundler its default.
const read = ((reader as { default?: Read }).default ?? reader) as Read

/** What a phone reads in a picture that it sees at `scale`; null for nothing. */
export async function readCode(picture: Buffer, scale = 1): Promise<string | null> {
  const image = await loadImage(picture)
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)]
  const pen = createCanvas(width, height).getContext('2d')
  pen.drawImage(image, 0, 0, width, height)
  const code = read(new Uint8ClampedArray(pen.getImageData(0, 0, width, height).data), width, height)
  return code === null ? null : decodeURIComponent(code.data)
}
