import { DataSource } from 'typeorm'
import { migrations } from '../../migrations/index.js'

/** The schema cannot be used as it is; the message says what to do. */
export class SchemaFault extends Error {}

/** TypeORM's view of the database: migrations and simple reads. Rows that carry money or points never pass through it. */
export function dataSource(url: string): DataSource {
  return new DataSource({
    type: 'mysql',
    url,
    migrations,
    migrationsTableName: 'schema_migration',
    timezone: 'Z',
    charset: 'utf8mb4',
    extra: { connectionLimit: 2 },
  })
}

const LOCK = 'passalong-migrations'
const LOCK_SECONDS = 60

/** Brings the schema forward under a database-wide lock, so that two starts never migrate at once. Resolves to what ran. */
export async function migrate(url: string): Promise<string[]> {
  const source = await dataSource(url).initialize()
  const runner = source.createQueryRunner()
  try {
    const [lock] = await runner.query('SELECT GET_LOCK(?, ?) AS held', [LOCK, LOCK_SECONDS])
    if (Number(lock.held) !== 1) throw new SchemaFault('another process is migrating; wait for it and start again')
    const unknown = await unknownMigrations(source)
    if (unknown.length > 0) throw new SchemaFault(unknownSentence(unknown))
    const done = await source.runMigrations({ transaction: 'each' })
    return done.map(({ name }) => name)
  } finally {
    await runner.query('DO RELEASE_LOCK(?)', [LOCK]).catch(() => undefined)
    await runner.release()
    await source.destroy()
  }
}

/** Refuses a schema that is not exactly this version's. Throws SchemaFault with what to do. */
export async function assertSchema(url: string): Promise<void> {
  const source = await dataSource(url).initialize()
  try {
    const unknown = await unknownMigrations(source)
    if (unknown.length > 0) throw new SchemaFault(unknownSentence(unknown))
    if (await source.showMigrations())
      throw new SchemaFault('the database lacks migrations; run `npm run migrate` and start again')
    const [flush] = await source.query('SELECT @@GLOBAL.innodb_flush_log_at_trx_commit AS setting')
    if (Number(flush.setting) !== 1)
      throw new SchemaFault(
        'innodb_flush_log_at_trx_commit is not 1: an acknowledged payment could be lost; set it to 1',
      )
  } finally {
    await source.destroy()
  }
}

async function unknownMigrations(source: DataSource): Promise<string[]> {
  const exists = await source.query(
    `SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'schema_migration'`,
  )
  if (exists.length === 0) return []
  const rows: { name: string }[] = await source.query('SELECT name FROM schema_migration')
  const known = new Set(source.migrations.map((migration) => migration.name ?? ''))
  return rows.map(({ name }) => name).filter((name) => !known.has(name))
}

function unknownSentence(names: string[]): string {
  return `the database was migrated by a newer version (${names.join(', ')}); start that version, or restore a backup of this one`
}
