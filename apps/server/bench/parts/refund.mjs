import { ID } from '../data/plan.mjs'
import { countedLoad } from './counted.mjs'
import { interleaved, summary } from './rounds.mjs'
import { settleRound } from './settle.mjs'

const ABOUT = /\bINTO refund\b/

/** Refunds over HTTP of orders that were settled a moment before: `{perSecond, p50Ms, p99Ms, counts}`. */
export async function measureRefund(bench) {
  const seen = await interleaved({ refunds: () => refundRound(bench) }, bench.options.rounds, bench.log)
  const orders = (await freshOrders(bench)).slice(0, 500)
  const counts = await countedLoad(bench, { kind: 'refund', connections: 16, ask: { orders }, about: ABOUT })
  return { ...summary(seen.refunds), counts }
}

async function refundRound(bench) {
  const { options, load, api, server } = bench
  const orders = await freshOrders(bench)
  return load.round({
    kind: 'refund',
    port: api.port,
    connections: 16,
    seconds: options.seconds,
    ask: { orders },
    pids: { api: api.pid, database: server.pid },
  })
}

/** Settles orders and answers them as `[[id, clerk, amountFen], …]`: every other one goes back whole, the rest by half. */
async function freshOrders(bench) {
  const [[{ last }]] = await bench.connection.query('SELECT MAX(paid_at) AS last FROM sale_order')
  await settleRound(bench, 64)
  const [rows] = await bench.connection.query(
    'SELECT id, clerk_id AS clerk, paid_fen AS paidFen FROM sale_order WHERE paid_at > ? ORDER BY id',
    [last],
  )
  return rows.map(({ id, clerk, paidFen }, index) => [id, clerk - ID.clerk, index % 2 ? paidFen : paidFen / 2])
}
