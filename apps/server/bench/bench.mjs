import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startApi } from './api.mjs'
import { Bare } from './bare/bare.mjs'
import { startBenchDatabase } from './bench-database.mjs'
import { loadedDatabase } from './data/load.mjs'
import { signIn } from './data/sessions.mjs'
import { freshKeys } from './keys.mjs'
import { Load } from './load/load.mjs'
import { measureSettle, settleRound } from './parts/settle.mjs'
import { memoryMb } from './process-cost.mjs'
import { showProfile } from './profile/summary.mjs'

/**
 * Runs the bench in `folder` (kept between runs) and answers what it measured. `migrate(url)` brings a database to this
 * version's tables.
 */
export async function runBench({ folder, options, migrate, log }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const open = []
  const opened = (thing, close = () => thing.stop()) => {
    open.push(close)
    return thing
  }
  try {
    const server = opened(await startBenchDatabase(folder, log))
    const data = await loadedDatabase({ server, size: options.data, migrate, log })
    const connection = await server.connect(data.name)
    opened(connection, () => connection.end())
    await signIn(connection, data.members)
    const environment = { ...freshKeys(), DATABASE_URL: data.url }
    const logFile = join(folder, `api-${data.size}.log`)
    const api = opened(await startApi({ environment, logFile, name: data.size }))
    const load = opened(new Load())
    const bare = opened(await Bare.start(server))
    const bench = { folder, options, log, server, data, connection, api, load, bare }
    const result = {}
    if (options.only.includes('settle')) {
      log('settled orders')
      result.settle = await measureSettle(bench)
    }
    if (options.profile) showProfile(await api.profiled(() => settleRound(bench, 64)), folder, log)
    result.memoryMb = memoryMb(api.pid)
    return result
  } finally {
    for (const close of open.reverse()) await close()
  }
}
