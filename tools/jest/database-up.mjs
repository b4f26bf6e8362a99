import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runningServer } from '../database/private-server.mjs'
import { startDatabase } from '../database.mjs'
import { throttlerAsModule } from './throttler-as-module.mjs'

/** What the server's tests stand on: one private database server for the run, and Nest's throttler as a module. */
export default async function databaseUp() {
  await throttlerAsModule()
  const folder = mkdtempSync(join(tmpdir(), 'passalong-test-'))
  const database = await startDatabase({ folder, log: (line) => process.stderr.write(`${line}\n`) })
  process.env.DATABASE_URL_BASE = database.url('')
  globalThis.testDatabase = { database, folder }
  const server = await runningServer(folder)
  if (server) endWithUs(server.pid, folder)
}

/** A run that is broken off has no tear-down; nobody needs what its server holds. */
function endWithUs(pid, folder) {
  const end = () => {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      return // The tear-down has stopped it.
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', end)
  globalThis.testDatabase.forget = () => process.off('exit', end)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130))
}
