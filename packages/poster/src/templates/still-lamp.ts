import { type Layer } from '../template/template.js'
import { across, block, curve, down, glow, line, oval, soft } from './artwork.js'

const linen = across('#c08a58', [0.1, '#e8c492'], [0.4, '#fff3dc'], [0.62, '#ffeccb'], [0.9, '#dcae78'], '#ad7748')
const brass = across('#6d4a22', [0.3, '#e8c88d'], [0.45, '#fff0c9'], [0.7, '#b98a4d'], '#5b3b19')
const shadePath = 'M252 104 C290 119 430 119 468 104 L552 350 C496 380 224 380 168 350 Z'
const vase =
  'M338 438 C338 462 236 480 236 556 C236 612 286 640 306 646 L414 646 C434 640 484 612 484 556 C484 480 382 462 382 438 Z'

/** A pleat leans with the shade: its foot is further from the middle than its head. */
function pleat(step: number): string {
  const turn = step * 0.107
  const [lean, sink] = [Math.sin(turn), Math.cos(turn)]
  return `M${360 + lean * 106} ${106 + sink * 9} L${360 + lean * 190} ${352 + sink * 20}`
}

const pleats = Array.from({ length: 27 }, (_, index) => pleat(index - 13)).join(' ')

const wall: Layer[] = [
  block('wall', [0, 0, 720, 720], glow([0.5, 0.36], 0.8, '#e87a50', [0.5, '#cb5231'], '#8f2d17')),
  soft('light on the wall', 'light', [360, 250, 440, 380], { opacity: 0.7 }),
  soft('light above', 'light', [360, 70, 220, 150], { opacity: 0.6 }),
  block('table', [0, 612, 720, 108], down('#b9482a', '#7d2612')),
  block('edge', [0, 612, 720, 2], across('#ffc59c00', '#ffd7ad', '#ffc59c00')),
  soft('light on the table', 'light', [360, 640, 320, 56], { opacity: 0.9 }),
  soft('shadow', 'shade', [366, 650, 168, 20]),
]

const base: Layer[] = [
  curve(
    'vase',
    vase,
    across('#b0835c', [0.14, '#dcbf9d'], [0.36, '#fbf0de'], [0.6, '#efdabd'], [0.86, '#b98a62'], '#93603c'),
  ),
  curve('vase in shade', vase, down([0, '#7a341600'], [0.4, '#7a341608'], [0.7, '#8a2f1433'], [1, '#8a2f1499'])),
  curve('vase in light', vase, down([0, '#ffedc4e0'], [0.3, '#ffe6b400'])),
  curve(
    'gleam',
    'M270 548 C270 514 292 496 314 486 C300 504 288 522 286 556 C284 590 290 606 296 616 C280 602 270 580 270 548 Z',
    down('#ffffffb0', '#ffffff10'),
  ),
  block('collar', [334, 430, 52, 12], brass, { radius: 4 }),
  block('stem', [352, 356, 16, 76], brass),
  block('foot', [300, 642, 120, 10], brass, { radius: 5 }),
]

const hood: Layer[] = [
  curve('inside', 'M252 104 C290 94 430 94 468 104 C430 119 290 119 252 104 Z', down('#a9672f', '#ffdf9e')),
  curve('linen', shadePath, linen),
  line('pleats', pleats, down('#8f5a2c', '#b9793c'), 1.5, { opacity: 0.22 }),
  curve('lit', shadePath, glow([0.5, 0.72], 0.5, '#fffdf0', [0.3, '#fff3cfd9'], [0.7, '#ffdf9a55'], '#ffd27a00')),
  line('upper trim', 'M252 105 C290 120 430 120 468 105', across('#b07a46', '#fff0d0', '#b07a46'), 3),
  line('lower trim', 'M168 350 C224 380 496 380 552 350', across('#b37d4a', '#fff6de', '#b37d4a'), 4),
  line('chain', 'M412 378 L412 440', '#f2d49a', 2.5),
  oval('bead', [412, 446, 6, 8], glow([0.35, 0.35], 0.7, '#fff3d2', '#9c6a2f')),
]

/** A table lamp that is lit, before a terracotta wall: 720 × 720. */
export const lampSize = 720
export const lamp: Layer[] = [...wall, ...base, ...hood]
