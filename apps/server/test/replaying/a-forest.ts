import { createHash } from 'node:crypto'

/** Small whole numbers out of a seed, the same every time. */
export function numbersOf(seed: string): (below: number) => number {
  let turn = 0
  return (below) => {
    const digest = createHash('sha1').update(`${seed} ${turn++}`).digest()
    return digest.readUInt32BE(0) % below
  }
}

export const HEADER = 'cascade,node,parent,user,t_sec_after_root'

/** How a generated forest looks. */
export interface Shape {
  trees: number
  nodes: number
  users: number
  /** Of ten nodes, so many hang on the newest one: 10 is a chain, 0 is as wide as chance makes it. */
  deep: number
  /** Of a hundred rows, so many are spoilt. */
  spoilt: number
}

const spoilers: ((cells: string[], below: (n: number) => number) => string[][])[] = [
  (cells) => [cells.with(4, '')],
  (cells) => [cells.with(4, '-7')],
  (cells) => [cells.with(4, 'soon')],
  (cells) => [cells.with(4, '99999999999')],
  (cells) => [cells.with(4, `${cells[4]}.5`)],
  (cells) => [cells.with(2, 'nowhere')],
  (cells) => [cells.with(2, cells[1] as string)],
  (cells) => [cells.with(3, '')],
  (cells) => [cells.with(1, '')],
  (cells) => [cells.with(0, '')],
  (cells) => [cells.with(2, '')],
  (cells) => [cells.with(1, '0')],
  (cells) => [cells.slice(0, 4)],
  (cells) => [[...cells, 'more']],
  (cells, below) => [cells, cells.with(3, `u${below(9)}`)],
  (cells) => [cells.with(2, `${cells[1]}x`), cells.with(1, `${cells[1]}x`).with(2, cells[1] as string)],
  (cells) => [cells.with(3, 'x'.repeat(65))],
  // Earlier than its parent, as often as not.
  (cells, below) => [cells.with(4, String(below(400_000)))],
]

/** A forest of a shape as CSV: users share again and their own, days pass, rows stand in any order, some are spoilt. */
export function forestCsv(seed: string, shape: Shape): string {
  const below = numbersOf(seed)
  const rows: string[][] = []
  for (let tree = 1; tree <= shape.trees; tree++) {
    const times = [0]
    for (let node = 1; node <= shape.nodes; node++) {
      const parent = below(10) < shape.deep ? node - 1 : below(node)
      const wait = [below(60), below(4_000), below(90_000)][below(3)] as number
      times.push((times[parent] as number) + wait)
      const cells = [`t${tree}`, `${node}`, `${parent}`, `u${below(shape.users)}`, `${times[node]}`]
      if (below(100) >= shape.spoilt) rows.push(cells)
      else rows.push(...(spoilers[below(spoilers.length)] as (typeof spoilers)[number])(cells, below))
    }
  }
  for (let place = rows.length - 1; place > 0; place--) {
    const other = below(place + 1)
    const kept = rows[place] as string[]
    rows[place] = rows[other] as string[]
    rows[other] = kept
  }
  return `${[HEADER, ...rows.map((cells) => cells.join(','))].join('\n')}\n`
}
