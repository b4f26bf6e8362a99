import { type Layer, type Template } from '../template/template.js'
import { frame, slant, soft, softParts } from './artwork.js'
import { giftFields, MARGIN, memberFields, tone, type } from './house.js'
import { footer } from './house-footer.js'
import { signature } from './house-mark.js'
import { letterBox, letterParts, twigShadow, windowLight } from './join-letter.js'

const ground = slant('#f7ecdd', [0.5, '#f3e3cf'], '#ecd6bc')

function letter(x: number, y: number, width: number): Layer[] {
  const scale = width / letterBox.width
  const height = letterBox.height * scale
  return [
    soft('letter shade', 'shade', [x + width * 0.52, y + 616 * scale, width * 0.47, 40 * scale], { opacity: 0.55 }),
    { kind: 'use', name: 'letter', part: 'letter', from: letterBox, box: { x, y, width, height }, rotateDeg: -5 },
  ]
}

function title([x, y, width]: [x: number, y: number, width: number], sizePx: number): Layer {
  return {
    kind: 'text',
    name: 'title',
    box: frame([x, y, width, Math.ceil(sizePx * 2.5)]),
    text: '{title}',
    style: { sizePx, weight: 700, colour: tone.ink, lineHeight: 1.24, letterSpacingPx: 2 },
    maxLines: 2,
    minSizePx: 48,
  }
}

function lead(x: number, y: number, width: number, sizePx: number = type.lead): Layer {
  return {
    kind: 'text',
    name: 'lead',
    box: frame([x, y, width, 48]),
    text: '{lead}',
    style: { sizePx, weight: 400, colour: '#5a5149' },
    maxLines: 1,
    minSizePx: 24,
    valign: 'middle',
    when: 'lead',
  }
}

const leaves = [
  [722, 84, 96, 168],
  [706, 132, 100, 44],
  [684, 180, 108, 172],
  [656, 232, 92, 52],
  [628, 282, 104, 176],
  [600, 330, 88, 66],
  [568, 380, 92, 132],
] as const

/** 入会: a member card in an envelope, waiting for the friend's name. */
export const join: Template = {
  code: 'join',
  version: 1,
  title: '入会邀请',
  fields: [
    { key: 'title', kind: 'text', from: 'material', required: true, maxLength: 14, sample: '这张卡，\n写你的名字' },
    { key: 'lead', kind: 'text', from: 'material', required: false, maxLength: 20, sample: '入会免费，一分钟就好' },
    // A plain invitation is drawn with these samples for everybody: they promise what every store gives.
    ...giftFields('入会即是普卡会员', '每消费 1 元得 1 积分'),
    ...memberFields,
  ],
  parts: { ...softParts, ...letterParts },
  cuts: {
    tall: {
      background: ground,
      layers: [
        windowLight(150, 190, 520),
        ...twigShadow('M748 0 C712 138 646 246 566 384', leaves),
        ...signature(MARGIN, MARGIN, tone.ink, tone.persimmon),
        title([MARGIN - 2, 136, 600], type.title),
        lead(MARGIN, 360, 520),
        ...letter(87, 436, 576),
        ...footer('tall', { invites: '邀你入会' }),
      ],
    },
    card: {
      background: ground,
      layers: [windowLight(300, 150, 400), title([MARGIN - 2, 56, 424], 80), ...letter(336, 192, 392)],
    },
    square: {
      background: ground,
      layers: [
        windowLight(330, 80, 360),
        ...signature(MARGIN, 48, tone.ink, tone.persimmon),
        title([MARGIN - 1, 160, 336], 60),
        lead(MARGIN, 328, 320, 28),
        ...letter(380, 88, 344),
        ...footer('square', { invites: '邀你入会' }),
      ],
    },
  },
}
