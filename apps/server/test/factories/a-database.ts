import { randomBytes } from 'node:crypto'
import mysql from 'mysql2/promise'
import { migrate } from '../../src/platform/database/schema.js'

/** A database of its own on the run's server. `url` is its address; `drop` removes it. */
export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

/** An empty database, without tables. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const base = process.env.DATABASE_URL_BASE
  if (!base) throw new Error('the test run has no database server (DATABASE_URL_BASE)')
  const name = `t_${randomBytes(8).toString('hex')}`
  const server = async (sql: string) => {
    const connection = await mysql.createConnection(base)
    await connection.query(sql).finally(() => connection.end())
  }
  await server(`CREATE DATABASE ${name} COLLATE utf8mb4_unicode_520_ci`)
  const url = new URL(base)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => server(`DROP DATABASE ${name}`) }
}

/** A database with this version's tables. */
export async function migratedDatabase(): Promise<TestDatabase> {
  const database = await emptyDatabase()
  await migrate(database.url)
  return database
}
