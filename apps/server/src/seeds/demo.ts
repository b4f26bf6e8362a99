import 'reflect-metadata'
import { ConfigFault, readConfig } from '../platform/config/config.js'
import { SchemaFault } from '../platform/database/schema.js'
import { seedDemo } from './seed-demo.js'

// Writes one JSON line: {"seeded":{"operator":…,"materialUntil":"2026-12-05"}}; the operator is null unless it was made now.
try {
  process.stdout.write(`${JSON.stringify({ seeded: await seedDemo(readConfig(process.env)) })}\n`)
} catch (error) {
  const refused = error instanceof ConfigFault || error instanceof SchemaFault
  console.error(refused ? error.message : error)
  process.exitCode = 1
}
