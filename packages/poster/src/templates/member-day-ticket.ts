import { type Layer } from '../template/template.js'
import { across, block, curve, down, frame, line, slant } from './artwork.js'
import { tone } from './house.js'
import { mark } from './house-mark.js'
import { circle, type Point } from './house-paths.js'

const paper = slant('#fffefa', [0.55, '#fff8ec'], '#fbe9d4')
const cast = { colour: '#06201880', blur: 44, dx: 0, dy: 24 }
const centred = { align: 'center', lineHeight: 1.4 } as const

/** What is printed on a ticket: whose it is, what it takes off, from what. */
function print([x, y, width]: [number, number, number], at: { figure: number; rule: number; sizePx: number }): Layer[] {
  const { sizePx } = at
  const row = (top: number, height: number) => frame([x, top, width, height])
  return [
    {
      kind: 'text',
      name: 'whose',
      box: row(y, 40),
      text: '{label}',
      style: { sizePx: 28, weight: 600, colour: tone.ink, letterSpacingPx: 4, ...centred },
      maxLines: 1,
      minSizePx: 22,
      valign: 'middle',
    },
    {
      kind: 'price',
      name: 'amount',
      box: row(at.figure, sizePx * 1.2),
      price: 'amount',
      style: { sizePx, weight: 700, colour: down('#ea5330', '#c93a1c'), align: 'center', lineHeight: 1.2 },
    },
    {
      kind: 'text',
      name: 'rule',
      box: row(at.rule, 48),
      text: '{threshold}',
      style: { sizePx: 32, weight: 600, colour: tone.persimmonDeep, ...centred },
      maxLines: 1,
      minSizePx: 22,
      valign: 'middle',
    },
  ]
}

/** For whom how much, and when: the part that is torn off. */
function stub([x, y, width]: [number, number, number], align: 'center' | 'left'): Layer[] {
  const style = { align, lineHeight: 1.4 } as const
  const text = { kind: 'text', maxLines: 1, minSizePx: 18, valign: 'middle' } as const
  return [
    {
      ...text,
      name: 'tiers',
      box: frame([x, y, width, 40]),
      text: '{tiers}',
      style: { sizePx: 26, weight: 600, colour: tone.ink, ...style },
    },
    {
      ...text,
      name: 'period',
      box: frame([x, y + 48, width, 40]),
      text: '{period}',
      style: { sizePx: 24, weight: 400, colour: tone.inkSoft, ...style },
    },
  ]
}

const upright =
  'M24 0 L456 0 Q480 0 480 24 L480 420 C469 420 460 429 460 440 C460 451 469 460 480 460 L480 588 Q480 612 456 612 L24 612 Q0 612 0 588 L0 460 C11 460 20 451 20 440 C20 429 11 420 0 420 L0 24 Q0 0 24 0 Z'
const lying =
  'M24 0 L416 0 C416 11 425 20 436 20 C447 20 456 11 456 0 L616 0 Q640 0 640 24 L640 232 Q640 256 616 256 L456 256 C456 245 447 236 436 236 C425 236 416 245 416 256 L24 256 Q0 256 0 232 L0 24 Q0 0 24 0 Z'

/** Holes along the perforation: each turns against the outline, so that the ground shows through. */
const holes = (count: number, at: (step: number) => Point): string =>
  Array.from({ length: count }, (_, step) => circle(at(step), 3.5, -1)).join(' ')
const across24 = holes(23, (step) => [42 + step * 18, 440])
const down12 = holes(11, (step) => [436, 38 + step * 18])

const uprightBehind = curve('paper', upright, slant('#f9b596', '#ee7f58'), { shadow: { ...cast, blur: 40 } })
const lyingBehind = curve('paper', lying, slant('#f9b596', '#ee7f58'), { shadow: { ...cast, blur: 40 } })

/** A coupon of paper, upright (480 × 612) and lying (640 × 256), each before a second one; their texts are fields. */
export const ticketParts: Record<string, Layer[]> = {
  'ticket behind': [uprightBehind],
  ticket: [
    use('behind', 'ticket behind', [0, 0, 480, 612], 7),
    curve('paper', `${upright} ${across24}`, paper, { shadow: cast }),
    curve(
      'fold above',
      'M0 396 L480 396 L480 420 C469 420 460 429 460 440 L20 440 C20 429 11 420 0 420 Z',
      down('#d9a98300', '#d9a9832e'),
    ),
    curve(
      'fold below',
      'M20 440 L460 440 C460 451 469 460 480 460 L480 504 L0 504 L0 460 C11 460 20 451 20 440 Z',
      down('#d9a98352', '#d9a98300'),
    ),
    block('frame', [20, 20, 440, 384], '#ffffff00', { radius: 12, stroke: { paint: '#eab8a3', width: 1.5 } }),
    line('rule left', 'M52 84 L116 84', '#eab8a3', 1.5),
    line('rule right', 'M364 84 L428 84', '#eab8a3', 1.5),
    ...print([56, 64, 368], { figure: 120, rule: 328, sizePx: 176 }),
    ...stub([24, 488, 432], 'center'),
  ],
  'lying behind': [lyingBehind],
  'lying ticket': [
    use('behind', 'lying behind', [0, 0, 640, 256], 5),
    curve('paper', `${lying} ${down12}`, paper, { shadow: cast }),
    curve(
      'fold left',
      'M392 0 L416 0 C416 11 425 20 436 20 L436 236 C425 236 416 245 416 256 L392 256 Z',
      across('#d9a98300', '#d9a9832e'),
    ),
    curve(
      'fold right',
      'M436 20 C447 20 456 11 456 0 L496 0 L496 256 L456 256 C456 245 447 236 436 236 Z',
      across('#d9a98352', '#d9a98300'),
    ),
    block('frame', [16, 16, 388, 224], '#ffffff00', { radius: 10, stroke: { paint: '#eab8a3', width: 1.5 } }),
    ...print([40, 34, 340], { figure: 64, rule: 188, sizePx: 108 }),
    mark('stub mark', 500, 60, 72, tone.persimmon),
    {
      kind: 'text',
      name: 'stub day',
      box: frame([456, 152, 160, 48]),
      text: '{day}',
      style: { sizePx: 36, weight: 700, colour: tone.ink, letterSpacingPx: 4, ...centred },
      maxLines: 1,
      minSizePx: 24,
      valign: 'middle',
    },
  ],
}

function use(name: string, part: string, at: [number, number, number, number], rotateDeg: number): Layer {
  return { kind: 'use', name, part, from: frame(at), box: frame(at), rotateDeg }
}
