import pixelmatch from 'pixelmatch'
import { canvas } from './fonts.mjs'

/** The pixels of a PNG or of a canvas, as both sides of a comparison need them. */
export async function pixelsOf(picture) {
  const image = Buffer.isBuffer(picture) ? await canvas.loadImage(picture) : picture
  const sheet = canvas.createCanvas(image.width, image.height)
  const pen = sheet.getContext('2d')
  pen.drawImage(image, 0, 0)
  return pen.getImageData(0, 0, image.width, image.height)
}

/** Small enough that a letter fills a good part of it. */
const TILE_PX = 50

/**
 * How much two pictures differ: `share` of pixels that a person would see to be of another colour (pixelmatch at 0.1,
 * soft edges of letters and shapes left out), and `mean`, the mean distance of a channel from 0 to 255. `tile` is
 * the largest mean in a square of 50 pixels: what is moved or missing shows there, however small it is.
 */
export async function differenceOf(one, other) {
  const [a, b] = [await pixelsOf(one), await pixelsOf(other)]
  if (a.width !== b.width || a.height !== b.height) {
    throw new Error(`${a.width} × ${a.height} is compared with ${b.width} × ${b.height}`)
  }
  const marks = new Uint8ClampedArray(a.data.length)
  const count = pixelmatch(a.data, b.data, marks, a.width, a.height, { threshold: 0.1, includeAA: false })
  const { mean, tile } = distances(a, b)
  const picture = canvas.createCanvas(a.width, a.height)
  picture.getContext('2d').putImageData(new canvas.ImageData(marks, a.width, a.height), 0, 0)
  return { share: count / (a.width * a.height), mean, tile, marks: picture.toBuffer('image/png') }
}

function distances({ data, width, height }, other) {
  const across = Math.ceil(width / TILE_PX)
  const sums = new Float64Array(across * Math.ceil(height / TILE_PX))
  for (let at = 0; at < data.length; at += 1) {
    const pixel = at >> 2
    const tile = Math.floor(Math.floor(pixel / width) / TILE_PX) * across + Math.floor((pixel % width) / TILE_PX)
    sums[tile] += Math.abs(data[at] - other.data[at])
  }
  const mean = sums.reduce((sum, one) => sum + one, 0) / data.length
  return { mean, tile: Math.max(...sums) / (4 * TILE_PX * TILE_PX) }
}
