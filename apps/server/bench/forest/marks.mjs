export const VISITOR = 1
export const MEMBER = 2
export const GROUP_LINK = 3
export const GROUP_ALIVE_LINK = 4

const WHO = 2 ** 26
const KINDS = 4
const EMPTY = -1

/** Who was marked where in one kind of scope: a set of numbers that is small enough for tens of millions. */
export class Marks {
  #slots
  #mask
  count = 0

  constructor(expected) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 1.5)))
    this.#slots = new Float64Array(slots).fill(EMPTY)
    this.#mask = slots - 1
  }

  /** Marks; answers whether it was not marked before. */
  add(scopeId, kind, who) {
    const where = scopeId * KINDS + kind - 1
    const key = where * WHO + who
    const mixed = Math.imul(who ^ Math.imul(where, 0x85ebca6b), 0x9e3779b1)
    let at = (mixed ^ (mixed >>> 15)) & this.#mask
    for (; this.#slots[at] !== EMPTY; at = (at + 1) & this.#mask) if (this.#slots[at] === key) return false
    this.#slots[at] = key
    this.count += 1
    if (this.count > this.#mask * 0.95) throw new Error('more marks than there was room for')
    return true
  }

  /** `[scopeId, kind, who]`, sorted. */
  *sorted() {
    for (const key of this.#slots.filter((slot) => slot !== EMPTY).sort()) {
      const where = Math.floor(key / WHO)
      yield [Math.floor(where / KINDS), (where % KINDS) + 1, key % WHO]
    }
  }
}
