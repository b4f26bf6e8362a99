import { type Layer } from '../template/template.js'
import { block, curve, down, frame, line, slant } from './artwork.js'

import { mark } from './house-mark.js'
import { at, polar, sampled, smooth } from './house-paths.js'

/** The box of the part `letter`: an open envelope, a member card half out of it. */
export const letterBox = frame([0, 0, 640, 620])

const CREAM = '#fff4e6'

/** An arc about a point as one smooth line. */
function arc(centre: [number, number], radius: number, from: number, to: number): string {
  return smooth(sampled(9, (share) => polar(centre, radius, from + (to - from) * share * 1.125)))
}

function back(): Layer[] {
  const flap = 'M64 304 L288 48 Q320 14 352 48 L576 304Z'
  const lining = 'M92 304 L294 70 Q320 42 346 70 L548 304Z'
  return [
    curve('flap', flap, down('#fffaf2', '#f4e6d3'), { shadow: { colour: '#5a321a30', blur: 30, dx: 0, dy: 10 } }),
    curve('lining', lining, down('#f3cfb1', '#e2ab82')),
    block('inside', [60, 296, 520, 120], down('#d9a983', '#b98661'), { radius: 10 }),
  ]
}

/** The card of a friend who is not there yet. Rings run about the moon at its upper right, from edge to edge. */
function card(): Layer[] {
  const centre: [number, number] = [470, 196]
  const degrees = (sine: number) => (Math.asin(sine) * 180) / Math.PI
  const rings = [84, 108, 132, 156, 180].map((radius, k) =>
    line(`ring ${k + 1}`, arc(centre, radius, 90 - degrees(78 / radius), 180 + degrees(60 / radius)), '#ffffff33', 1.6),
  )
  return [
    block('card', [92, 136, 456, 300], slant('#e9583a', [0.5, '#dc4527'], '#bd361a'), {
      radius: 24,
      shadow: { colour: '#6b250c59', blur: 34, dx: 6, dy: 12 },
    }),
    ...rings,
    mark('moon', 402, 154, 112, slant('#ffe2bd', '#f8b884')),
    block('card edge', [93.5, 137.5, 453, 297], '#ffffff00', {
      radius: 23,
      stroke: { paint: slant('#ffffff99', [0.4, '#ffffff22'], '#ffffff00'), width: 2 },
    }),
    {
      kind: 'text',
      name: 'card name',
      box: frame([128, 160, 240, 48]),
      text: '小满生活',
      style: { sizePx: 32, weight: 600, colour: CREAM, letterSpacingPx: 3 },
      valign: 'middle',
      maxLines: 1,
    },
    {
      kind: 'text',
      name: 'card kind',
      box: frame([128, 208, 200, 32]),
      text: '会员卡',
      style: { sizePx: 22, weight: 400, colour: CREAM, letterSpacingPx: 6 },
      valign: 'middle',
      maxLines: 1,
    },
  ]
}

function pocket(): Layer[] {
  const edge = { paint: '#ffffffb3', width: 1.6 }
  const shade = { colour: '#5a321a3d', blur: 16, dx: 0, dy: -3 }
  return [
    curve('left', 'M60 304 Q60 294 70 300 L336 474 L72 616 Q60 620 60 606Z', slant('#fff8ee', '#f1e1cb'), {
      stroke: edge,
      shadow: shade,
    }),
    curve('right', 'M580 304 Q580 294 570 300 L304 474 L568 616 Q580 620 580 606Z', slant('#f6e8d5', '#ead7bd'), {
      stroke: edge,
      shadow: shade,
    }),
    curve(
      'front',
      'M62 612 L292 442 Q320 422 348 442 L578 612 Q574 620 564 620 L76 620 Q66 620 62 612Z',
      down('#fffaf2', '#f3e4d0'),
      { stroke: edge, shadow: shade },
    ),
    { ...mark('pressed light', 289, 532, 64, '#ffffff') },
    { ...mark('pressed', 288, 530, 64, '#e6d0b4') },
  ]
}

export const letterParts: Record<string, Layer[]> = { letter: [...back(), ...card(), ...pocket()] }

/** A window's light across a wall: four panes, leaning as the sun stands low. */
export function windowLight(x: number, y: number, width: number): Layer {
  const [lean, height] = [width * 0.42, width * 1.1]
  const pane = (column: number, row: number): string => {
    const [w, h, gap] = [width / 2, height / 2, 12]
    const left = x + column * w + row * (lean / 2)
    const top = y + row * h - column * w * 0.22
    const rise = (w - gap) * 0.22
    const slide = (lean / 2) * ((h - gap) / h)
    return `M${at(left, top)} L${at(left + w - gap, top - rise)} L${at(left + w - gap + slide, top - rise + h - gap)} L${at(left + slide, top + h - gap)}Z`
  }
  const panes = [pane(0, 0), pane(1, 0), pane(0, 1), pane(1, 1)].join('')
  return curve('window light', panes, slant('#fffaf0f2', [0.6, '#fff6e6cc'], '#fff6e600'), {
    shadow: { colour: '#fff6e6cc', blur: 10, dx: 0, dy: 0 },
  })
}

/** The shadow of a twig that stands before the window. */
export function twigShadow(
  stem: string,
  leaves: readonly (readonly [x: number, y: number, length: number, turn: number])[],
): Layer[] {
  const leaf = ([x, y, length, turn]: readonly [number, number, number, number]): string => {
    const [tip, left, right] = [
      polar([x, y], length, turn),
      polar([x, y], length * 0.5, turn - 30),
      polar([x, y], length * 0.5, turn + 30),
    ]
    return `M${at(x, y)} Q${at(...left)} ${at(...tip)} Q${at(...right)} ${at(x, y)}Z`
  }
  const shadow = { colour: '#8a5a3855', blur: 10, dx: 0, dy: 0 }
  return [
    line('twig', stem, '#8a5a3826', 5, { shadow }),
    curve('twig leaves', leaves.map(leaf).join(''), '#8a5a3826', { shadow }),
  ]
}
