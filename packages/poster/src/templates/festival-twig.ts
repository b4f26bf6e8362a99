import { type Layer } from '../template/template.js'
import { curve, down, frame, line } from './artwork.js'
import { circle, leafHalves, polar } from './house-paths.js'

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

/** The box of the part `twig`: osmanthus that hangs in from the right edge. */
export const twigBox = frame([0, 0, 320, 280])

const leaves = [
  leafHalves([286, 62], 96, 152),
  leafHalves([262, 86], 100, 64),
  leafHalves([214, 116], 104, 172),
  leafHalves([190, 140], 100, 78),
  leafHalves([136, 168], 92, 190),
  leafHalves([112, 190], 84, 106),
  leafHalves([96, 200], 88, 148),
]

/** Leaves in the ground's own red, so that only the blossoms speak. */
export const twigParts: Record<string, Layer[]> = {
  twig: [
    line('twig', 'M320 30 C262 92 176 152 96 200', '#7d200e', 5),
    curve('leaves lit', leaves.map(([lit]) => lit).join(''), down('#952b14', '#8a2611')),
    curve('leaves shaded', leaves.map(([, shaded]) => shaded).join(''), down('#83230f', '#781e0c')),
    ...blossoms('osmanthus', [
      [276, 78, 11, 10],
      [258, 70, 9, 50],
      [270, 100, 9, 30],
      [204, 130, 12, 25],
      [184, 122, 9, 0],
      [206, 154, 9, 60],
      [126, 182, 11, 40],
      [108, 170, 8, 15],
      [130, 204, 9, 70],
      [52, 262, 8, 20],
    ]),
  ],
}
