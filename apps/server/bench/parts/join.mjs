import { addPersons, forgetJoins, linkTokens } from '../data/joiners.mjs'
import { purged } from '../data/purged.mjs'
import { statementsOf } from '../tap/commands.mjs'
import { enough, faster, interleaved, summary } from './rounds.mjs'

/** So many joins are recorded for the ceiling: the most of one of its rounds. */
const RECORDED = 2_000

/** Joins over HTTP beside the same statements on bare mysql2: `{ratio, perSecond, …}`. */
export async function measureJoin(bench) {
  const { options, bare, data, connection, api } = bench
  const answer = await fetch(`http://127.0.0.1:${api.port}/v1/privacy-notice`)
  const { version: privacyVersion } = await answer.json()
  const ask = { privacyVersion, tokens: linkTokens(data.members) }
  const first = await addPersons(connection, RECORDED)
  const recorded = await (await bench.tapped()).record('join', { ...ask, first, count: RECORDED })
  await bare.keep(recorded.map((commands) => commands.flatMap(({ text }) => statementsOf(text))))
  const came = []
  const phases = {
    'bare joins': async () => {
      await forgetJoins(connection, first, RECORDED)
      await purged(connection)
      return bare.round('replay once', options.seconds)
    },
    joins: () => joinRound(bench, ask, came),
  }
  const seen = await interleaved(phases, options.rounds, bench.log)
  for (const [start, count] of [[first, RECORDED], ...came]) await forgetJoins(connection, start, count)
  const bareJoins = summary(seen['bare joins'])
  const joins = summary(seen.joins)
  return { ...joins, bare: bareJoins, ratio: joins.perSecond / bareJoins.perSecond }
}

/** One round of joins on 16 connections by persons who have just come; `came` remembers them. */
async function joinRound(bench, ask, came) {
  const { connection, options, load, api, server } = bench
  const count = enough(bench, 'join', options.seconds)
  const first = await addPersons(connection, count)
  came.push([first, count])
  const round = await load.round({
    kind: 'join',
    port: api.port,
    connections: 16,
    seconds: options.seconds,
    ask: { ...ask, first, count },
    pids: { api: api.pid, database: server.pid },
  })
  return faster(bench, 'join', round)
}
