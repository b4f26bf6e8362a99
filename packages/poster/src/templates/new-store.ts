import { type Layer, type Template } from '../template/template.js'
import { block, down, frame, softParts } from './artwork.js'
import { giftFields, MARGIN, memberFields, tone, type } from './house.js'
import { footer } from './house-footer.js'
import { signature } from './house-mark.js'
import { storeFront } from './new-store-front.js'
import { lane } from './new-store-street.js'

type Frame = [x: number, y: number, width: number, height: number]
const sky = down('#fdf1e1', [0.5, '#f9e3cb'], '#f6d9bd')

/** The lane with the shop before it, both of 750 × 620 with their foot at 560; the shop may be a little smaller. */
function street(x: number, y: number, scale: number, shopScale = scale): Layer[] {
  const from = frame([0, 0, 750, 620])
  const ground = y + 560 * scale
  const left = x + (750 / 2) * (scale - shopScale)
  return [
    { kind: 'use', name: 'lane', part: 'lane', from, box: frame([x, y, 750 * scale, 620 * scale]) },
    block('pavement', [0, ground, 750, 60 * scale], down('#ead5bb', '#dfc4a4')),
    {
      kind: 'use',
      name: 'shop',
      part: 'shop',
      from,
      box: frame([left, ground - 560 * shopScale, 750 * shopScale, 620 * shopScale]),
    },
  ]
}

function title(at: Frame, sizePx: number, maxLines: number): Layer {
  return {
    kind: 'text',
    name: 'title',
    box: frame(at),
    text: '{title}',
    style: { sizePx, weight: 700, colour: tone.ink, lineHeight: 1.25, letterSpacingPx: 2 },
    maxLines,
    minSizePx: Math.round(sizePx * 0.7),
  }
}

function line(name: string, at: Frame, sizePx: number, weight: 400 | 600, colour: string): Layer {
  return {
    kind: 'text',
    name,
    box: frame(at),
    text: `{${name}}`,
    style: { sizePx, weight, colour },
    maxLines: 1,
    minSizePx: weight === 600 ? type.note : 18,
    valign: 'middle',
  }
}

function place(x: number, y: number, width: number, sizePx: number): Layer[] {
  return [
    line('address', [x, y, width, 40], sizePx, 400, tone.inkSoft),
    { ...line('hours', [x, y + 36, width, 40], sizePx, 400, tone.inkSoft), when: 'hours' },
  ]
}

/** A shop opens: its front, the day and the address. */
export const newStore: Template = {
  code: 'new-store',
  version: 1,
  title: '新店开业',
  fields: [
    { key: 'title', kind: 'text', from: 'material', required: true, maxLength: 12, sample: '武康路转角\n有家新店' },
    { key: 'opens', kind: 'text', from: 'material', required: true, maxLength: 12, sample: '11 月 28 日开门' },
    {
      key: 'address',
      kind: 'text',
      from: 'material',
      required: true,
      maxLength: 16,
      sample: '武康路 376 号',
    },
    { key: 'hours', kind: 'text', from: 'material', required: false, maxLength: 16, sample: '10:00 – 21:30' },
    ...giftFields('入会即得购物袋券一张', '7 天内到武康路店使用'),
    ...memberFields,
  ],
  parts: { ...softParts, lane, shop: storeFront },
  cuts: {
    tall: {
      background: sky,
      layers: [
        ...signature(MARGIN, MARGIN, tone.ink, tone.persimmon),
        title([MARGIN - 4, 120, 638, 210], type.title, 2),
        line('opens', [MARGIN, 340, 638, 48], 36, 600, tone.persimmonDeep),
        ...place(MARGIN, 392, 638, type.gift),
        ...street(0, 426, 1, 0.96),
        ...footer('tall', { invites: '邀你来逛新店' }),
      ],
    },
    card: {
      background: sky,
      layers: [
        ...street(296, 216, 0.62),
        title([44, 48, 660, 200], 80, 2),
        line('opens', [48, 264, 270, 56], 40, 600, tone.persimmonDeep),
      ],
    },
    square: {
      background: sky,
      layers: [
        ...street(350, 186, 0.5),
        ...signature(MARGIN, 48, tone.ink, tone.persimmon),
        title([MARGIN - 3, 112, 638, 164], 64, 2),
        line('opens', [MARGIN, 288, 300, 48], 34, 600, tone.persimmonDeep),
        ...place(MARGIN, 340, 296, type.body),
        ...footer('square', { invites: '邀你来逛新店' }),
      ],
    },
  },
}
