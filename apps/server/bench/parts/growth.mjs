import { interleaved, summary } from './rounds.mjs'
import { settleRound } from './settle.mjs'

/**
 * What an order costs API and database in processor time, with few members and with very many: `{orderCostRatio, small, big}`.
 * Processor time, because on a shared machine time by the clock says more about its neighbours.
 */
export async function measureGrowth(bench) {
  const small = await (await bench.stage('small')).startApi()
  const big = await (await bench.stage('big')).startApi()
  const phases = { small: () => settleRound(small, 16), big: () => settleRound(big, 16) }
  const seen = await interleaved(phases, bench.options.rounds, bench.log)
  const cost = (stage, rounds) => {
    const { msEach } = summary(rounds)
    return { members: stage.data.members, costMs: msEach.api + msEach.database, msEach }
  }
  const costs = { small: cost(small, seen.small), big: cost(big, seen.big) }
  return { ...costs, orderCostRatio: costs.big.costMs / costs.small.costMs }
}
