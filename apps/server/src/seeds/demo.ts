import 'reflect-metadata'
import { ConfigFault, readConfig } from '../platform/config/config.js'
import { SchemaFault } from '../platform/database/schema.js'
import { seedDemo } from './seed-demo.js'

// Writes one JSON line: the demo's operator when it was made now, else {"seeded":true}.
try {
  process.stdout.write(`${JSON.stringify(await seedDemo(readConfig(process.env)))}\n`)
} catch (error) {
  const refused = error instanceof ConfigFault || error instanceof SchemaFault
  console.error(refused ? error.message : error)
  process.exitCode = 1
}
