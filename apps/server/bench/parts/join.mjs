import { addPersons, forgetJoins, linkTokens } from '../data/joiners.mjs'
import { statementsOf } from '../tap/commands.mjs'
import { interleaved, summary } from './rounds.mjs'

/** So many joins are recorded for the ceiling, and as many are the most of a round. */
const RECORDED = 2_000
const MOST_PER_SECOND = 6_000

/** Joins over HTTP beside the same statements on bare mysql2: `{ratio, perSecond, …}`. */
export async function measureJoin(bench) {
  const { options, bare, data, connection, api } = bench
  const answer = await fetch(`http://127.0.0.1:${api.port}/v1/privacy-notice`)
  const { version: privacyVersion } = await answer.json()
  const ask = { privacyVersion, tokens: linkTokens(data.members) }
  const first = await addPersons(connection, RECORDED)
  const recorded = await (await bench.tapped()).record('join', { ...ask, first, count: RECORDED })
  await bare.keep(recorded.map((commands) => commands.flatMap(({ text }) => statementsOf(text))))
  const phases = {
    'bare joins': async () => {
      await forgetJoins(connection, first, RECORDED)
      return bare.round('replay once', options.seconds)
    },
    joins: () => joinRound(bench, ask),
  }
  const seen = await interleaved(phases, options.rounds, bench.log)
  await forgetJoins(connection, first, RECORDED)
  const bareJoins = summary(seen['bare joins'])
  const joins = summary(seen.joins)
  return { ...joins, bare: bareJoins, ratio: joins.perSecond / bareJoins.perSecond }
}

/** One round of joins on 16 connections, by persons who have just come and are forgotten afterwards. */
async function joinRound({ connection, options, load, api, server }, ask) {
  const count = Math.ceil(options.seconds * MOST_PER_SECOND)
  const first = await addPersons(connection, count)
  const round = await load.round({
    kind: 'join',
    port: api.port,
    connections: 16,
    seconds: options.seconds,
    ask: { ...ask, first, count },
    pids: { api: api.pid, database: server.pid },
  })
  await forgetJoins(connection, first, count)
  await connection.query('DELETE FROM session WHERE person_id BETWEEN ? AND ?', [first, first + count - 1])
  return round
}
