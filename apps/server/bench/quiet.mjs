import { setTimeout as sleep } from 'node:timers/promises'

const FEW_PAGES = 500
const LONGEST_MS = 180_000

/** What orders look up here and there; tables that only grow at their end are left out with their own rows. */
const READ = ['member', 'account_balance', 'growth_day', 'points_lot', 'visit', 'share_link']
const APPENDED = ['sale_order', 'commission', 'ledger_entry']

/** Reads the pages in that a server which has run for a day has in memory, and lets it write what loading left to be written. */
export async function quieten(connection) {
  for (const [table, index] of await indexesOf(connection))
    await connection.query(`SELECT COUNT(*) FROM ${table} FORCE INDEX (\`${index}\`)`)
  await written(connection)
}

/** Lets the server write what loading left to be written. */
export async function written(connection) {
  await connection.query('SET GLOBAL innodb_max_dirty_pages_pct = 0')
  try {
    const end = Date.now() + LONGEST_MS
    while (Date.now() < end && (await dirtyPages(connection)) > FEW_PAGES) await sleep(200)
  } finally {
    await connection.query('SET GLOBAL innodb_max_dirty_pages_pct = DEFAULT')
  }
}

async function indexesOf(connection) {
  const [rows] = await connection.query(
    `SELECT DISTINCT table_name AS name, index_name AS indexName FROM information_schema.statistics
      WHERE table_schema = DATABASE() AND table_name IN (?)`,
    [[...READ, ...APPENDED]],
  )
  return rows
    .filter(({ name, indexName }) => indexName !== 'PRIMARY' || READ.includes(name))
    .map(({ name, indexName }) => [name, indexName])
}

async function dirtyPages(connection) {
  const [[row]] = await connection.query("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'")
  return Number(row.Value)
}
