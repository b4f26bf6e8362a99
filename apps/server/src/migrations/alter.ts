import { type QueryRunner } from 'typeorm'

/** Adds the columns that a table does not have yet: a migration that was stopped half-way can run again. */
export async function addColumns(runner: QueryRunner, table: string, columns: Record<string, string>): Promise<void> {
  const rows = await found(runner, 'SELECT column_name AS name FROM information_schema.columns', table)
  const missing = Object.entries(columns).filter(([name]) => !rows.has(name))
  if (missing.length === 0) return
  const added = missing.map(([name, definition]) => `ADD COLUMN ${name} ${definition}`)
  await runner.query(`ALTER TABLE ${table} ${added.join(', ')}`)
}

/** Adds a key unless the table has it. `kind` is KEY or UNIQUE KEY. */
export async function addKey(
  runner: QueryRunner,
  table: string,
  name: string,
  kind: 'KEY' | 'UNIQUE KEY',
  columns: string,
): Promise<void> {
  if (!(await keys(runner, table)).has(name)) await runner.query(`ALTER TABLE ${table} ADD ${kind} ${name} ${columns}`)
}

/** Drops a key that the table still has. */
export async function dropKey(runner: QueryRunner, table: string, name: string): Promise<void> {
  if ((await keys(runner, table)).has(name)) await runner.query(`ALTER TABLE ${table} DROP KEY ${name}`)
}

function keys(runner: QueryRunner, table: string): Promise<Set<string>> {
  return found(runner, 'SELECT DISTINCT index_name AS name FROM information_schema.statistics', table)
}

async function found(runner: QueryRunner, select: string, table: string): Promise<Set<string>> {
  const rows = (await runner.query(`${select} WHERE table_schema = DATABASE() AND table_name = ?`, [table])) as {
    name: string
  }[]
  return new Set(rows.map(({ name }) => name))
}
