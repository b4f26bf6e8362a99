import { type Layer } from '../template/template.js'
import { across, block, curve, down, glow, line, oval, soft } from './artwork.js'

const clay = across('#a8482a', [0.35, '#ee9a74'], '#9c3f22')

/** What stands in the window: a pendant lamp, shelves, vases, cups and books. */
export const goods: Layer[] = [
  line('flex', 'M208 296 L208 330', '#6d4a22', 2),
  curve('pendant', 'M184 360 C184 340 196 330 208 330 C220 330 232 340 232 360 Z', down('#f0643f', '#c93f22')),
  soft('pendant light', 'light', [208, 384, 64, 52], { opacity: 0.9 }),
  block('shelf', [290, 384, 121, 5], '#8f5a2c'),
  block('table', [150, 462, 252, 6], '#8f5a2c'),
  block('leg left', [168, 468, 5, 12], '#7a4a22'),
  block('leg right', [380, 468, 5, 12], '#7a4a22'),
  curve(
    'vase',
    'M178 462 C164 446 164 424 180 414 L180 404 L194 404 L194 414 C210 424 210 446 196 462 Z',
    across('#fffaf0', '#e6c9a4'),
  ),
  line('twig', 'M187 404 C186 388 192 376 200 366', '#2f6b55', 2.5),
  oval('twig leaf one', [181, 386, 4, 10], '#3a7d64', { rotateDeg: -28 }),
  oval('twig leaf two', [201, 382, 4, 10], '#3a7d64', { rotateDeg: 38 }),
  curve('bowl', 'M222 440 L272 440 C270 454 260 462 247 462 C234 462 224 454 222 440 Z', down('#e2694a', '#b8351b')),
  block('book one', [300, 450, 68, 12], '#2f6b55', { radius: 1.5 }),
  block('book two', [306, 439, 58, 11], '#fff6e6', { radius: 1.5 }),
  block('book three', [304, 427, 54, 12], '#d9744f', { radius: 1.5 }),
  curve('cup', 'M318 405 L346 405 L344 427 L320 427 Z', down('#fffdf6', '#ecd4b2')),
  block('jar one', [302, 352, 20, 32], '#c9603f', { radius: 5 }),
  block('jar two', [328, 344, 16, 40], '#fff4e0', { radius: 6 }),
  block('jar three', [350, 358, 24, 26], '#3a7d64', { radius: 6 }),
  oval('dish', [391, 366, 16, 18], glow([0.4, 0.4], 0.6, '#fffaf0', '#e9c99f')),
]

/** Leaves of a crown as one path: how far out, at which angle, how long; `wind` tells crowns apart. */
function crown(x: number, y: number, radius: number, count: number, wind: number): string {
  return Array.from({ length: count }, (_, index) => {
    // The golden angle spreads leaves evenly without rows.
    const angle = index * 2.39996 + wind
    const out = Math.sqrt((index + 0.5) / count) * radius
    const [fx, fy] = [x + Math.cos(angle) * out * 0.86, y + Math.sin(angle) * out]
    const tilt = angle * 0.35 + Math.atan2(fy - (y + radius * 1.5), fx - x)
    return leaf(fx, fy, tilt, 13 + (index % 3) * 2)
  }).join(' ')
}

/** A slim leaf around (x, y) that points along `angle`. */
function leaf(x: number, y: number, angle: number, half: number): string {
  const [cx, cy] = [Math.cos(angle) * half, Math.sin(angle) * half]
  const [nx, ny] = [-cy * 0.52, cx * 0.52]
  return `M${x - cx} ${y - cy} Q${x + nx} ${y + ny} ${x + cx} ${y + cy} Q${x - nx} ${y - ny} ${x - cx} ${y - cy} Z`
}

/** A small olive tree in a clay pot, its foot at (x, y). */
export function olive(name: string, x: number, y: number, wind: number): Layer[] {
  return [
    soft(`${name} shade`, 'shade', [x + 6, y + 2, 58, 12], { opacity: 0.9 }),
    line(`${name} trunk`, `M${x} ${y - 60} C${x - 5} ${y - 84} ${x + 5} ${y - 104} ${x} ${y - 140}`, '#6b4a2c', 5),
    curve(`${name} leaves behind`, crown(x, y - 148, 52, 40, wind), '#1f4a3b'),
    curve(`${name} leaves`, crown(x - 2, y - 152, 50, 34, wind + 1), '#3a7d64'),
    curve(`${name} leaves in light`, crown(x - 6, y - 160, 40, 18, wind + 2), '#7fb59a'),
    curve(`${name} pot`, `M${x - 32} ${y - 62} L${x + 32} ${y - 62} L${x + 24} ${y} L${x - 24} ${y} Z`, clay),
    block(`${name} rim`, [x - 36, y - 72, 72, 14], clay, { radius: 3 }),
    block(`${name} rim shade`, [x - 31, y - 58, 62, 5], '#7d2f1866'),
  ]
}
