export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** What every phase has done before it counts: by then the programs are compiled and the pages read. */
const WARM = 4_000
const WARM_UP_ROUNDS = 4

/**
 * Runs phases one after another, round after round, after as many rounds as it takes to warm up: what else the machine does
 * then meets all of them alike. `phases` are `{name: () => round}`; answers `{name: [round, …]}`.
 */
export async function interleaved(phases, rounds, log) {
  const names = Object.keys(phases)
  const warm = Object.fromEntries(names.map((name) => [name, 0]))
  const seen = Object.fromEntries(names.map((name) => [name, []]))
  const run = async (title, keep) => {
    const line = []
    for (const name of names) {
      const result = await phases[name]()
      keep(name, result)
      line.push(`${name} ${Math.round(result.perSecond)}/s`)
    }
    log(`  ${title}: ${line.join(', ')}`)
  }
  for (let round = 0; round < WARM_UP_ROUNDS && names.some((name) => warm[name] < WARM); round++)
    await run('warm-up', (name, { done }) => {
      warm[name] += done
    })
  for (let round = 1; round <= rounds; round++) await run(`round ${round}`, (name, result) => seen[name].push(result))
  return seen
}

/** The rounds of one phase as one: medians of the speeds and latencies, and of the processor time of each process. */
export function summary(rounds) {
  const of = (pick) => median(rounds.map(pick))
  const names = Object.keys(rounds[0].msEach)
  return {
    perSecond: of((round) => round.perSecond),
    p50Ms: of((round) => round.p50Ms ?? Number.NaN),
    p99Ms: of((round) => round.p99Ms ?? Number.NaN),
    msEach: Object.fromEntries(names.map((name) => [name, of((round) => round.msEach[name])])),
    done: rounds.reduce((sum, { done }) => sum + done, 0),
  }
}

const AT_FIRST_PER_SECOND = 4_000

/** How many requests of a kind to make ready for a round: twice what the fastest so far took. */
export function enough(bench, kind, seconds) {
  return Math.ceil(seconds * 2 * Math.max(bench.fastest?.[kind] ?? 0, AT_FIRST_PER_SECOND))
}

/** Remembers how fast a round was, and answers it. */
export function faster(bench, kind, round) {
  bench.fastest = { ...bench.fastest, [kind]: Math.max(bench.fastest?.[kind] ?? 0, round.perSecond) }
  return round
}
