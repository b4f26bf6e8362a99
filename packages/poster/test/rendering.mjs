import { canvas } from './fonts.mjs'

/** Draws a cut of a template on Node's canvas. */
export async function renderPoster(template, cut, { values, pictures }, scale = 1) {
  const { cutSizes, drawPoster } = await import('../dist/index.js')
  const { width, height } = cutSizes[cut]
  const sheet = canvas.createCanvas(Math.round(width * scale), Math.round(height * scale))
  drawPoster(sheet.getContext('2d'), cut, template, values, pictures, scale)
  return sheet
}
