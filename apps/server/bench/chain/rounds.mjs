import { addPersons } from '../data/joiners.mjs'
import { addVersions } from '../data/versions.mjs'
import { BIG_CAMPAIGN } from '../forest/forest.mjs'
import { enough, faster } from '../parts/rounds.mjs'

/** Reads are timed with as many connections as there is room for, so that what is timed is the answer and not the queue. */
const READING = 4
const WRITING = 16
const LONGEST_S = 600

const DAY_MS = 86_400_000

export const pageRound = (bench, forest) => read(bench, forest, 'page', { readers: forest.picks.readers })

/** Of the last 30 days, as an operator looks at them; of all time when `ever`. */
export function reportRound(bench, forest, ever = false) {
  const { middles, members, operators } = forest.picks
  const day = (ago) => new Date(Date.now() + 8 * 3_600_000 - ago * DAY_MS).toISOString().slice(0, 10)
  const query = ever ? '' : `?from=${day(29)}&to=${day(0)}`
  return read(bench, forest, 'report', { campaign: `C${BIG_CAMPAIGN}`, middles, members, operators, query })
}

/** Reads once whatever the rounds will read, so that it is in memory in a forest of any size. */
export async function readAll(bench, forest) {
  const { readers, members, middles } = forest.picks
  const whole = { ...bench, options: { ...bench.options, seconds: LONGEST_S } }
  await round(whole, forest, 'page', READING, () => ({ readers }), readers.length * 2)
  const each = Math.max(members.length, middles.length) * 3
  const asked = { campaign: `C${BIG_CAMPAIGN}`, middles, members, operators: forest.picks.operators, query: '' }
  await round(whole, forest, 'report', READING, () => asked, each)
}

const read = (bench, forest, kind, asked) => round(bench, forest, kind, READING, () => asked)

/** Every mint makes a new link: the material's versions have not been sent today. */
export async function mintRound(bench, forest) {
  const { sharers } = forest.picks
  const material = Math.floor((Date.now() % DAY_MS) / 100)
  const count = enough(forest, 'mint', bench.options.seconds)
  await addVersions(forest.connection, material, Math.ceil(count / sharers.length))
  return round(bench, forest, 'mint', WRITING, () => ({ sharers, material }), count)
}

export function visitRound(bench, forest, connections) {
  const { visitors, links } = forest.picks
  return round(bench, forest, 'visit', connections, (count) => {
    const first = forest.visited ?? 0
    forest.visited = first + count
    return { visitors, links, first }
  })
}

/** Persons who have just come join through links here and there. */
export async function joinRound(bench, forest) {
  forest.privacyVersion ??= await privacyVersion(forest.api)
  const count = enough(forest, 'join', bench.options.seconds)
  const first = await addPersons(forest.connection, count)
  const { privacyVersion: version, picks } = forest
  return round(bench, forest, 'join', WRITING, () => ({ first, privacyVersion: version, tokens: picks.links }), count)
}

async function privacyVersion({ port }) {
  const answer = await fetch(`http://127.0.0.1:${port}/v1/privacy-notice`)
  return (await answer.json()).version
}

async function round(bench, forest, kind, connections, ask, count = enough(forest, kind, bench.options.seconds)) {
  const { api } = forest
  const done = await bench.load.round({
    kind,
    port: api.port,
    connections,
    seconds: bench.options.seconds,
    ask: { ...ask(count), count },
    pids: { api: api.pid, database: bench.server.pid },
  })
  return faster(forest, kind, done)
}
