import { type Layer } from '../template/template.js'
import { curve, down, glow, line, oval } from './artwork.js'

const haze = down('#f3d3b4', [0.5, '#efc8a4'], '#ecc19b')
const bark = '#dba980'

/** Windows of far houses, as one path: they are small, pale, and all alike. */
function windows(name: string, xs: number[], ys: number[]): Layer {
  const path = ys
    .flatMap((y) =>
      xs.map((x) => `M${x} ${y + 32} L${x} ${y + 9} Q${x + 9} ${y - 6} ${x + 18} ${y + 9} L${x + 18} ${y + 32} Z`),
    )
    .join(' ')
  return curve(name, path, '#fdebd4', { opacity: 0.9 })
}

/** A plane tree without leaves: branches that were cut back often. */
function plane(name: string, x: number, y: number, side: 1 | -1): Layer[] {
  const to = (dx: number, dy: number): string => `${x + dx * side} ${y + dy}`
  const trunk = `M${to(0, 0)} C${to(-6, -90)} ${to(4, -150)} ${to(2, -214)}`
  const boughs = `M${to(0, -150)} C${to(-18, -200)} ${to(-44, -216)} ${to(-50, -270)} M${to(2, -200)} C${to(14, -250)} ${to(42, -264)} ${to(46, -318)} M${to(2, -206)} C${to(0, -250)} ${to(-8, -280)} ${to(-2, -340)}`
  const twigs = `M${to(-49, -262)} Q${to(-70, -290)} ${to(-72, -322)} M${to(-49, -262)} Q${to(-40, -300)} ${to(-46, -330)} M${to(45, -308)} Q${to(64, -330)} ${to(68, -364)} M${to(45, -308)} Q${to(36, -344)} ${to(40, -372)} M${to(-2, -330)} Q${to(-16, -356)} ${to(-14, -388)} M${to(-2, -330)} Q${to(10, -360)} ${to(8, -392)}`
  return [
    line(`${name} trunk`, trunk, bark, 13),
    line(`${name} boughs`, boughs, bark, 7),
    line(`${name} twigs`, twigs, bark, 3.5),
  ]
}

/** Lane houses and plane trees behind the shop, pale with distance, and the low sun; their foot at 560, 750 wide. */
export const lane: Layer[] = [
  oval('sun', [600, 132, 84, 84], glow([0.5, 0.5], 0.5, '#ffdcae', '#ffcf9b')),
  curve('far houses', 'M0 196 L40 156 L96 212 L96 180 L112 180 L112 228 L196 228 L196 560 L0 560 Z', haze),
  curve('far houses right', 'M560 250 L640 250 L640 208 L694 158 L750 212 L750 560 L560 560 Z', haze),
  windows('far windows', [22, 62], [236, 296, 356]),
  windows('far windows right', [668, 708], [240, 300, 360]),
  ...plane('left plane', 52, 562, 1),
  ...plane('right plane', 704, 562, -1),
]
