import { type NewOperator, Operators } from '../operator/operators.js'
import { type Config, ConfigFault } from '../platform/config/config.js'
import { Database } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { assertSchema } from '../platform/database/schema.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'
import { seedShop } from './demo-shop.js'
import { layMaterials } from './lay-materials.js'

const OPERATOR = 'demo'

/** What was put in: the operator's account when it was made now, and the last day for which there is material (YYYY-MM-DD). */
export interface Seeded {
  operator: NewOperator | null
  materialUntil: string
}

/**
 * Puts in the demo: its store, its clerk, its operator, and two weeks of material when today has none. Throws ConfigFault in
 * production, where its account would be a back door, and SchemaFault.
 */
export async function seedDemo(config: Config): Promise<Seeded> {
  if (config.production) throw new ConfigFault('The demo is never put into a production database.')
  await assertSchema(config.databaseUrl)
  const database = new Database(config.databaseUrl, 2)
  try {
    const ids = new Ids(database)
    await seedShop(config, database, ids, Date.now())
    const materialUntil = await layMaterials(database, Date.now())
    // Last: what an operator signs in with is told once, so nothing may fail between its being kept and told.
    const operators = new Operators(database, ids, new FieldCipher(config.fieldKeys))
    const operator = (await operators.exists(OPERATOR)) ? null : await operators.add(OPERATOR)
    return { operator, materialUntil }
  } finally {
    await database.close()
  }
}
