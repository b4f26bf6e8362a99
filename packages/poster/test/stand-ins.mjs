import { createRequire } from 'node:module'
import { canvas } from './fonts.mjs'

const require = createRequire(new URL('../../../apps/wechat/package.json', import.meta.url))
const { create } = require('qrcode')

/** A code as WeChat gives it: a picture with a quiet zone of 4 modules. */
export function codePicture(text = 'wxa:pages/join/index?s=t.4f9Kq2LmXw8sPb7d', widthPx = 430) {
  const { modules } = create(text, { errorCorrectionLevel: 'H' })
  const sheet = canvas.createCanvas(widthPx, widthPx)
  const pen = sheet.getContext('2d')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, widthPx, widthPx)
  pen.fillStyle = '#1d1a17'
  const step = widthPx / (modules.size + 8)
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue
      const [left, top] = [Math.round((column + 4) * step), Math.round((row + 4) * step)]
      pen.fillRect(left, top, Math.round((column + 5) * step) - left, Math.round((row + 5) * step) - top)
    }
  }
  return sheet
}

/** A picture of a product or a person: light falling on round things. */
export function stillLife(width, height, [ground, light, thing]) {
  const sheet = canvas.createCanvas(width, height)
  const pen = sheet.getContext('2d')
  const sky = pen.createLinearGradient(0, 0, width, height)
  sky.addColorStop(0, light)
  sky.addColorStop(1, ground)
  pen.fillStyle = sky
  pen.fillRect(0, 0, width, height)
  const ball = (x, y, r) => {
    const glow = pen.createRadialGradient(x - r / 3, y - r / 3, r / 8, x, y, r)
    glow.addColorStop(0, light)
    glow.addColorStop(1, thing)
    pen.fillStyle = glow
    pen.beginPath()
    pen.arc(x, y, r, 0, Math.PI * 2)
    pen.fill()
  }
  const side = Math.min(width, height)
  ball(width * 0.42, height * 0.56, side * 0.28)
  ball(width * 0.68, height * 0.68, side * 0.15)
  return sheet
}
