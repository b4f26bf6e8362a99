import { readFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { startDatabase } from '../../../tools/database.mjs'

/** A quarter of the machine's memory, from half a gigabyte to four; both dialects take what they know of this. */
const POOL_BYTES = 2 ** 20 * Math.round(Math.min(4_096, Math.max(512, totalmem() / 2 ** 22)))
const MEMORY = [
  `SET GLOBAL innodb_buffer_pool_size = ${POOL_BYTES}`,
  'SET GLOBAL innodb_log_file_size = 536870912',
  'SET GLOBAL innodb_redo_log_capacity = 536870912',
]

/**
 * A database server of the bench's own, in its own folder and on its own port: never DATABASE_URL. Answers
 * `{url(name), connect(name), pid, stop()}`. Throws when a commit would not be flushed.
 */
export async function startBenchDatabase(folder, log) {
  const database = await startDatabase({ folder, log, given: '' })
  const connect = (name = '') => createConnection({ uri: database.url(name), timezone: 'Z', multipleStatements: true })
  const connection = await connect()
  try {
    for (const statement of MEMORY) await connection.query(statement).catch(() => undefined)
    const [[row]] = await connection.query('SELECT @@GLOBAL.innodb_flush_log_at_trx_commit AS flush')
    if (Number(row.flush) !== 1) throw new Error('innodb_flush_log_at_trx_commit is not 1: nothing is measured')
  } catch (error) {
    await database.stop()
    throw error
  } finally {
    await connection.end()
  }
  return { url: database.url, connect, pid: pidOf(folder), stop: database.stop }
}

/** The server's process; undefined when it runs in a container. */
function pidOf(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')).pid
  } catch {
    return undefined
  }
}
