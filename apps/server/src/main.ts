import 'reflect-metadata'
import { ConfigFault, readConfig } from './platform/config/config.js'
import { assertSchema, SchemaFault } from './platform/database/schema.js'
import { Jobs } from './platform/jobs/jobs.js'
import { createServer } from './server.js'

try {
  const config = readConfig(process.env)
  await assertSchema(config.databaseUrl)
  const app = await createServer(config)
  await app.listen(config.port, config.host)
  if (config.jobs) app.get(Jobs).start()
  console.log(JSON.stringify({ listening: await app.getUrl() }))
} catch (error) {
  // A start that is refused says why in a sentence; only what nobody foresaw shows its stack.
  const refused = error instanceof ConfigFault || error instanceof SchemaFault
  console.error(refused ? error.message : error)
  process.exit(1)
}
