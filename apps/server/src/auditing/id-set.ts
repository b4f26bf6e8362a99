/** Ids of one page of bits. */
const PAGE = 65_536

/** A set of whole numbers in one bit each, so that tens of millions of ids fit in a few megabytes. */
export class IdSet {
  private readonly pages = new Map<number, Uint8Array>()

  has(id: number): boolean {
    const page = this.pages.get(Math.floor(id / PAGE))
    const bit = id % PAGE
    return page !== undefined && ((page[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0
  }

  /** False when it was in the set already. */
  add(id: number): boolean {
    const name = Math.floor(id / PAGE)
    const page = this.pages.get(name) ?? new Uint8Array(PAGE / 8)
    this.pages.set(name, page)
    const bit = id % PAGE
    const before = page[bit >> 3] ?? 0
    const after = before | (1 << (bit & 7))
    page[bit >> 3] = after
    return after !== before
  }
}
