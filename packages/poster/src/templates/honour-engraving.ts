import { type Layer } from '../template/template.js'
import { across, block, curve, down, frame, glow, line, oval, slant } from './artwork.js'
import { at, leafHalves, type Point, polar, sampled, smooth } from './house-paths.js'

const FINE = '#b08746'
/** Gold that catches the light at its upper left. */
const SHEEN = slant('#d3ad68', [0.45, '#b38a49'], '#8f6a30')

/** Where the handles of a curve lie that runs from crest to trough as a sine does, as a share of the way. */
const SINE = 0.3642

/** A closed wave about a middle, as on the rosettes of banknotes; `phase` is a share of one wave. */
function wreath(centre: Point, radius: number, swing: number, waves: number, phase: number): string {
  const step = 180 / waves
  const handle = ((SINE * step * Math.PI) / 180) * radius
  const crest = (k: number) => {
    const angle = (k + 2 * phase) * step
    const point = polar(centre, radius + (k % 2 === 0 ? swing : -swing), angle)
    const along = (turn: 1 | -1) => polar(point, handle, angle + 90 * turn)
    return { point, before: along(-1), after: along(1) }
  }
  let path = `M${at(...crest(0).point)}`
  for (let k = 0; k < 2 * waves; k += 1) {
    const next = crest(k + 1)
    path += `C${at(...crest(k).after)} ${at(...next.before)} ${at(...next.point)}`
  }
  return `${path}Z`
}

const wreaths = (radius: number, swing: number, waves: number, phases: number): string =>
  Array.from({ length: phases }, (_, k) => wreath([200, 200], radius, swing, waves, k / phases)).join('')

/** A wave along a straight edge from crest to trough, `halves` times. */
function wave(length: number, halves: number, middle: number, swing: number, upright: boolean): string {
  const step = length / halves
  const point = (along: number, aside: number) => (upright ? at(aside, along) : at(along, aside))
  let path = `M${point(0, middle + swing)}`
  for (let k = 0; k < halves; k += 1) {
    const [from, to] = k % 2 === 0 ? [middle + swing, middle - swing] : [middle - swing, middle + swing]
    path += `C${point((k + SINE) * step, from)} ${point((k + 1 - SINE) * step, to)} ${point((k + 1) * step, to)}`
  }
  return path
}

/** Two waves against each other between two lines: 480 long, 24 across. */
function edge(upright: boolean): Layer[] {
  const halves = upright ? 18 : 23
  const band = [8, -8].map((swing) => wave(480, halves, 12, swing, upright)).join('')
  const rules = upright ? 'M0 0L0 480M24 0L24 480' : 'M0 0L480 0M0 24L480 24'
  return [line('waves', band, FINE, 1.2), line('rules', rules, FINE, 1.2)]
}

/** Of the seal: engraved rings about a dark field that the number of friends stands on. Its box is 400 × 400. */
function seal(): Layer[] {
  const c: [number, number] = [200, 200]
  return [
    oval('ground', [...c, 176, 176], glow([0.5, 0.5], 0.5, '#fffaf0', '#f6e9d2')),
    line('outer', wreaths(160, 15, 36, 3), SHEEN, 1.1),
    line('middle', wreaths(131, 23, 20, 3), SHEEN, 1),
    curve('knot', 'M200 393L208 402L200 411L192 402Z', '#b98d48'),
    oval('rim', [...c, 104, 104], slant('#f3dca9', [0.35, '#c9a063'], [0.6, '#8f6527'], '#dfc07f'), {
      shadow: { colour: '#5a3a1266', blur: 14, dx: 0, dy: 6 },
    }),
    oval('field', [...c, 98, 98], glow([0.4, 0.3], 0.9, '#47372b', [0.6, '#2a211b'], '#1d1611')),
    line('field ring', wreath(c, 86, 3, 48, 0), '#c9a06399', 1.2),
  ]
}

/** Half a laurel: leaves in pairs along an arc, each with a lit and a shaded side. */
function sprig(side: 1 | -1): Layer[] {
  const place = (degrees: number, radius = 202): Point => polar([200, 200], radius, 90 + side * degrees)
  const along = (degrees: number) => 180 * Number(side === 1) + side * degrees
  const leaves = Array.from({ length: 10 }, (_, k) => 14 + k * 10.6).flatMap((degrees, k) =>
    [34, -40].map((lean) => leafHalves(place(degrees), (lean > 0 ? 46 : 42) - k * 1.4, along(degrees) + side * lean)),
  )
  leaves.push(leafHalves(place(118), 36, along(122)))
  const [lit, shaded] = side === 1 ? [0, 1] : [1, 0]
  const stem = smooth(sampled(8, (share) => place(share * 135)))
  const name = side === 1 ? 'left' : 'right'
  return [
    line(`${name} stem`, stem, '#a67a3a', 2.4),
    curve(`${name} lit`, leaves.map((halves) => halves[lit]).join(''), down('#dcb970', '#bd924d')),
    curve(`${name} shaded`, leaves.map((halves) => halves[shaded]).join(''), down('#b98d48', '#8a6530')),
  ]
}

/** The sheet that is framed: paper with a soft light on it, and the engraved frame along its edges. */
export function certificate(x: number, y: number, width: number, height: number): Layer[] {
  const [inset, across24] = [20, 24]
  const [left, top] = [x + inset, y + inset]
  const [wide, high] = [width - 2 * inset, height - 2 * inset]
  const part = (name: string, box: [number, number, number, number], upright: boolean): Layer => ({
    kind: 'use',
    name,
    part: upright ? 'edge upright' : 'edge',
    from: upright ? frame([0, 0, 24, 480]) : frame([0, 0, 480, 24]),
    box: frame(box),
  })
  const halves = high > 600 ? 2 : 1
  const tall = (high - 2 * across24) / halves
  const sides = Array.from({ length: halves }, (_, k) => [
    part(`frame left ${k}`, [left, top + across24 + k * tall, across24, tall], true),
    part(`frame right ${k}`, [left + wide - across24, top + across24 + k * tall, across24, tall], true),
  ]).flat()
  const corner = (name: string, cx: number, cy: number): Layer[] => [
    block(name, [cx, cy, across24, across24], '#f3e2c2', { stroke: { paint: FINE, width: 1.2 } }),
    oval(`${name} bead`, [cx + 12, cy + 12, 6, 6], slant('#e0c080', '#a67a3a')),
  ]
  const [right, bottom] = [left + wide - across24, top + high - across24]
  return [
    block('sheet', [x, y, width, height], slant('#fffbf3', [0.5, '#faf1e1'], '#f1e2c9'), {
      radius: 4,
      shadow: { colour: '#0000008c', blur: 40, dx: 0, dy: 16 },
    }),
    part('frame top', [left + across24, top, wide - 2 * across24, across24], false),
    part('frame bottom', [left + across24, bottom, wide - 2 * across24, across24], false),
    ...sides,
    ...corner('corner 1', left, top),
    ...corner('corner 2', right, top),
    ...corner('corner 3', left, bottom),
    ...corner('corner 4', right, bottom),
  ]
}

export const sealBox = frame([-60, -20, 520, 480])
export const engravedParts: Record<string, Layer[]> = {
  edge: edge(false),
  'edge upright': edge(true),
  seal: [...sprig(1), ...sprig(-1), ...seal()],
}

/** A line that swells towards its middle, where a lozenge sits. */
export function flourish(centre: number, y: number, half: number): Layer[] {
  return [
    curve(
      'flourish',
      `M${at(centre - half, y)}Q${at(centre, y - 2)} ${at(centre + half, y)}Q${at(centre, y + 2)} ${at(centre - half, y)}Z`,
      across('#a67a3a00', [0.5, '#a67a3a'], '#a67a3a00'),
    ),
    curve(
      'lozenge',
      `M${at(centre, y - 7)}L${at(centre + 7, y)}L${at(centre, y + 7)}L${at(centre - 7, y)}Z`,
      '#a67a3a',
    ),
  ]
}
