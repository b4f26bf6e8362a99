/**
 * Works through places 0 to `count` − 1, `width` at a time, each once the places that `after` names (below 0: none) are done. The
 * first failure stops the taking of further places and is thrown once everything under way has ended.
 */
export function inOrder(
  count: number,
  after: readonly Int32Array[],
  width: number,
  work: (place: number) => Promise<void>,
): Promise<void> {
  const { ready, release } = waitingLists(count, after)
  let [taken, running, done] = [0, 0, 0]
  let failure: { error: unknown } | null = null
  return new Promise((resolve, reject) => {
    const ended = () => {
      if (failure) reject(failure.error)
      else if (done === count) resolve()
      else reject(new Error('places wait for each other'))
    }
    const take = () => {
      while (!failure && running < width && taken < ready.length) {
        const place = ready[taken++] as number
        running++
        work(place)
          .then(
            () => {
              done++
              release(place)
            },
            (error: unknown) => {
              failure ??= { error }
            },
          )
          .then(() => {
            running--
            take()
          })
      }
      if (running === 0) ended()
    }
    take()
  })
}

/** Who waits for whom, as chains in flat arrays, so that a million places stay small. */
function waitingLists(count: number, after: readonly Int32Array[]) {
  const missing = new Uint8Array(count)
  const first = new Int32Array(count).fill(-1)
  const next = new Int32Array(count * after.length).fill(-1)
  for (const [list, befores] of after.entries())
    for (let place = 0; place < count; place++) {
      const before = befores[place] as number
      if (before < 0) continue
      missing[place] = (missing[place] as number) + 1
      const slot = place * after.length + list
      next[slot] = first[before] as number
      first[before] = slot
    }
  const ready: number[] = []
  for (let place = 0; place < count; place++) if (missing[place] === 0) ready.push(place)
  const release = (place: number) => {
    for (let slot = first[place] as number; slot >= 0; slot = next[slot] as number) {
      const waiting = Math.floor(slot / after.length)
      missing[waiting] = (missing[waiting] as number) - 1
      if (missing[waiting] === 0) ready.push(waiting)
    }
  }
  return { ready, release }
}
