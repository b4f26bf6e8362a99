import { join } from 'node:path'
import { addDueCommissions } from '../data/due-commissions.mjs'
import { costing } from '../process-cost.mjs'
import { Worker } from '../worker.mjs'
import { median } from './rounds.mjs'

/**
 * Releases commissions that are due, in a worker of its own as a shop may run one: `{rowsPerSecond, rows, memoryMb}`. The first
 * round warms up.
 */
export async function measureSettlement({ options, connection, data, server, environment, log }) {
  const rows = options.quick ? 20_000 : 100_000
  const rounds = options.quick ? 1 : 3
  const worker = new Worker(join(import.meta.dirname, 'release-worker.mjs'), [], { ...environment, LOG_LEVEL: 'warn' })
  try {
    const seen = []
    for (let round = 0; round <= rounds; round++) {
      await addDueCommissions(connection, data.members, round === 0 ? 10_000 : rows)
      const pids = { api: worker.pid, database: server.pid }
      const { answer, cost } = await costing(pids, () => worker.ask('release'))
      const rowsPerSecond = answer.released / answer.elapsed
      log(
        `  ${round === 0 ? 'warm-up' : `round ${round}`}: ${answer.released} rows, ${Math.round(rowsPerSecond)}/s, ` +
          `${Math.round(cost.api)} ms worker, ${Math.round(cost.database)} ms database`,
      )
      if (round > 0) seen.push({ rowsPerSecond, ...answer })
    }
    return { rows, rowsPerSecond: median(seen.map((one) => one.rowsPerSecond)), memoryMb: seen.at(-1).memoryMb }
  } finally {
    worker.stop()
  }
}
