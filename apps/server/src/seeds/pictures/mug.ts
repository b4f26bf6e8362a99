import { across, block, curve, down, glow, line, oval, soft } from '@passalong/poster/templates'
import { type Scene, table, wall, windowLight } from './room.js'

const glaze = across('#16382c', [0.16, '#2f6b55'], [0.34, '#6da58c'], [0.46, '#3f8169'], [0.8, '#235240'], '#12301f')
const clay = across('#8a5a38', [0.3, '#e9c39a'], [0.5, '#d3a274'], '#7a4a2b')

/** A mug of tea in green glaze on a saucer, by a window. */
export const mug: Scene = {
  scale: 1,
  room: [wall('#f3e6d3', '#e7d2b6'), ...windowLight, ...table('#c99768', '#a8744a', 548)],
  things: [
    soft('shade', 'shade', [398, 606, 250, 34], { opacity: 0.95 }),
    oval('saucer', [348, 590, 196, 32], across('#b99b78', [0.3, '#fffaf0'], [0.6, '#f1dfc4'], '#a98762')),
    oval('saucer well', [348, 582, 150, 22], down('#d9c0a0', '#f6e9d4')),
    soft('shade in the saucer', 'shade', [356, 582, 130, 18], { opacity: 0.8 }),
    curve(
      'handle',
      'M452 372 C560 340 596 420 560 482 C536 522 486 534 448 526 L450 492 C482 498 514 490 528 464 C548 424 520 384 456 408 Z',
      across('#2f6b55', [0.5, '#4d8f76'], '#173c2e'),
    ),
    curve(
      'body',
      'M206 316 C208 430 224 530 256 568 C280 590 412 590 436 568 C468 530 484 430 486 316 C440 350 252 350 206 316 Z',
      glaze,
    ),
    curve(
      'bare foot',
      'M240 546 C246 556 250 562 256 568 C280 590 412 590 436 568 C442 562 446 556 452 546 C400 566 292 566 240 546 Z',
      clay,
    ),
    oval('rim', [346, 314, 140, 30], across('#a06c44', [0.3, '#f4d9b4'], [0.7, '#d9ab7c'], '#8a5a38')),
    oval('inside', [346, 316, 131, 25], down('#14352a', '#3f8169')),
    oval('tea', [346, 324, 116, 17], across('#8f3f1a', [0.4, '#d98443'], '#8a3a16')),
    curve('gleam', 'M240 362 C244 438 252 494 266 530 C254 516 236 456 232 366 Z', down('#ffffff8c', '#ffffff10')),
    line('steam one', 'M310 284 C280 238 338 212 308 160', down('#ffffff00', '#ffffffa0'), 12, { opacity: 0.9 }),
    line('steam two', 'M366 280 C340 220 404 190 370 120', down('#ffffff00', '#ffffffb0'), 14, { opacity: 0.9 }),
    soft('light on the steam', 'light', [346, 220, 120, 120], { opacity: 0.35 }),
    block('light over all', [0, 0, 720, 720], glow([0.2, 0.1], 0.9, '#fff3d84d', '#fff3d800')),
  ],
}
