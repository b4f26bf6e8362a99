import { type Layer } from '@passalong/poster'
import { across, curve, down, glow, line, oval, soft } from '@passalong/poster/templates'
import { type Scene, table, wall } from './room.js'

const jar =
  'M322 330 C322 350 318 358 296 368 C226 398 200 452 204 512 C208 572 250 614 290 622 L410 622 C450 614 492 572 496 512 C500 452 474 398 404 368 C382 358 378 350 378 330 Z'
/** Twigs from a branch to the berry at their end. */
const twigs: [fromX: number, fromY: number, toX: number, toY: number][] = [
  [310, 258, 232, 226],
  [286, 218, 168, 214],
  [262, 186, 190, 176],
  [248, 168, 262, 100],
  [276, 204, 300, 142],
  [232, 146, 156, 132],
  [216, 122, 232, 70],
  [210, 108, 176, 82],
  [351, 250, 318, 196],
  [351, 220, 392, 170],
  [353, 160, 328, 106],
  [357, 120, 390, 82],
  [362, 90, 342, 52],
  [396, 248, 420, 196],
  [424, 214, 478, 208],
  [448, 184, 434, 128],
  [464, 162, 540, 166],
  [482, 132, 556, 112],
  [490, 104, 452, 72],
  [496, 78, 530, 58],
]
const ends: [number, number][] = [
  [200, 92],
  [370, 44],
  [500, 50],
  [250, 170],
  [466, 160],
  [354, 190],
]
const berries = [...twigs.map(([, , x, y]): [number, number] => [x, y]), ...ends]
const berry = glow([0.35, 0.3], 0.62, '#ff9d78', [0.35, '#e2492b'], '#9c2510')
const bark = '#5b3a24'

const things: Layer[] = [
  soft('shade', 'shade', [420, 628, 230, 30], { opacity: 0.95 }),
  line('branch left', 'M346 344 C336 270 286 220 250 170 C226 138 214 118 200 92', bark, 6),
  line('branch middle', 'M352 344 C350 250 352 170 370 44', bark, 5),
  line('branch right', 'M358 344 C376 270 424 220 466 160 C486 130 494 96 500 50', bark, 6),
  line(
    'twigs',
    twigs.map(([ax, ay, bx, by]) => `M${ax} ${ay} Q${(ax + bx) / 2} ${ay - 4} ${bx} ${by}`).join(' '),
    bark,
    2.5,
  ),
  ...berries.map(([x, y], index) => {
    const radius = 10 + (index % 3) * 1.5
    return oval(`berry ${index}`, [x, y, radius, radius], berry)
  }),
  curve(
    'jar',
    jar,
    across('#b08f72', [0.16, '#e2cdb4'], [0.36, '#fffaf2'], [0.6, '#f2e3cf'], [0.86, '#c2a081'], '#957356'),
  ),
  curve('jar in shade', jar, down([0, '#8a4f2e00'], [0.55, '#8a4f2e0a'], [1, '#7a3a1a80'])),
  oval('mouth', [350, 330, 28, 7], down('#6b4a33', '#c9a888')),
  curve(
    'gleam',
    'M238 500 C238 452 264 420 292 404 C270 432 254 464 256 512 C258 554 270 580 282 596 C256 576 238 548 238 500 Z',
    down('#ffffffc0', '#ffffff20'),
  ),
  oval('fallen berry', [562, 622, 12, 12], berry),
  soft('shade of the fallen', 'shade', [570, 636, 22, 5]),
]

/** A pale moon jar with branches of red berries. */
export const vase: Scene = {
  things,
  scale: 0.9,
  room: [
    wall('#f0d5bf', '#d9a98a'),
    soft('light on the wall', 'light', [250, 220, 380, 330], { opacity: 0.55 }),
    ...table('#e6c3a3', '#bd8a66', 574),
  ],
}
