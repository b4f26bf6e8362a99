import { type Cut, type Layer, type Template } from '../template/template.js'
import { block, frame, softParts } from './artwork.js'
import { giftFields, MARGIN, memberFields, tone, type } from './house.js'
import { footer } from './house-footer.js'
import { signature } from './house-mark.js'
import { lamp, lampSize } from './still-lamp.js'

type Frame = [x: number, y: number, width: number, height: number]

/** The product's picture; until there is one, a lamp stands for it, cropped about its middle as a picture would be. */
function picture(at: Frame, crop: Frame, sheet: Frame): Layer[] {
  return [
    { kind: 'use', name: 'lamp', part: 'lamp', from: frame(crop), box: frame(at), when: '!picture' },
    { kind: 'image', name: 'picture', box: frame(at), image: 'picture', fit: 'cover' },
    // A part is not clipped: the paper covers what the lamp has beyond its crop.
    block('sheet', sheet, tone.paper),
  ]
}

function title(at: Frame, sizePx: number, maxLines: number, valign: 'top' | 'middle'): Layer {
  return {
    kind: 'text',
    name: 'title',
    box: frame(at),
    text: '{title}',
    style: { sizePx, weight: 700, colour: tone.ink, lineHeight: 1.25, letterSpacingPx: 2 },
    maxLines,
    minSizePx: Math.round(sizePx * 0.7),
    valign,
  }
}

function price(at: Frame, sizePx: number, before: Frame, beforePx: number, align: 'left' | 'right'): Layer[] {
  return [
    {
      kind: 'price',
      name: 'price',
      box: frame(at),
      price: 'price',
      style: { sizePx, weight: 700, colour: tone.persimmon, align },
    },
    {
      kind: 'price',
      name: 'price before',
      box: frame(before),
      price: 'priceBefore',
      style: { sizePx: beforePx, weight: 400, colour: tone.inkSoft, align },
      struck: true,
      when: 'priceBefore',
    },
  ]
}

const subtitle: Layer = {
  kind: 'text',
  name: 'subtitle',
  box: frame([304, MARGIN, 390, 40]),
  text: '{subtitle}',
  style: { sizePx: type.body, weight: 400, colour: tone.inkSoft, align: 'right' },
  maxLines: 1,
  minSizePx: 20,
  valign: 'middle',
  when: 'subtitle',
}

const tall: Cut = {
  background: tone.paper,
  layers: [
    ...picture([0, 144, 750, 656], [0, 52, lampSize, 629.8], [0, 800, 750, 246]),
    block('head', [0, 0, 750, 144], tone.paper),
    ...signature(MARGIN, MARGIN, tone.ink, tone.persimmon),
    subtitle,
    title([MARGIN - 4, 832, 392, 184], 72, 2, 'middle'),
    ...price([462, 912, 232, 96], 80, [462, 864, 232, 40], 30, 'right'),
    ...footer('tall', { invites: '想和你一起用' }),
  ],
}

/** A good thing of the shop: its picture, its name, its price. */
export const product: Template = {
  code: 'product',
  version: 1,
  title: '好物',
  fields: [
    { key: 'title', kind: 'text', from: 'material', required: true, maxLength: 14, sample: '一盏暖光\n陪你入冬' },
    {
      key: 'subtitle',
      kind: 'text',
      from: 'material',
      required: false,
      maxLength: 18,
      sample: '亚麻灯罩陶瓷台灯 · 三档调光',
    },
    { key: 'picture', kind: 'image', from: 'material', required: false },
    { key: 'price', kind: 'price', from: 'material', required: true, sample: 16800 },
    { key: 'priceBefore', kind: 'price', from: 'material', required: false, sample: 19800 },
    ...giftFields('入会即得购物袋券一张', '7 天内到店使用'),
    ...memberFields,
  ],
  parts: { ...softParts, lamp },
  cuts: {
    tall,
    card: {
      background: tone.paper,
      layers: [
        ...picture([368, 0, 382, 600], [130.8, 0, 458.4, 720], [0, 0, 368, 600]),
        title([46, 56, 306, 350], 68, 4, 'top'),
        ...price([48, 464, 300, 88], 88, [48, 416, 300, 48], 34, 'left'),
      ],
    },
    square: {
      background: tone.paper,
      layers: [
        ...picture([375, 0, 375, 494], [86.7, 0, 546.6, 720], [0, 0, 375, 494]),
        ...signature(MARGIN, 48, tone.ink, tone.persimmon),
        title([MARGIN - 3, 128, 296, 200], 62, 3, 'top'),
        ...price([MARGIN, 376, 296, 72], 68, [MARGIN, 336, 296, 40], 28, 'left'),
        ...footer('square', { invites: '想和你一起用' }),
      ],
    },
  },
}
