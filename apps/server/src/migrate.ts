import 'reflect-metadata'
import { ConfigFault } from './platform/config/config.js'
import { migrate, SchemaFault } from './platform/database/schema.js'

try {
  const url = process.env.DATABASE_URL
  if (!url) throw new ConfigFault('DATABASE_URL is not set (docs/OPERATE.md lists what the server needs).')
  const done = await migrate(url)
  console.log(done.length === 0 ? 'the schema is up to date' : `migrated: ${done.join(', ')}`)
} catch (error) {
  const refused = error instanceof ConfigFault || error instanceof SchemaFault
  console.error(refused ? error.message : error)
  process.exit(1)
}
