import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDatabase } from '../database.mjs'
import { throttlerAsModule } from './throttler-as-module.mjs'

/** One private server for the whole run; each test file makes a database of its own on it. */
export default async function databaseUp() {
  await throttlerAsModule()
  const folder = mkdtempSync(join(tmpdir(), 'passalong-test-'))
  const database = await startDatabase({ folder, log: (line) => process.stderr.write(`${line}\n`) })
  process.env.DATABASE_URL_BASE = database.url('')
  globalThis.testDatabase = { database, folder }
}
