import { type Layer } from '@passalong/poster'
import { across, block, curve, down, glow } from '@passalong/poster/templates'

/** A picture of goods, 720 × 720: the room, and what stands in it, drawn smaller towards its foot by `scale`. */
export interface Scene {
  room: Layer[]
  things: Layer[]
  scale: number
}

/** A wall of 720 × 720, lighter where a window would be. */
export function wall(light: string, shade: string): Layer {
  return block('wall', [0, 0, 720, 720], glow([0.25, 0.2], 1, light, shade))
}

/** The light of a window with four panes, falling slantwise onto the wall. */
export const windowLight: Layer[] = [
  [40, 60, 150, 190],
  [206, 24, 150, 190],
  [40, 270, 150, 170],
  [206, 234, 150, 170],
].map(([x = 0, y = 0, width = 0, height = 0], index) =>
  curve(
    `pane ${index}`,
    `M${x} ${y} L${x + width} ${y - 34} L${x + width} ${y + height - 34} L${x} ${y + height} Z`,
    down('#fffaf0a6', '#fff3d866'),
  ),
)

/** A table top of wood from `y` to the picture's lower edge. */
export function table(light: string, shade: string, y: number): Layer[] {
  return [
    block('table', [0, y, 720, 720 - y], down(light, shade)),
    block('table edge', [0, y, 720, 3], across('#ffffff33', '#ffffffa0', '#ffffff1a')),
  ]
}
