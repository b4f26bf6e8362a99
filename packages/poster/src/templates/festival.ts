import { type Layer, type Template } from '../template/template.js'
import { frame, glow, slant, soft, softParts } from './artwork.js'
import { bowlBox, bowlParts } from './festival-bowl.js'
import { twigBox, twigParts } from './festival-twig.js'
import { giftFields, MARGIN, memberFields, type } from './house.js'
import { footer } from './house-footer.js'
import { signature } from './house-mark.js'

const CREAM = '#fff4e3'
/** Its lightest part still bears cream letters of any size. */
const ground = slant('#a92c14', [0.55, '#bd3a1f'], '#c8452a')
const moon = glow([0.4, 0.36], 0.6, '#de6a48', [0.7, '#cf5434'], '#c44a2b')

function bowl(x: number, y: number, width: number): Layer[] {
  const scale = width / bowlBox.width
  const height = bowlBox.height * scale
  return [
    soft('bowl shade', 'shade', [x + width / 2 + 14 * scale, y + 676 * scale, 310 * scale, 52 * scale]),
    { kind: 'use', name: 'bowl', part: 'bowl', from: bowlBox, box: { x, y, width, height } },
  ]
}

const disc = (x: number, y: number, sizePx: number): Layer => ({
  kind: 'shape',
  name: 'moon',
  shape: 'ellipse',
  box: frame([x, y, sizePx, sizePx]),
  fill: moon,
})

function words(
  festival: [y: number, sizePx: number, width: number],
  title: [y: number, sizePx: number, width: number],
): Layer[] {
  return [
    {
      kind: 'text',
      name: 'festival',
      box: frame([MARGIN - 4, festival[0], festival[2], Math.ceil(festival[1] * 1.2)]),
      text: '{festival}',
      style: { sizePx: festival[1], weight: 700, colour: CREAM, lineHeight: 1.2, letterSpacingPx: 8 },
      maxLines: 1,
      minSizePx: 48,
      valign: 'bottom',
    },
    {
      kind: 'text',
      name: 'title',
      box: frame([MARGIN, title[0], title[2], Math.ceil(title[1] * 2.8)]),
      text: '{title}',
      style: { sizePx: title[1], weight: 400, colour: CREAM, lineHeight: 1.4, letterSpacingPx: 2 },
      maxLines: 2,
      minSizePx: 28,
    },
  ]
}

const period: Layer = {
  kind: 'text',
  name: 'period',
  box: frame([394, MARGIN, 300, 40]),
  text: '{period}',
  style: { sizePx: type.body, weight: 400, colour: CREAM, align: 'right' },
  maxLines: 1,
  minSizePx: 20,
  valign: 'middle',
  when: 'period',
}

/** 冬至, 元宵, 中秋: a bowl of sweet rice balls before the moon. */
export const festival: Template = {
  code: 'festival',
  version: 1,
  title: '节日',
  fields: [
    { key: 'festival', kind: 'text', from: 'material', required: true, maxLength: 4, sample: '冬至' },
    { key: 'title', kind: 'text', from: 'material', required: true, maxLength: 16, sample: '吃碗圆子，\n慢慢过冬' },
    { key: 'period', kind: 'text', from: 'material', required: false, maxLength: 16, sample: '12 月 21 日 · 各店' },
    ...giftFields('入会即得购物袋券一张', '7 天内到店使用'),
    ...memberFields,
  ],
  parts: { ...softParts, ...bowlParts, ...twigParts },
  cuts: {
    tall: {
      background: ground,
      layers: [
        disc(192, 340, 480),
        ...signature(MARGIN, MARGIN, CREAM),
        period,
        ...words([136, 128, 380], [304, 40, 348]),
        { kind: 'use', name: 'twig', part: 'twig', from: twigBox, box: frame([430, 116, 320, 280]) },
        ...bowl(91, 372, 568),
        ...footer('tall', { invites: '请你来店里坐坐' }),
      ],
    },
    card: {
      background: ground,
      layers: [disc(380, 96, 344), ...words([60, 152, 344], [256, 40, 268]), ...bowl(276, 64, 464)],
    },
    square: {
      background: ground,
      layers: [
        disc(372, 68, 328),
        ...signature(MARGIN, 48, CREAM),
        ...words([128, 120, 272], [280, 34, 276]),
        ...bowl(350, 40, 384),
        ...footer('square', { invites: '请你来店里坐坐' }),
      ],
    },
  },
}
