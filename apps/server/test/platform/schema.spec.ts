import { Database } from '../../src/platform/database/database.js'
import { assertSchema, migrate, SchemaFault } from '../../src/platform/database/schema.js'
import { emptyDatabase, type TestDatabase } from '../factories/a-database.js'

let kept: TestDatabase
beforeEach(async () => {
  kept = await emptyDatabase()
})
afterEach(() => kept.drop())

async function change(sql: string): Promise<void> {
  const database = new Database(kept.url, 1)
  await database.run(sql).finally(() => database.close())
}

it('an empty database is refused until it is migrated; a second run has nothing to do', async () => {
  await expect(assertSchema(kept.url)).rejects.toThrow('npm run migrate')
  expect((await migrate(kept.url)).length).toBeGreaterThan(0)
  await assertSchema(kept.url)
  expect(await migrate(kept.url)).toEqual([])
})

it('two that migrate at once take turns', async () => {
  const [one, other] = await Promise.all([migrate(kept.url), migrate(kept.url)])
  expect([one.length, other.length].sort((a, b) => a - b)[0]).toBe(0)
  expect(one.length + other.length).toBeGreaterThan(0)
  await assertSchema(kept.url)
})

it('a migration that is missing is refused at start and made up for', async () => {
  await migrate(kept.url)
  await change(`DELETE FROM schema_migration WHERE name LIKE 'Till%'`)
  await expect(assertSchema(kept.url)).rejects.toBeInstanceOf(SchemaFault)
  expect(await migrate(kept.url)).toEqual([expect.stringMatching(/^Till/)])
  await assertSchema(kept.url)
})

it('a migration that nobody knows here is refused at start and by migrating', async () => {
  await migrate(kept.url)
  await change(`INSERT INTO schema_migration (timestamp, name) VALUES (9990000000001, 'Future9990000000001')`)
  await expect(assertSchema(kept.url)).rejects.toThrow(/newer version \(Future9990000000001\)/)
  await expect(migrate(kept.url)).rejects.toThrow(/newer version \(Future9990000000001\)/)
})
