import { type Database } from '../../src/platform/database/database.js'

/** Adds a version of share material that links can carry, there since `atMs`; resolves to its id. */
export async function addVersion(database: Database, atMs = 0): Promise<number> {
  return database.transaction(async (tx) => {
    const [last] = await tx.rows<{ number: number | null }>('SELECT MAX(number) AS number FROM material_version')
    await tx.insert(
      'material_version',
      ['material_id', 'number', 'title', 'texts', 'template_code', 'template_version', 'field_values', 'created_at'],
      [[999_999, (last?.number ?? 0) + 1, '新茶上市', '["尝尝新茶"]', 'join', 1, '{}', new Date(atMs)]],
    )
    const [row] = await tx.rows<{ id: number }>('SELECT LAST_INSERT_ID() AS id')
    return (row as { id: number }).id
  })
}
