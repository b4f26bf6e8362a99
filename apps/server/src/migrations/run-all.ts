import { type QueryRunner } from 'typeorm'

/**
 * Runs a migration's statements one after another. MySQL commits each DDL statement by itself, so each is written to be
 * safe when a stopped migration runs again.
 */
export async function runAll(runner: QueryRunner, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await runner.query(statement)
}

/** Migrations only go forward: going back would mean dropping what members own. */
export async function forwardOnly(): Promise<void> {
  throw new Error('migrations only go forward; restore a backup instead (docs/OPERATE.md)')
}
