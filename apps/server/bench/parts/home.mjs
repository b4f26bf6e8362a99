import { SIGNED_IN } from '../data/plan.mjs'
import { statementsOf } from '../tap/commands.mjs'
import { enough, faster, interleaved, median, summary } from './rounds.mjs'

/** So many members are read in turn, here and there; each asks less often than an honest limit. */
const READERS = 2_000

/** Member homes over HTTP beside the same statements on bare mysql2: `{ratio, statements, roundTrips, …}`. */
export async function measureHome(bench) {
  const { options, bare, data } = bench
  const readers = Math.min(READERS, data.members, SIGNED_IN)
  const recorded = await (await bench.tapped()).record('home', { count: readers, readers, members: data.members })
  const list = recorded.map((commands) => commands.flatMap(({ text }) => statementsOf(text)))
  await bare.keep(list)
  const phases = {
    'bare reads': () => bare.round('replay', options.seconds),
    homes: () => homeRound(bench, readers),
  }
  const seen = await interleaved(phases, options.rounds, bench.log)
  const bareReads = summary(seen['bare reads'])
  const homes = summary(seen.homes)
  return {
    ...homes,
    bare: bareReads,
    ratio: homes.perSecond / bareReads.perSecond,
    statements: median(list.map((statements) => statements.length)),
    roundTrips: median(recorded.map((commands) => commands.length)),
  }
}

/** One round of homes on 16 connections, or so many. */
export async function homeRound(bench, readers = READERS, connections = 16) {
  const { options, data, load, api, server } = bench
  const count = enough(bench, 'home', options.seconds)
  const round = await load.round({
    kind: 'home',
    port: api.port,
    connections,
    seconds: options.seconds,
    ask: { count, readers: Math.min(readers, data.members), members: data.members },
    pids: { api: api.pid, database: server.pid },
  })
  return faster(bench, 'home', round)
}
