import 'reflect-metadata'
import { Operators } from '../operator/operators.js'
import { ConfigFault, readConfig } from '../platform/config/config.js'
import { Database } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { assertSchema, SchemaFault } from '../platform/database/schema.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'
import { seedShop } from './demo-shop.js'

const OPERATOR = 'demo'

/**
 * Puts in the demo: its store, its clerk, its operator. Writes one JSON line: the operator's account when it was made
 * now, else `{"seeded":true}`. Never in production, where its account would be a back door.
 */
async function main(): Promise<string> {
  const config = readConfig(process.env)
  if (config.production) throw new ConfigFault('The demo is never put into a production database.')
  await assertSchema(config.databaseUrl)
  const database = new Database(config.databaseUrl, 2)
  try {
    const ids = new Ids(database)
    await seedShop(config, database, ids, Date.now())
    const operators = new Operators(database, ids, new FieldCipher(config.fieldKeys))
    return JSON.stringify((await operators.exists(OPERATOR)) ? { seeded: true } : await operators.add(OPERATOR))
  } finally {
    await database.close()
  }
}

try {
  process.stdout.write(`${await main()}\n`)
} catch (error) {
  const refused = error instanceof ConfigFault || error instanceof SchemaFault
  console.error(refused ? error.message : error)
  process.exitCode = 1
}
