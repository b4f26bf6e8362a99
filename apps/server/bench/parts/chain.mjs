import { BareVisits } from '../chain/bare-visits.mjs'
import { bytesPerLink } from '../chain/bytes.mjs'
import { joinRound, mintRound, pageRound, readAll, reportRound, visitRound } from '../chain/rounds.mjs'
import { waitUntilTallied } from '../chain/tallied.mjs'
import { interleaved, summary } from './rounds.mjs'

const FORESTS = { small: [10_000, 100_000], big: [10_000, 1_000_000, 10_000_000] }
/** The other parts have more; here every round is one of several forests. */
const MOST_ROUNDS = 3

/**
 * Share chains in forests of several sizes: `{forests: [{count, pages, reports, reportsEver, mints, visits, …}, …], bytes, …}`.
 * What compares sizes is read before anything is written, the sizes in turn.
 */
export async function measureChain(bench) {
  const { options, log } = bench
  const rounds = Math.min(MOST_ROUNDS, options.rounds)
  const forests = []
  for (const count of options.links ?? FORESTS[options.data]) forests.push(await bench.forest(count))
  for (const forest of forests) await readAll(bench, forest)
  const named = (name, { count }) => `${name} at ${count.toLocaleString('en')}`
  const phases = {}
  for (const forest of forests) phases[named('pages', forest)] = () => pageRound(bench, forest)
  for (const forest of forests) phases[named('reports', forest)] = () => reportRound(bench, forest)
  for (const forest of forests) phases[named('reports of all time', forest)] = () => reportRound(bench, forest, true)
  const reads = await interleaved(phases, rounds, log)
  const measured = []
  for (const forest of forests) {
    const { count } = forest
    log(`  writes at ${count.toLocaleString('en')} links`)
    const writes = await measureWrites(bench, forest, rounds)
    const pages = summary(reads[named('pages', forest)])
    const reports = summary(reads[named('reports', forest)])
    const reportsEver = summary(reads[named('reports of all time', forest)])
    measured.push({ count, pages, reports, reportsEver, ...writes })
  }
  const [first, last] = [measured[0], measured.at(-1)]
  return {
    forests: measured,
    bytes: await bytesPerLink(bench, forests),
    memberReadP99Ratio: last.pages.p99Ms / first.pages.p99Ms,
    reportP99Ratio: last.reports.p99Ms / first.reports.p99Ms,
  }
}

async function measureWrites(bench, forest, rounds) {
  const bareVisits = new BareVisits(bench, forest)
  const backlog = []
  const tallied = async (round) => {
    const done = await round
    backlog.push({ done: done.done, seconds: done.elapsed + (await waitUntilTallied(forest.connection)) })
    return done
  }
  const phases = {
    'bare visits': () => bareVisits.round(),
    visits: () => tallied(visitRound(bench, forest, 16)),
    'visits at 64': () => tallied(visitRound(bench, forest, 64)),
    mints: async () => {
      const round = await mintRound(bench, forest)
      await waitUntilTallied(forest.connection)
      return round
    },
    joins: async () => {
      const round = await joinRound(bench, forest)
      await waitUntilTallied(forest.connection)
      return round
    },
  }
  const seen = await interleaved(phases, rounds, bench.log)
  const bare = summary(seen['bare visits'])
  const visits = summary(seen.visits)
  const busiest = summary(seen['visits at 64'])
  const sum = (pick) => backlog.reduce((total, one) => total + one[pick], 0)
  return {
    bareVisits: bare,
    visits: { ...visits, ratio: visits.perSecond / bare.perSecond },
    visitsAt64: { ...busiest, ratio: busiest.perSecond / bare.perSecond },
    talliedPerSecond: sum('done') / sum('seconds'),
    mints: summary(seen.mints),
    joins: summary(seen.joins),
  }
}
