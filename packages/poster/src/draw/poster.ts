import {
  type Box,
  type Cut,
  type CutName,
  cutNames,
  cutSizes,
  type Layer,
  type PosterValues,
  type Template,
  type UseLayer,
} from '../template/template.js'
import { PosterFault } from './fault.js'
import { demandAll, isWanted, partOf } from './given.js'
import { type Ink, paintOf } from './ink.js'
import { type Drawable, type Pen } from './pen.js'
import { drawAvatar, drawCode, drawImage } from './picture.js'
import { drawPrice } from './price.js'
import { drawShape } from './shape.js'
import { drawText } from './text.js'

/**
 * Draws a cut of a template onto a canvas of `cutSizes[cut] × scale` pixels, at once and wholly: what is loaded or asked
 * for is loaded before. `pictures` by the key of their field, the sharer's as `avatar`, the mini program code as `code`.
 * A picture that is missing and not required is left out.
 * @param scale pixels of the canvas per design pixel
 * @throws PosterFault before anything is drawn, naming the layer and the field that it lacks
 */
export function drawPoster(
  pen: Pen,
  cut: Cut | CutName,
  template: Template,
  values: PosterValues,
  pictures: Record<string, Drawable>,
  scale: number,
): void {
  const name = cutNames.find((known) => known === cut || template.cuts[known] === cut)
  if (name === undefined) throw new PosterFault('cut', 'cuts', 'the cut is none of this template')
  const { background, layers } = template.cuts[name]
  const ink: Ink = { pen, template, values, pictures, scale, alpha: 1 }
  demandAll(ink, layers)
  const { width, height } = cutSizes[name]
  const all: Box = { x: 0, y: 0, width, height }
  pen.save()
  pen.scale(scale, scale)
  pen.globalAlpha = 1
  pen.lineJoin = 'round'
  pen.textBaseline = 'alphabetic'
  if ('direction' in pen) pen.direction = 'ltr'
  pen.imageSmoothingEnabled = true
  if ('imageSmoothingQuality' in pen) pen.imageSmoothingQuality = 'high'
  pen.fillStyle = paintOf(pen, background, all)
  pen.fillRect(0, 0, width, height)
  drawLayers(ink, layers)
  pen.restore()
}

function drawLayers(ink: Ink, layers: readonly Layer[]): void {
  for (const layer of layers) {
    if (!isWanted(ink, layer)) continue
    if (layer.opacity === undefined && layer.rotateDeg === undefined) drawLayer(ink, layer)
    else drawTurned(ink, layer)
  }
}

/** A layer with an opacity or turned around the middle of its box. */
function drawTurned(ink: Ink, layer: Layer): void {
  const { pen, alpha } = ink
  const { box, opacity = 1, rotateDeg = 0 } = layer
  pen.save()
  ink.alpha = alpha * opacity
  pen.globalAlpha = ink.alpha
  if (rotateDeg !== 0) {
    const x = box.x + box.width / 2
    const y = box.y + box.height / 2
    pen.translate(x, y)
    pen.rotate((rotateDeg * Math.PI) / 180)
    pen.translate(-x, -y)
  }
  drawLayer(ink, layer)
  ink.alpha = alpha
  pen.restore()
}

function drawLayer(ink: Ink, layer: Layer): void {
  if (layer.kind === 'shape') drawShape(ink, layer)
  else if (layer.kind === 'text') drawText(ink, layer)
  else if (layer.kind === 'use') drawPart(ink, layer)
  else if (layer.kind === 'image') drawImage(ink, layer)
  else if (layer.kind === 'price') drawPrice(ink, layer)
  else if (layer.kind === 'code') drawCode(ink, layer)
  else drawAvatar(ink, layer)
}

function drawPart(ink: Ink, { part, from, box }: UseLayer): void {
  const layers = partOf(ink.template, part)
  if (!layers) return
  const { pen, scale } = ink
  const byX = box.width / from.width
  const byY = box.height / from.height
  pen.save()
  pen.translate(box.x - from.x * byX, box.y - from.y * byY)
  pen.scale(byX, byY)
  ink.scale = scale * Math.sqrt(Math.abs(byX * byY))
  drawLayers(ink, layers)
  ink.scale = scale
  pen.restore()
}
