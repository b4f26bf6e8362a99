import { type Layer } from '../template/template.js'
import { across, block, curve, down, frame, glow, line, soft } from './artwork.js'
import { tone } from './house.js'
import { mark } from './house-mark.js'
import { goods, olive } from './new-store-goods.js'

const pine = down('#3a7d64', '#2a6350')
const pineDark = '#1f4a3b'
const cream = '#fff1d8'
const STRIPES = 13

/** One strip of the awning: it widens towards the street and ends in a half round. */
function strip(index: number): Layer[] {
  const [top, foot] = [532 / STRIPES, 580 / STRIPES]
  const [a, b] = [109 + index * top, 109 + (index + 1) * top]
  const [c, d] = [85 + index * foot, 85 + (index + 1) * foot]
  const red = index % 2 === 0
  const cloth = red ? down('#f0643f', [0.6, '#e2492b'], '#d23f22') : down('#fffaf0', [0.6, '#fdf0dc'], '#f4e0c4')
  const hem = red ? down('#c4381d', '#b02e16') : down('#e9d3b6', '#dcc19f')
  const middle = (c + d) / 2
  return [
    curve(`hem ${index}`, `M${c} 300 L${d} 300 L${d} 318 Q${d} 338 ${middle} 338 Q${c} 338 ${c} 318 Z`, hem),
    curve(`strip ${index}`, `M${a} 196 L${b} 196 L${d} 301 L${c} 301 Z`, cloth),
  ]
}

const awning: Layer[] = [
  curve('cast', 'M101 300 L649 300 L649 372 L101 348 Z', down('#0f2b2199', '#0f2b2100')),
  ...Array.from({ length: STRIPES }, (_, index) => strip(index)).flat(),
  block('rod', [103, 192, 544, 8], across('#6d4a22', '#e8c88d', '#8a6231'), { radius: 4 }),
]

const fascia: Layer[] = [
  block('cornice', [83, 92, 584, 18], down('#4a9478', '#2a6350'), { radius: 3 }),
  block('cornice below', [93, 110, 564, 8], pineDark),
  block('board', [101, 118, 548, 78], pine),
  block('gold line', [113, 128, 524, 54], '#ffffff00', { radius: 4, stroke: { paint: '#d9b67c', width: 1.5 } }),
  mark('sign mark', 265, 139, 32, cream),
  {
    kind: 'text',
    name: 'sign',
    box: frame([309, 131, 220, 48]),
    text: '小满生活',
    style: { sizePx: 36, weight: 600, colour: cream, letterSpacingPx: 8, lineHeight: 1.3 },
    maxLines: 1,
    valign: 'middle',
  },
]

const warm = glow([0.5, 0.2], 0.8, '#fff6d8', [0.45, '#ffdf9f'], '#f0a860')

function pane(name: string, x: number, y: number, width: number, height: number): Layer[] {
  const [r, b] = [x + width, y + height]
  return [
    curve(
      `${name} gleam`,
      `M${x + width * 0.1} ${b} L${x + width * 0.42} ${y} L${x + width * 0.58} ${y} L${x + width * 0.26} ${b} Z`,
      down('#ffffff40', '#ffffff08'),
    ),
    block(`${name} frame`, [x, y, width, height], '#ffffff00', { stroke: { paint: pineDark, width: 6 } }),
    line(`${name} light`, `M${x + 4} ${b + 3} L${r - 4} ${b + 3}`, '#5fa78c', 2),
  ]
}

const front: Layer[] = [
  block('timber', [101, 196, 548, 364], pine),
  block('window light', [141, 296, 270, 184], warm),
  ...goods,
  ...pane('left pane', 141, 296, 135, 184),
  ...pane('right pane', 276, 296, 135, 184),
  block('sill', [129, 480, 294, 12], down('#5fa78c', '#2a6350'), { radius: 2 }),
  ...[141, 235, 329].map((x, index) =>
    block(`panel ${index}`, [x, 506, 82, 42], '#ffffff00', { stroke: { paint: '#1f4a3b', width: 2.5 } }),
  ),
  block('door frame', [451, 288, 146, 272], pineDark),
  block('door', [461, 298, 126, 262], down('#2f6b55', '#265a47')),
  block('door light', [479, 316, 90, 164], warm),
  curve('door gleam', 'M485 480 L515 316 L535 316 L505 480 Z', down('#ffffff59', '#ffffff10')),
  block('door panel', [479, 498, 90, 44], '#ffffff00', { stroke: { paint: '#1f4a3b', width: 2.5 } }),
  block('handle', [571, 420, 7, 64], across('#8a6231', '#ffe7b5', '#8a6231'), { radius: 3.5 }),
  line('string left', 'M524 352 L500 380', '#6d4a22', 1.5),
  line('string right', 'M524 352 L548 380', '#6d4a22', 1.5),
  block('plate', [489, 380, 70, 34], '#fffaf0', { radius: 4, shadow: { colour: '#5a2a1455', blur: 8, dx: 0, dy: 4 } }),
  mark('plate mark', 513, 386, 22, tone.persimmon),
]

const street: Layer[] = [
  soft('ground shade', 'shade', [375, 572, 360, 26], { opacity: 0.7 }),
  block('step', [439, 556, 170, 16], down('#f4e6d3', '#d8c2a6'), { radius: 2 }),
  curve('spill', 'M479 572 L569 572 L622 616 L430 616 Z', down('#ffe2a0c0', '#ffe2a000')),
]

/** A shop front with a striped awning on a quiet street, evening light inside: 750 × 620, the pavement at 560. */
export const storeFront: Layer[] = [
  ...front,
  ...fascia,
  ...awning,
  ...street,
  ...olive('left tree', 106, 568, 0),
  ...olive('right tree', 644, 568, 2),
]
