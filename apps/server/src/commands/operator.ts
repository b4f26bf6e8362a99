import 'reflect-metadata'
import { OperatorFault, Operators } from '../operator/operators.js'
import { ConfigFault, readConfig } from '../platform/config/config.js'
import { Database } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { assertSchema, SchemaFault } from '../platform/database/schema.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'

const USAGE = 'usage: npm run operator -- add NAME [--json]'

/** `npm run operator -- add NAME`: makes an operator and shows password and authenticator address this once. */
async function main(args: string[]): Promise<void> {
  const [verb, name, ...rest] = args.filter((arg) => arg !== '--json')
  if (verb !== 'add' || !name || rest.length > 0) throw new OperatorFault(USAGE)
  const config = readConfig(process.env)
  await assertSchema(config.databaseUrl)
  const database = new Database(config.databaseUrl, 2)
  try {
    const operators = new Operators(database, new Ids(database), new FieldCipher(config.fieldKeys))
    const made = await operators.add(name)
    if (args.includes('--json')) return void process.stdout.write(`${JSON.stringify(made)}\n`)
    process.stdout.write(
      `operator      ${made.username}\npassword      ${made.password}\nauthenticator ${made.otpauthUrl}\n`,
    )
    process.stderr.write('Keep both now: they are not shown again.\n')
  } finally {
    await database.close()
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const refused = [ConfigFault, SchemaFault, OperatorFault].some((kind) => error instanceof kind)
  console.error(refused ? (error as Error).message : error)
  process.exitCode = 1
})
