import { type Layer } from '../template/template.js'
import { across, curve, down, frame, glow, line, oval, slant } from './artwork.js'
import { blossoms } from './festival-twig.js'
import { at, type Point, sampled, smooth } from './house-paths.js'

/** The box of the part `bowl`: sweet rice balls with osmanthus, as they are eaten at the solstice, the first full moon and in autumn. */
export const bowlBox = frame([0, 0, 640, 720])

const C = 320
const RIM = 400

/** Porcelain, light from the upper left. */
function body(): Layer[] {
  const side = `M${at(58, RIM)} C64 520 132 616 232 648 L408 648 C508 616 576 520 582 ${RIM}Z`
  const foot = 'M232 640 L408 640 L400 682 C368 696 272 696 240 682Z'
  return [
    curve('foot', foot, across('#cdb08a', [0.2, '#f4e6d2'], [0.55, '#e6d0b0'], '#b48f64')),
    curve(
      'side',
      side,
      across([0, '#ecdac0'], [0.16, '#fffaf2'], [0.42, '#fdf5e9'], [0.7, '#efdec6'], [0.9, '#d9bd97'], [1, '#c9a67c']),
    ),
    curve('side shade', side, down([0, '#b4582a00'], [0.3, '#b4582a00'], [0.7, '#b4582a1f'], [1, '#a04c2470'])),
    curve('side bounce', side, glow([0.86, 0.62], 0.26, '#f0694433', '#f0694400')),
    line('band', band(452), '#b8351b', 5),
    line('band below', band(466), '#b8351b', 2),
    curve('side gleam', 'M112 476 C128 548 164 596 214 624 C176 588 146 540 134 480Z', down('#ffffffcc', '#ffffff00')),
  ]
}

/** A painted ring about the bowl, seen from above: it bends as the rim does and ends where the side turns away. */
function band(y: number): string {
  const half = 259 - (y - RIM) * 0.26
  const dip = 70
  return `M${at(C - half, y - 14)} C${at(C - half + 60, y + dip - 14)} ${at(C + half - 60, y + dip - 14)} ${at(C + half, y - 14)}`
}

function soup(): Layer[] {
  return [
    oval('rim', [C, RIM, 263, 80], across('#e8d3b4', [0.25, '#fffdf9'], [0.7, '#fff8ec'], '#dcc19b')),
    oval('wall', [C, RIM + 2, 250, 71], across('#b98f62', [0.35, '#d9bb92'], [0.75, '#f1dfc3'], '#fbf0de')),
    oval('soup', [C, RIM + 14, 230, 56], down('#dca254', [0.5, '#eec27c'], '#f8dda6')),
    curve('soup light', `M${at(150, 430)} C190 462 270 470 330 469 C270 462 210 448 150 430Z`, '#fff6dfaa'),
  ]
}

/** A ball floats: three quarters of a circle, its lower edge where the soup meets it. */
function ball(name: string, x: number, y: number, r: number): Layer[] {
  const half = r * 0.835
  const water = y + r * 0.55
  const to = (...points: [number, number][]) => `C${points.map(([px, py]) => at(x + px * r, y + py * r)).join(' ')}`
  const path = [
    `M${at(x - half, water)}`,
    to([-0.942, 0.387], [-1, 0.195], [-1, 0]),
    to([-1, -0.552], [-0.552, -1], [0, -1]),
    to([0.552, -1], [1, -0.552], [1, 0]),
    to([1, 0.195], [0.942, 0.387], [0.835, 0.55]),
    to([0.5, 0.78], [-0.5, 0.78], [-0.835, 0.55]),
    'Z',
  ].join('')
  return [
    oval(`${name} dip`, [x + 2, water + 1, half + 7, r * 0.27], '#a9682866'),
    curve(name, path, glow([0.36, 0.28], 0.86, '#ffffff', [0.42, '#fffaf1'], [0.74, '#f3e0c6'], [1, '#d9b588'])),
    oval(`${name} gleam`, [x - r * 0.34, y - r * 0.56, r * 0.2, r * 0.11], '#ffffff', { rotateDeg: -28, opacity: 0.9 }),
  ]
}

/** A porcelain spoon leaning on the rim, its hollow turned up, its bowl under the soup. */
function spoon(): Layer[] {
  const handle =
    'M434 428 C448 382 522 290 562 244 C578 228 602 236 602 258 C600 286 526 390 486 442 C470 456 436 450 434 428Z'
  const hollow =
    'M450 428 C464 388 532 302 570 260 C580 250 590 258 588 270 C580 296 514 386 476 434 C466 444 448 440 450 428Z'
  return [
    curve('spoon', handle, across('#e6d0ae', [0.4, '#fffdf8'], '#ecdabf'), {
      shadow: { colour: '#6b250c59', blur: 12, dx: -3, dy: 9 },
    }),
    curve('spoon hollow', hollow, slant('#cfae82', [0.5, '#efdcbf'], '#fff7ea')),
    oval('spoon dip', [457, 441, 31, 8], '#efc680'),
  ]
}

/** A ribbon of steam about a wavering line, thin at both ends. */
function ribbon(name: string, x: number, top: number, sway: number, width: number): Layer {
  const side = (turn: 1 | -1) =>
    sampled(9, (share) => {
      const y = 372 + (top - 372) * (share * 1.125)
      const middle = x + Math.sin(share * 7.2 + sway) * (10 + 26 * share)
      return [middle + turn * width * Math.sin(Math.min(1, share * 1.125) * Math.PI) ** 0.8, y] as Point
    })
  const path = smooth([...side(1), ...side(-1).reverse()], true)
  return curve(name, path, down([0, '#fff3e000'], [0.45, '#fff3e033'], [0.82, '#fff3e059'], [1, '#fff3e000']), {
    shadow: { colour: '#fff3e080', blur: 24, dx: 0, dy: 0 },
  })
}

export const bowlParts: Record<string, Layer[]> = {
  bowl: [
    ...body(),
    ...soup(),
    ...ball('ball back', 322, 386, 44),
    ...ball('ball left', 226, 400, 47),
    ...spoon(),
    ...ball('ball right', 404, 404, 46),
    ...ball('ball low', 292, 424, 48),
    ...blossoms('osmanthus', [
      [346, 436, 10, 20],
      [372, 452, 8, 60],
      [252, 446, 8, 10],
      [300, 396, 9, 35],
      [214, 378, 9, 0],
      [448, 436, 8, 45],
      [396, 382, 8, 15],
      [166, 418, 8, 50],
      [474, 412, 7, 0],
      [270, 382, 7, 30],
    ]),
    ribbon('steam left', 236, 84, 0.4, 15),
    ribbon('steam middle', 326, 8, 2.2, 20),
    ribbon('steam right', 400, 118, 4, 13),
  ],
}
