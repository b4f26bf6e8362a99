import { openCheckouts } from '../data/checkouts.mjs'
import { countedLoad } from './counted.mjs'
import { enough, faster, interleaved, summary } from './rounds.mjs'

const COUNTED = 1_000
const ABOUT = /\bINTO sale_order\b/

/** Settled orders over HTTP beside the ceiling: `{at16, at64, ceiling, rows, counts}`. */
export async function measureSettle(bench) {
  const { options, bare } = bench
  const phases = {
    ceiling: () => bare.round('orders', options.seconds),
    'at 16': () => settleRound(bench, 16),
    'at 64': () => settleRound(bench, 64),
    'bare rows': () => bare.round('rows', options.seconds),
  }
  const seen = await interleaved(phases, options.rounds, bench.log)
  const ceiling = summary(seen.ceiling)
  const beside = (rounds) => {
    const at = summary(rounds)
    return { ...at, ceilingPerSecond: ceiling.perSecond, ratio: at.perSecond / ceiling.perSecond }
  }
  const rows = summary(seen['bare rows'])
  const checkouts = await openCheckouts(bench.connection, bench.data.members, COUNTED)
  const counts = await countedLoad(bench, { kind: 'settle', connections: 16, ask: { checkouts }, about: ABOUT })
  return {
    at16: beside(seen['at 16']),
    at64: beside(seen['at 64']),
    ceiling,
    rows: { ...rows, ratio: rows.perSecond / ceiling.perSecond },
    counts,
  }
}

/** One round of settlements; the checkouts are opened before the clock starts, and what is left of them runs out. */
export async function settleRound(bench, connections) {
  const { connection, data, load, api, server, options } = bench
  const checkouts = await openCheckouts(connection, data.members, enough(bench, 'settle', options.seconds))
  const round = await load.round({
    kind: 'settle',
    port: api.port,
    connections,
    seconds: options.seconds,
    ask: { checkouts },
    pids: { api: api.pid, database: server.pid },
  })
  return faster(bench, 'settle', round)
}
