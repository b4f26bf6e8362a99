import { createCanvas } from '@napi-rs/canvas'
import { drawPoster, type Layer, type Pen, type Template } from '@passalong/poster'
import { frame, lamp, softParts } from '@passalong/poster/templates'
import { mug } from './mug.js'
import { blanket } from './throw.js'
import { vase } from './vase.js'

const drawings = { lamp, mug, throw: blanket, vase } satisfies Record<string, Layer[]>

/** A picture of one of the demo shop's goods. */
export type DemoPicture = keyof typeof drawings

/** Of a picture, to each side. */
export const PICTURE_PX = 1200
const DESIGN_PX = 750
const JPEG_QUALITY = 86

/** Draws a picture of goods, a JPEG of 1200 × 1200; the same bytes each time on one computer. */
export function drawDemoPicture(name: DemoPicture): Buffer {
  const canvas = createCanvas(PICTURE_PX, PICTURE_PX)
  const pen = canvas.getContext('2d') as unknown as Pen
  drawPoster(pen, 'square', pictured(drawings[name]), { texts: {}, pricesFen: {} }, {}, PICTURE_PX / DESIGN_PX)
  return canvas.encodeSync('jpeg', JPEG_QUALITY)
}

/** The drawings are 720 × 720; a template's square cut is 750 × 750. */
function pictured(drawing: Layer[]): Template {
  const box = frame([0, 0, DESIGN_PX, DESIGN_PX])
  const cut = {
    background: '#ffffff',
    layers: [{ kind: 'use' as const, name: 'goods', part: 'goods', from: frame([0, 0, 720, 720]), box }],
  }
  return {
    code: 'picture',
    version: 1,
    title: 'picture',
    fields: [],
    parts: { ...softParts, goods: drawing },
    cuts: { tall: cut, card: cut, square: cut },
  }
}
