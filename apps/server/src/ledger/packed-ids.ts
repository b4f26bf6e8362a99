/** Ids as text: runs of neighbours as `first-last`, ascending, separated by commas. `[4, 5, 6, 9]` is `4-6,9`. */
export function packedIds(ids: readonly number[]): string {
  const sorted = [...ids].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const id of sorted) {
    const last = runs.at(-1)
    if (last && id === last[1] + 1) last[1] = id
    else runs.push([id, id])
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(',')
}

/** The longest run that is believed: text that somebody changed must not exhaust the memory. */
const LONGEST_RUN = 1_000_000

/** What `packedIds` packed; null for any other text. */
export function unpackedIds(text: string): number[] | null {
  const ids: number[] = []
  for (const run of text.split(',')) {
    const [, first, last] = /^(\d{1,16})(?:-(\d{1,16}))?$/.exec(run) ?? []
    if (first === undefined) return null
    const [from, to] = [Number(first), Number(last ?? first)]
    if (to < from || to - from > LONGEST_RUN) return null
    for (let id = from; id <= to; id++) ids.push(id)
  }
  return ids
}
