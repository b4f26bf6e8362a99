import { type Layer, type Template, type TextLayer } from '../template/template.js'
import { frame, glow } from './artwork.js'
import { certificate, engravedParts, flourish, sealBox } from './honour-engraving.js'
import { giftFields, memberFields, named, tone } from './house.js'
import { footer } from './house-footer.js'
import { mark, signature } from './house-mark.js'

const ground = glow([0.5, 0.3], 0.8, '#40322a', [0.6, '#2a211b'], '#1e1712')
const PALE_GOLD = '#f4dfb0'

type Words = Pick<TextLayer, 'when' | 'maxLines' | 'minSizePx'> & { letterSpacingPx?: number; lineHeight?: number }

function centred(
  name: string,
  text: string,
  [x, y, width, sizePx]: [number, number, number, number],
  style: Pick<TextLayer['style'], 'weight' | 'colour'>,
  { letterSpacingPx = 0, lineHeight = 1.4, maxLines = 1, ...rest }: Words = {},
): TextLayer {
  return {
    kind: 'text',
    name,
    box: frame([x, y, width, Math.ceil(sizePx * lineHeight * maxLines)]),
    text,
    style: { sizePx, ...style, align: 'center', lineHeight, letterSpacingPx },
    maxLines,
    valign: 'middle',
    ...rest,
  }
}

/** The seal about its middle, with the number of friends or, without one, the shop's mark. */
function seal(x: number, y: number, radius: number): Layer[] {
  const scale = radius / 200
  const box = frame([x - 260 * scale, y - 220 * scale, 520 * scale, 480 * scale])
  const gold = { weight: 700, colour: PALE_GOLD } as const
  const sizePx = Math.round(92 * scale)
  const half = 84 * scale
  return [
    { kind: 'use', name: 'seal', part: 'seal', from: sealBox, box },
    centred('joins', '{joins}', [x - half, y - 68 * scale, 2 * half, sizePx], gold, {
      when: 'joins',
      lineHeight: 1.1,
      minSizePx: 28,
    }),
    centred(
      'friends',
      '位朋友',
      [x - half, y + 28 * scale, 2 * half, Math.round(26 * scale)],
      { ...gold, weight: 400 },
      {
        when: 'joins',
        letterSpacingPx: 2,
      },
    ),
    { ...mark('seal mark', x - 44 * scale, y - 44 * scale, 88 * scale, PALE_GOLD), when: '!joins' },
  ]
}

function recipient([x, y, width, sizePx]: [number, number, number, number]): Layer[] {
  const style = { weight: 600, colour: tone.espresso } as const
  const rest = { lineHeight: 1.4, minSizePx: 32 }
  return [
    centred('recipient', '{name}', [x, y, width, sizePx], style, { ...rest, when: 'name' }),
    centred('recipients', '每一位老朋友', [x, y, width, sizePx], style, { ...rest, when: '!name' }),
  ]
}

const soft = { weight: 400, colour: tone.inkSoft } as const
const strong = { weight: 700, colour: tone.espresso } as const
const dark = { ground: '#2a211b00', ink: '#fbf3e4', soft: '#d6c6ae' }

/** 感谢状: for a member who brought friends. */
export const honour: Template = {
  code: 'honour',
  version: 1,
  title: '感谢状',
  fields: [
    { key: 'title', kind: 'text', from: 'material', required: true, maxLength: 4, sample: '感谢状' },
    {
      key: 'citation',
      kind: 'text',
      from: 'material',
      required: true,
      maxLength: 30,
      sample: '谢谢你把喜欢的店\n介绍给喜欢的人',
    },
    ...giftFields('入会即得购物袋券一张', '7 天内到店使用'),
    ...memberFields,
    { key: 'joins', kind: 'text', from: 'member', required: false, sample: '12' },
  ],
  parts: engravedParts,
  cuts: {
    tall: {
      background: ground,
      layers: [
        ...certificate(40, 40, 670, 990),
        ...signature(289, 112, tone.espresso, tone.persimmon),
        centred('title', '{title}', [96, 176, 558, 88], strong, {
          letterSpacingPx: 20,
          minSizePx: 56,
          lineHeight: 1.3,
        }),
        ...flourish(375, 322, 140),
        ...recipient([104, 348, 542, 52]),
        centred('citation', '{citation}', [104, 436, 542, 28], soft, { maxLines: 2, lineHeight: 1.5, minSizePx: 22 }),
        ...seal(375, 756, 200),
        ...footer('tall', { invites: '也请你来小满', ...dark }),
      ],
    },
    card: {
      background: ground,
      layers: [
        ...named('sheet', certificate(24, 24, 702, 552)),
        centred('title', '{title}', [96, 84, 558, 88], strong, { letterSpacingPx: 20, minSizePx: 56, lineHeight: 1.3 }),
        ...seal(375, 360, 136),
      ],
    },
    square: {
      background: ground,
      layers: [
        ...named('sheet', certificate(24, 24, 702, 458)),
        centred('title', '{title}', [72, 104, 320, 72], strong, {
          letterSpacingPx: 14,
          minSizePx: 48,
          lineHeight: 1.3,
        }),
        ...flourish(220, 214, 112),
        ...recipient([72, 232, 296, 40]),
        centred('citation', '{citation}', [72, 304, 296, 26], soft, { maxLines: 2, lineHeight: 1.5, minSizePx: 20 }),
        ...seal(518, 248, 128),
        ...footer('square', { invites: '也请你来小满', ...dark }),
      ],
    },
  },
}
