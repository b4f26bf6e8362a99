import { createRequire } from 'node:module'

// Read, then write: the server as it is, except that no row is locked while it decides.
const { Connection } = createRequire(import.meta.url)('mysql2')
const { query } = Connection.prototype
const unlocked = (sql) => sql.replaceAll(/\bFOR UPDATE(?! SKIP LOCKED)\b/g, '')

Connection.prototype.query = function queryWithoutLocks(asked, ...rest) {
  const without = typeof asked === 'string' ? unlocked(asked) : Object.assign(asked, { sql: unlocked(asked.sql) })
  return query.call(this, without, ...rest)
}
