import { type Layer } from '../template/template.js'
import { across, curve, down, frame, glow, line, oval } from './artwork.js'
import { at, circle, type Point, polar, sampled, smooth } from './house-paths.js'

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
    curve('side shade', side, down([0, '#7a3a1a00'], [0.55, '#7a3a1a00'], [1, '#7a3a1a66'])),
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

/** A ball floats: round above, its lower edge where the soup meets it. */
function ball(name: string, x: number, y: number, r: number): Layer[] {
  const half = r * 0.9
  const water = y + r * 0.44
  const path = `M${at(x - half, water)} C${at(x - r * 1.16, y - r * 0.28)} ${at(x - r * 0.68, y - r)} ${at(x, y - r)} C${at(x + r * 0.68, y - r)} ${at(x + r * 1.16, y - r * 0.28)} ${at(x + half, water)} C${at(x + r * 0.5, water + r * 0.26)} ${at(x - r * 0.5, water + r * 0.26)} ${at(x - half, water)}Z`
  return [
    oval(`${name} dip`, [x + 2, water + 1, half + 7, r * 0.27], '#a9682866'),
    curve(name, path, glow([0.36, 0.28], 0.86, '#ffffff', [0.42, '#fffaf1'], [0.74, '#f3e0c6'], [1, '#d9b588'])),
    oval(`${name} gleam`, [x - r * 0.34, y - r * 0.56, r * 0.2, r * 0.11], '#ffffff', { rotateDeg: -28, opacity: 0.9 }),
  ]
}

/** Osmanthus: four round petals. All blossoms are one path, their hearts another. */
export function blossoms(
  name: string,
  places: readonly (readonly [x: number, y: number, size: number, turn: number])[],
): Layer[] {
  const petals = places.flatMap(([x, y, size, turn]) =>
    [0, 90, 180, 270].map((angle) => circle(polar([x, y], size * 0.62, angle + turn), size * 0.52)),
  )
  const hearts = places.map(([x, y, size]) => circle([x, y], size * 0.26))
  return [curve(name, petals.join(''), '#f2a52a'), curve(`${name} hearts`, hearts.join(''), '#c4701a')]
}

function spoon(): Layer[] {
  const handle =
    'M430 420 C452 372 520 282 566 236 C580 222 606 234 600 256 C586 304 520 392 478 440 C462 452 434 444 430 420Z'
  const edge = 'M446 424 C472 372 536 288 582 244'
  return [
    curve('spoon', handle, across('#e2c9a4', [0.4, '#fffaf0'], '#e9d5b7'), {
      shadow: { colour: '#6b250c55', blur: 10, dx: 4, dy: 8 },
    }),
    line('spoon groove', edge, '#c9a878', 3),
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
  return curve(name, path, down([0, '#fff3e000'], [0.3, '#fff3e040'], [0.75, '#fff3e066'], [1, '#fff3e010']), {
    shadow: { colour: '#fff3e066', blur: 28, dx: 0, dy: 0 },
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
    ribbon('steam left', 236, 96, 0.4, 22),
    ribbon('steam middle', 330, 12, 2.2, 28),
    ribbon('steam right', 408, 130, 4, 18),
  ],
}
