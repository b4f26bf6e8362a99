import { mkdirSync } from 'node:fs'
import { Bare } from './bare/bare.mjs'
import { startBenchDatabase } from './bench-database.mjs'
import { openForest } from './chain/forest-stage.mjs'
import { visitRound } from './chain/rounds.mjs'
import { Load } from './load/load.mjs'
import { measureChain } from './parts/chain.mjs'
import { measureGrowth } from './parts/growth.mjs'
import { homeRound, measureHome } from './parts/home.mjs'
import { measureJoin } from './parts/join.mjs'
import { measurePoster } from './parts/poster.mjs'
import { measureRefund } from './parts/refund.mjs'
import { measureSettle, settleRound } from './parts/settle.mjs'
import { measureSettlement } from './parts/settlement.mjs'
import { soak } from './parts/soak.mjs'
import { measureWithdrawal } from './parts/withdrawal.mjs'
import { memoryMb } from './process-cost.mjs'
import { showProfile } from './profile/summary.mjs'
import { openStage } from './stage.mjs'
import { benchWechat } from './wechat.mjs'

const MEASURES = {
  settle: measureSettle,
  refund: measureRefund,
  withdrawal: measureWithdrawal,
  join: measureJoin,
  home: measureHome,
  growth: measureGrowth,
  chain: measureChain,
  poster: measurePoster,
}

/**
 * Runs the bench in `folder` (kept between runs) and answers what it measured, part by part. `migrate(url)` brings a
 * database to this version's tables; when `stopped` rejects, everything is closed and so does this.
 */
export function runBench(setting) {
  return onBench(setting, async (bench) => {
    const { options, log, folder } = bench
    const result = {}
    // First, while no API is up whose own jobs would take a part of the work.
    if (options.only.includes('settlement')) {
      log('settlement')
      result.settlement = await measureSettlement(bench)
    }
    await bench.startApi()
    for (const [part, measure] of Object.entries(MEASURES)) {
      if (!options.only.includes(part)) continue
      log(part)
      result[part] = await measure(bench)
    }
    if (options.profile) showProfile(await profileOf(bench), folder, log)
    result.memoryMb = memoryMb(bench.api.pid)
    return result
  })
}

/** Of a round of what was measured first: homes, visits, or settlements. */
async function profileOf(bench) {
  const [part] = bench.options.only
  if (part === 'home') return bench.api.profiled(() => homeRound(bench))
  if (part !== 'chain') return bench.api.profiled(() => settleRound(bench, 64))
  const forest = await bench.forest(10_000)
  return forest.api.profiled(() => visitRound(bench, forest, 16))
}

/** Loads the API for `options.minutes` and answers its memory every half minute. */
export function runSoak(setting) {
  return onBench(setting, async (bench) => soak(await bench.startApi()))
}

/** Opens everything that a bench needs, lets `work` use it, and closes it again whatever happens. */
async function onBench({ folder, options, migrate, log, stopped }, work) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const closing = []
  const opened = (thing, close = () => thing.stop()) => {
    closing.push(close)
    return thing
  }
  const use = async () => {
    const server = opened(await startBenchDatabase(folder, log))
    const load = opened(new Load())
    const { keys, start: startWechat } = await benchWechat(folder, opened)
    const shared = { folder, options, log, server, load, startWechat }
    const stages = {}
    const stage = async (size) => {
      stages[size] ??= await openStage({ ...shared, size, keys, migrate, opened })
      return Object.assign(stages[size], shared)
    }
    const main = await stage(options.data)
    const bare = opened(await Bare.start(server, main.data))
    const forests = {}
    const forest = async (count) => {
      forests[count] ??= await openForest({ ...shared, count, keys, migrate, opened })
      return forests[count]
    }
    return work(Object.assign(main, { bare, stage, forest }))
  }
  try {
    return await Promise.race([use(), stopped])
  } finally {
    // What cannot be closed keeps nothing else open.
    for (const close of closing.reverse())
      await Promise.resolve()
        .then(close)
        .catch((error) => log(error.message))
  }
}
