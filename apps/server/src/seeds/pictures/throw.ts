import { type Layer } from '@passalong/poster'
import { across, block, curve, down, glow, line, soft } from '@passalong/poster/templates'
import { type Scene } from './room.js'

const wool = across('#c9b18f', [0.12, '#f2e4cc'], [0.5, '#fffaf0'], [0.88, '#efdcbf'], '#bfa27c')
const red = across('#8f2a14', [0.14, '#d9452a'], [0.5, '#ec6544'], [0.86, '#cf3f24'], '#8a2712')

/** A fold of the blanket: thick, round on its left edge, its stripes running down over the edge. */
function fold(name: string, x: number, y: number, width: number, height: number): Layer[] {
  const [r, b] = [x + width, y + height]
  const body = `M${x + height / 2} ${y} L${r - 14} ${y} Q${r} ${y} ${r} ${y + 14} L${r} ${b - 14} Q${r} ${b} ${r - 14} ${b} L${x + height / 2} ${b} C${x - height * 0.16} ${b} ${x - height * 0.16} ${y} ${x + height / 2} ${y} Z`
  const stripe = (at: number, thick: number) => block(`${name} stripe ${at}`, [x + width * at, y, thick, height], red)
  return [
    curve(`${name} wool`, body, wool),
    stripe(0.2, 34),
    stripe(0.3, 12),
    stripe(0.7, 12),
    stripe(0.76, 34),
    curve(`${name} shade`, body, down('#ffffff33', [0.3, '#ffffff00'], [0.7, '#5a2a1400'], '#5a2a147a')),
    line(
      `${name} crease`,
      `M${x + height * 0.2} ${y + height / 2} C${x + width * 0.4} ${y + height / 2 + 5} ${x + width * 0.7} ${y + height / 2 - 4} ${r - 4} ${y + height / 2}`,
      '#6b3a1c',
      2.5,
      { opacity: 0.38 },
    ),
  ]
}

/** Tassels along the lower edge of the end that hangs over the stool. */
const tassels = Array.from({ length: 13 }, (_, index) => {
  const x = 262 + index * 18
  return `M${x} 560 C${x - 3} 580 ${x - 5} 596 ${x - 6} 612 M${x} 560 C${x + 1} 582 ${x + 1} 596 ${x} 616 M${x} 560 C${x + 3} 580 ${x + 5} 596 ${x + 6} 610`
}).join(' ')

const hanging: Layer[] = [
  curve('hanging end', 'M250 420 L490 420 C494 470 492 520 494 562 L246 562 C250 520 248 470 250 420 Z', wool),
  block('hanging stripe one', [290, 420, 30, 142], red),
  block('hanging stripe two', [330, 420, 10, 142], red),
  block('hanging stripe three', [400, 420, 10, 142], red),
  block('hanging stripe four', [420, 420, 30, 142], red),
  curve(
    'hanging shade',
    'M250 420 L490 420 C494 470 492 520 494 562 L246 562 C250 520 248 470 250 420 Z',
    down('#4a1f0e99', [0.22, '#4a1f0e1a'], '#4a1f0e00'),
  ),
  line('tassels', tassels, '#f2e4cc', 3),
]

const things: Layer[] = [
  soft('shade', 'shade', [372, 672, 270, 26]),
  curve('leg left', 'M176 436 L206 436 L180 672 L160 672 Z', across('#7d4f2e', [0.4, '#d9a673'], '#8a5832')),
  curve('leg right', 'M514 436 L544 436 L560 672 L540 672 Z', across('#7d4f2e', [0.4, '#d9a673'], '#8a5832')),
  block('rung', [182, 556, 358, 12], down('#c08f60', '#8a5832'), { radius: 6 }),
  block('seat', [132, 414, 456, 28], down('#e0b283', '#a8744a'), { radius: 10 }),
  ...hanging,
  ...fold('lowest fold', 164, 330, 396, 92),
  ...fold('middle fold', 172, 250, 384, 84),
  ...fold('highest fold', 182, 176, 368, 78),
]

/** A woollen throw with red stripes, folded on a stool before a green wall. */
export const blanket: Scene = {
  things,
  scale: 0.92,
  room: [
    block('wall', [0, 0, 720, 720], glow([0.35, 0.3], 0.85, '#4d8b73', [0.5, '#2f6b55'], '#1d4637')),
    soft('light on the wall', 'light', [320, 220, 320, 260], { opacity: 0.28 }),
    block('floor', [0, 636, 720, 84], down('#a9764c', '#7d4f2e')),
    block('skirting', [0, 624, 720, 12], down('#3a7d64', '#1f4a3b')),
  ],
}
