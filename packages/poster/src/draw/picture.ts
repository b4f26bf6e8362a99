import { type AvatarLayer, type Box, type CodeLayer, type ImageLayer } from '../template/template.js'
import { clustersOf } from '../text/clusters.js'
import { cleaned } from '../text/filled.js'
import { pictureOf, textOf } from './given.js'
import { beginShadow, endShadow, type Ink, paintOf } from './ink.js'
import { ellipseIn, roundedBox } from './outline.js'
import { type Drawable, fontOf } from './pen.js'

/** Draws a picture into a box: `cover` fills it and cuts what is over, `contain` shows all of it. */
function place(ink: Ink, picture: Drawable, box: Box, fit: 'cover' | 'contain'): void {
  const { width, height } = picture
  if (fit === 'contain') {
    const ratio = Math.min(box.width / width, box.height / height)
    const w = width * ratio
    const h = height * ratio
    ink.pen.drawImage(picture, 0, 0, width, height, box.x + (box.width - w) / 2, box.y + (box.height - h) / 2, w, h)
    return
  }
  const ratio = Math.max(box.width / width, box.height / height)
  const w = box.width / ratio
  const h = box.height / ratio
  ink.pen.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h, box.x, box.y, box.width, box.height)
}

/** A picture of a field. Where it is missing and not required, its tint stands there, or nothing. */
export function drawImage(ink: Ink, layer: ImageLayer): void {
  const { pen } = ink
  const { box, shadow, radius = 0, tint } = layer
  const picture = pictureOf(ink, layer.image)
  if (layer.fit === 'contain' && picture && radius === 0 && tint === undefined) {
    beginShadow(ink, shadow)
    place(ink, picture, box, 'contain')
    endShadow(ink, shadow)
    return
  }
  if (!picture && tint === undefined) return
  if (tint !== undefined || shadow) {
    roundedBox(pen, box, radius)
    beginShadow(ink, shadow)
    pen.fillStyle = tint === undefined ? '#ffffff' : paintOf(pen, tint, box)
    pen.fill()
    endShadow(ink, shadow)
  }
  if (!picture) return
  if (radius === 0) {
    place(ink, picture, box, layer.fit)
    return
  }
  pen.save()
  roundedBox(pen, box, radius)
  pen.clip()
  place(ink, picture, box, layer.fit)
  pen.restore()
}

/** WeChat's picture of a code has its quiet zone in it; the panel adds this much of its side all around. */
const PANEL_MARGIN = 0.05

/** The mini program code on its white panel. Scaled up it is not smoothed: soft edges are what cameras fail at. */
export function drawCode(ink: Ink, layer: CodeLayer): void {
  const { pen } = ink
  const { box } = layer
  const code = pictureOf(ink, 'code')
  if (!code) return
  roundedBox(pen, box, layer.radius ?? 0)
  pen.fillStyle = '#ffffff'
  pen.fill()
  const side = Math.min(box.width, box.height)
  const margin = side * PANEL_MARGIN
  const inner = side - 2 * margin
  const enlarged = inner * ink.scale > code.width
  if (enlarged) pen.imageSmoothingEnabled = false
  const x = box.x + (box.width - inner) / 2
  const y = box.y + (box.height - inner) / 2
  pen.drawImage(code, 0, 0, code.width, code.height, x, y, inner, inner)
  if (enlarged) pen.imageSmoothingEnabled = true
}

/** The height of capitals and Han signs above the baseline, halved: what centres a letter on a line. */
const HALF_LETTER = 0.37

/** The sharer's picture, or the first letter of their name on a tint. */
export function drawAvatar(ink: Ink, layer: AvatarLayer): void {
  const { pen } = ink
  const { box } = layer
  const picture = pictureOf(ink, layer.image)
  if (picture) {
    pen.save()
    ellipseIn(pen, box)
    pen.clip()
    place(ink, picture, box, 'cover')
    pen.restore()
    return
  }
  ellipseIn(pen, box)
  pen.fillStyle = paintOf(pen, layer.tint, box)
  pen.fill()
  const letter = clustersOf(cleaned(textOf(ink, layer.initialOf)).trim())[0]
  if (letter === undefined) return
  const sizePx = Math.min(box.width, box.height) * 0.46
  pen.font = fontOf(600, sizePx)
  pen.fillStyle = layer.ink
  pen.textAlign = 'center'
  pen.fillText(letter.toUpperCase(), box.x + box.width / 2, box.y + box.height / 2 + sizePx * HALF_LETTER)
}
