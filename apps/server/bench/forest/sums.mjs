/** The columns of share_tally that a forest fills; it has no orders. */
export const TALLIED = ['links', 'alive_links', 'visits', 'visitors', 'members', 'joins', 'shared_joins']
export const LINKS = 0
export const ALIVE = 1
export const VISITS = 2
export const VISITORS = 3
export const MEMBERS = 4
export const JOINS = 5
export const SHARED = 6

/** In which column of its own each thing that happens counts. */
export const COLUMN = { link: LINKS, visit: VISITS, join: JOINS }

const AXIS = 10_000_000

/** The tallies of one scope: by depth (axis 1) and by day (axis 2). */
export class Sums {
  #rows = new Map()

  add(column, depth, day) {
    this.#row(AXIS + depth)[column] += 1
    this.#row(2 * AXIS + day)[column] += 1
  }

  /** `[axis, bucket, counts]`, as their key sorts them. */
  *rows() {
    for (const key of [...this.#rows.keys()].sort((a, b) => a - b))
      yield [Math.floor(key / AXIS), key % AXIS, this.#rows.get(key)]
  }

  #row(key) {
    let row = this.#rows.get(key)
    if (!row) {
      row = [0, 0, 0, 0, 0, 0, 0]
      this.#rows.set(key, row)
    }
    return row
  }
}
