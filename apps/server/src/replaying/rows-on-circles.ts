/**
 * The places that come back to themselves along `parents` (below 0 for none), among those of which `hangs` is true. Each place is
 * walked over twice at most, however long a circle is.
 */
export function rowsOnCircles(parents: readonly number[], hangs: (place: number) => boolean): ReadonlySet<number> {
  const circles = new Set<number>()
  const walkOf = new Int32Array(parents.length)
  for (let start = 0; start < parents.length; start++) {
    if (walkOf[start] !== 0 || !hangs(start)) continue
    const walk = start + 1
    let place = start
    while (place >= 0 && walkOf[place] === 0) {
      walkOf[place] = walk
      place = parents[place] ?? -1
    }
    // A walk that meets itself has found a circle; one that meets an earlier walk has not.
    while (place >= 0 && walkOf[place] === walk && !circles.has(place)) {
      circles.add(place)
      place = parents[place] ?? -1
    }
  }
  return circles
}
