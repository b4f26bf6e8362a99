import { type Layer, type Template } from '../template/template.js'
import { frame, glow, oval, softParts } from './artwork.js'
import { giftFields, MARGIN, memberFields, type } from './house.js'
import { footer } from './house-footer.js'
import { signature } from './house-mark.js'
import { ticketParts } from './member-day-ticket.js'

const CREAM = '#fff6e9'
const ground = glow([0.5, 0.42], 0.75, '#357a61', [0.5, '#286049'], '#1c4637')

function words(title: [x: number, y: number, width: number, sizePx: number], align: 'left' | 'center'): Layer {
  const [x, y, width, sizePx] = title
  return {
    kind: 'text',
    name: 'title',
    box: frame([x, y, width, Math.ceil(sizePx * 1.2)]),
    text: '{title}',
    style: { sizePx, weight: 700, colour: CREAM, align, lineHeight: 1.2, letterSpacingPx: 4 },
    maxLines: 1,
    minSizePx: 44,
    valign: 'middle',
  }
}

/** The disc of the shop's mark, large and quiet behind the coupon. */
const disc = (x: number, y: number, radius: number): Layer =>
  oval('disc', [x, y, radius, radius], glow([0.4, 0.3], 0.7, '#ffffff1f', '#ffffff08'))

const coupon = (part: string, from: [number, number], at: [number, number, number, number], turn: number): Layer => ({
  kind: 'use',
  name: 'coupon',
  part,
  from: frame([0, 0, ...from]),
  box: frame(at),
  rotateDeg: turn,
})

/** The members' Wednesday: a coupon, what it takes off for each tier, and what a friend who joins gets. */
export const memberDay: Template = {
  code: 'member-day',
  version: 1,
  title: '会员日券',
  fields: [
    { key: 'title', kind: 'text', from: 'material', required: true, maxLength: 8, sample: '周三会员日' },
    { key: 'subtitle', kind: 'text', from: 'material', required: false, maxLength: 16, sample: '每到周三，买点喜欢的' },
    { key: 'label', kind: 'text', from: 'material', required: true, maxLength: 7, sample: '金卡会员券' },
    { key: 'amount', kind: 'price', from: 'material', required: true, sample: 1000 },
    { key: 'threshold', kind: 'text', from: 'material', required: true, maxLength: 12, sample: '满 68 元可用' },
    {
      key: 'tiers',
      kind: 'text',
      from: 'material',
      required: true,
      maxLength: 24,
      sample: '普卡减 6 · 银卡减 8 · 金卡减 10',
    },
    {
      key: 'period',
      kind: 'text',
      from: 'material',
      required: true,
      maxLength: 20,
      sample: '每周三当天有效 · 每人一张',
    },
    { key: 'day', kind: 'text', from: 'material', required: true, maxLength: 4, sample: '周三' },
    ...giftFields('入会即是普卡会员\n周三满 68 元减 6 元', '每周三每人一张，到店出示会员码'),
    ...memberFields,
  ],
  parts: { ...softParts, ...ticketParts },
  cuts: {
    tall: {
      background: ground,
      layers: [
        disc(375, 660, 360),
        ...signature(MARGIN, MARGIN, CREAM),
        words([MARGIN, 136, 638, type.title], 'left'),
        {
          kind: 'text',
          name: 'subtitle',
          box: frame([MARGIN, 248, 638, 48]),
          text: '{subtitle}',
          style: { sizePx: type.lead, weight: 400, colour: CREAM },
          maxLines: 1,
          minSizePx: 24,
          valign: 'middle',
          when: 'subtitle',
        },
        coupon('ticket', [480, 612], [135, 364, 480, 612], -4),
        ...footer('tall', { invites: '邀你周三来店里' }),
      ],
    },
    card: {
      background: ground,
      layers: [
        disc(375, 390, 330),
        words([MARGIN, 56, 638, type.shout], 'center'),
        coupon('lying ticket', [640, 256], [55, 240, 640, 256], -3),
      ],
    },
    square: {
      background: ground,
      layers: [
        disc(375, 300, 280),
        ...signature(MARGIN, 48, CREAM),
        words([MARGIN, 104, 638, 72], 'left'),
        coupon('lying ticket', [640, 256], [107, 224, 536, 214.4], -3),
        ...footer('square', { invites: '邀你周三来店里' }),
      ],
    },
  },
}
