import { addPersons } from '../data/joiners.mjs'
import { BIG_CAMPAIGN } from '../forest/forest.mjs'
import { enough, faster } from '../parts/rounds.mjs'

/** Reads are timed with as many connections as there is room for, so that what is timed is the answer and not the queue. */
const READING = 4
const WRITING = 16

export const pageRound = (bench, forest) =>
  round(bench, forest, 'page', READING, () => ({ readers: forest.picks.readers }))

export function reportRound(bench, forest) {
  const { middles, members, operators } = forest.picks
  return round(bench, forest, 'report', READING, () => ({ campaign: `C${BIG_CAMPAIGN}`, middles, members, operators }))
}

/** Every mint makes a new link: the material's number has not been used today. */
export function mintRound(bench, forest) {
  const material = Math.floor((Date.now() % 86_400_000) / 100)
  return round(bench, forest, 'mint', WRITING, () => ({ sharers: forest.picks.sharers, material }))
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
