import { join } from 'node:path'
import { buildNode } from './build.mjs'
import { createDatabase, migrate } from './database/schema.mjs'
import { startDatabase } from './database.mjs'
import { LOCAL } from './places.mjs'
import { installDependencies } from './set-up/dependencies.mjs'
import { DEMO_DATABASE } from './set-up/environment.mjs'
import { checkNode } from './set-up/node-version.mjs'

// `npm run migrate`: brings the database of DATABASE_URL, else the local one, to this version's tables.
const log = (line) => process.stderr.write(`${line}\n`)

async function main() {
  checkNode()
  await installDependencies({ log })
  await buildNode()
  const given = process.env.DATABASE_URL
  const database = await startDatabase({ folder: join(LOCAL, 'database'), log })
  try {
    const url = database.url(given ? '' : DEMO_DATABASE)
    if (!given) await createDatabase(url)
    log((await migrate({ DATABASE_URL: url })).trim())
  } finally {
    await database.stop()
  }
}

try {
  await main()
} catch (error) {
  log(error.output?.trim() || error.message)
  process.exitCode = 1
}
