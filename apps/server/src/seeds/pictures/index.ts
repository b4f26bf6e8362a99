import { createCanvas } from '@napi-rs/canvas'
import { drawPoster, type Pen, type Template, type UseLayer } from '@passalong/poster'
import { frame, lamp, softParts } from '@passalong/poster/templates'
import { mug } from './mug.js'
import { type Scene } from './room.js'
import { blanket } from './throw.js'
import { vase } from './vase.js'

const drawings = {
  lamp: { room: lamp, things: [], scale: 1 },
  mug,
  throw: blanket,
  vase,
} satisfies Record<string, Scene>

/** A picture of one of the demo shop's goods. */
export type DemoPicture = keyof typeof drawings

/** Of a picture, to each side. */
export const PICTURE_PX = 1200
const DESIGN_PX = 750
const SCENE_PX = 720
const JPEG_QUALITY = 86

/** Draws a picture of goods, a JPEG of 1200 × 1200; the same bytes each time on one computer. */
export function drawDemoPicture(name: DemoPicture): Buffer {
  const canvas = createCanvas(PICTURE_PX, PICTURE_PX)
  const pen = canvas.getContext('2d') as unknown as Pen
  drawPoster(pen, 'square', pictured(drawings[name]), { texts: {}, pricesFen: {} }, {}, PICTURE_PX / DESIGN_PX)
  return canvas.encodeSync('jpeg', JPEG_QUALITY)
}

/** Scenes are 720 × 720 with their floor about 640; a template's square cut is 750 × 750. */
function pictured({ room, things, scale }: Scene): Template {
  const cut = {
    background: '#ffffff',
    layers: [used('room', 0, 0, 1), used('things', 360 * (1 - scale), 640 * (1 - scale), scale)],
  }
  return {
    code: 'picture',
    version: 1,
    title: 'picture',
    fields: [],
    parts: { ...softParts, room, things },
    cuts: { tall: cut, card: cut, square: cut },
  }
}

function used(part: string, x: number, y: number, scale: number): UseLayer {
  const by = DESIGN_PX / SCENE_PX
  const side = DESIGN_PX * scale
  return {
    kind: 'use',
    name: part,
    part,
    from: frame([0, 0, SCENE_PX, SCENE_PX]),
    box: frame([x * by, y * by, side, side]),
  }
}
