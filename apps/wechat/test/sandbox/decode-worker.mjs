// Decodes pictures outside of jest's own context, where arithmetic in long loops is a hundred times slower.
import { parentPort } from 'node:worker_threads'
import jsqr from 'jsqr'
import { PNG } from 'pngjs'

/** The picture as a phone sees it `times` smaller: each pixel the mean of a square of pixels, over white paper. */
function smaller(png, times) {
  const [width, height] = [Math.floor(png.width / times), Math.floor(png.height / times)]
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0
        for (let n = 0; n < times * times; n += 1) {
          const at = ((y * times + Math.floor(n / times)) * png.width + x * times + (n % times)) * 4
          const alpha = png.data[at + 3] / 255
          sum += png.data[at + channel] * alpha + 255 * (1 - alpha)
        }
        data[(y * width + x) * 4 + channel] = sum / (times * times)
      }
    }
  }
  return { data, width, height }
}

parentPort.on('message', ({ picture, times }) => {
  const { data, width, height } = smaller(PNG.sync.read(Buffer.from(picture)), times)
  parentPort.postMessage((jsqr.default ?? jsqr)(data, width, height)?.data ?? null)
})
