import { growForest } from '../forest/forest.mjs'

/** An id as six bytes of a path, in hexadecimal. */
export const hexId = (id) => id.toString(16).padStart(12, '0')

/** A grown forest as rows for each way to keep it. */
export class StoredForest {
  constructor(count) {
    const { links } = growForest(count, Date.UTC(2026, 0, 1))
    Object.assign(this, links)
    this.heights = new Int32Array(this.count)
    this.sizes = new Int32Array(this.count).fill(1)
    for (let at = this.count - 1; at >= 0; at--) {
      if (this.parent[at] < 0) continue
      this.sizes[this.parent[at]] += this.sizes[at]
      this.heights[this.parent[at]] = Math.max(this.heights[this.parent[at]], this.heights[at] + 1)
    }
  }

  pathOf(at) {
    let path = ''
    for (let up = at; up >= 0; up = this.parent[up]) path = hexId(up + 1) + path
    return path
  }

  row(kind, at, id = at + 1) {
    const row = [id, new Date(this.ms[at]).toISOString().slice(0, 23).replace('T', ' '), this.parent[at] + 1]
    if (kind === 'path') row.push(this.pathOf(this.parent[at]) + hexId(id))
    if (kind === 'rooted' || kind === 'tallied') row.push(this.root[at] + 1, this.depth[at])
    return row
  }

  *lines(kind) {
    for (let at = 0; at < this.count; at++) yield this.row(kind, at).join('\t')
  }

  /** For each link its links by generation and by day, chain by chain. */
  *tallies() {
    for (let root = 0, end; root < this.count; root = end) {
      for (end = root + 1; end < this.count && this.root[end] === root; ) end++
      const rows = Array.from({ length: end - root }, () => new Map())
      for (let at = root; at < end; at++) {
        const day = Math.floor(this.ms[at] / 86_400_000)
        for (let up = at, below = 0; up >= 0; up = this.parent[up], below++)
          for (const key of [1_000_000 + below, 2_000_000 + day])
            rows[up - root].set(key, (rows[up - root].get(key) ?? 0) + 1)
      }
      for (const [at, buckets] of rows.entries())
        for (const key of [...buckets.keys()].sort((a, b) => a - b))
          yield `${root + at + 1}\t${Math.floor(key / 1_000_000)}\t${key % 1_000_000}\t${buckets.get(key)}`
    }
  }
}
