export type Point = readonly [x: number, y: number]

/** A quarter circle as one curve. */
const KAPPA = 0.5523

/** A tenth of a design pixel is finer than any phone shows; templates travel, so no more is written. */
const round = (n: number): number => Math.round(n * 10) / 10
export const at = (x: number, y: number): string => `${round(x)} ${round(y)}`

/** `turn` -1 runs against the clock: within another outline it cuts a hole. */
export function ellipse([x, y]: Point, rx: number, ry: number, turn: 1 | -1 = 1): string {
  const [kx, ky] = [rx * KAPPA, ry * KAPPA * turn]
  const v = ry * turn
  return [
    `M${at(x + rx, y)}`,
    `C${at(x + rx, y + ky)} ${at(x + kx, y + v)} ${at(x, y + v)}`,
    `C${at(x - kx, y + v)} ${at(x - rx, y + ky)} ${at(x - rx, y)}`,
    `C${at(x - rx, y - ky)} ${at(x - kx, y - v)} ${at(x, y - v)}`,
    `C${at(x + kx, y - v)} ${at(x + rx, y - ky)} ${at(x + rx, y)}Z`,
  ].join('')
}

export const circle = (centre: Point, radius: number, turn: 1 | -1 = 1): string => ellipse(centre, radius, radius, turn)

export function polygon(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => at(x, y)).join('L')}Z`
}

/** A smooth line through all points (Catmull-Rom as cubic curves). */
export function smooth(points: readonly Point[], closed = false): string {
  const n = points.length
  const point = (k: number): Point => points[closed ? (k + n) % n : Math.min(n - 1, Math.max(0, k))] ?? [0, 0]
  const start = point(0)
  let path = `M${at(start[0], start[1])}`
  for (let k = 0; k < (closed ? n : n - 1); k += 1) {
    const [before, from, to, after] = [point(k - 1), point(k), point(k + 1), point(k + 2)]
    const first = at(from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6)
    const second = at(to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6)
    path += `C${first} ${second} ${at(to[0], to[1])}`
  }
  return closed ? `${path}Z` : path
}

/** A point at `degrees` clockwise from the right. */
export function polar([x, y]: Point, radius: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
}

/** `count` points over a turn or a part of it, for `smooth`. */
export function sampled(count: number, point: (share: number) => Point): Point[] {
  return Array.from({ length: count }, (_, k) => point(k / count))
}

/** A leaf from its root to its tip as two halves along its rib, to be lit and shaded. */
export function leafHalves(root: Point, length: number, degrees: number, belly = 34): [lit: string, shaded: string] {
  const tip = polar(root, length, degrees)
  const half = (aside: number) =>
    `M${at(...root)}Q${at(...polar(root, length * 0.6, degrees + aside))} ${at(...tip)}L${at(...root)}Z`
  return [half(belly), half(-belly)]
}
