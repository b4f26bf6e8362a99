const NOBODY = -1

/** Visits and joins in one scope by sharer (kind 1) and by group (kind 2). */
export class Leaders {
  #kinds = [undefined, new Map(), new Map()]

  /** What happened is a visit or a join. */
  add(what, sharer, group) {
    if (sharer !== NOBODY) this.#add(1, sharer, what)
    if (group !== NOBODY) this.#add(2, group, what)
  }

  #add(kind, id, what) {
    let row = this.#kinds[kind].get(id)
    if (!row) {
      row = [0, 0]
      this.#kinds[kind].set(id, row)
    }
    row[what === 'visit' ? 0 : 1] += 1
  }

  /** `[kind, leader, visits, joins]`, sorted. */
  *rows() {
    for (const kind of [1, 2])
      for (const id of [...this.#kinds[kind].keys()].sort((a, b) => a - b))
        yield [kind, id, ...this.#kinds[kind].get(id)]
  }
}
