import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bookStatements, entryStatement } from './books.mjs'
import { peopleStatements } from './people.mjs'
import { ID, SIZES } from './plan.mjs'

/** Orders that runs may add to the big data set before it is made anew. */
const MOST_ADDED = 1_000_000

const SERVER = join(import.meta.dirname, '../..')

/**
 * The database of a data set (`small` or `big`), loaded in bulk when there is none that fits: `{url, name, members, size}`.
 * Its name holds what it was made from, so that other migrations or another plan make another one.
 */
export async function loadedDatabase({ server, size, migrate, log }) {
  const { members } = SIZES[size]
  const prefix = `bench_${size}_`
  const name = `${prefix}${madeFrom()}`
  const root = await server.connect()
  try {
    const [rows] = await root.query('SELECT schema_name AS name FROM information_schema.schemata')
    const others = rows.map((row) => row.name).filter((other) => other.startsWith(prefix) && other !== name)
    for (const other of others) await root.query(`DROP DATABASE ${other}`)
    if (!(await isFit(root, name, size))) {
      const started = Date.now()
      await root.query(`DROP DATABASE IF EXISTS ${name}`)
      await root.query(`CREATE DATABASE ${name} COLLATE utf8mb4_unicode_520_ci`)
      await migrate(server.url(name))
      await load({ server, name, members, log })
      log(`loaded ${members.toLocaleString('en')} members in ${Math.round((Date.now() - started) / 1000)} s`)
    }
  } finally {
    await root.end()
  }
  return { url: server.url(name), name, members, size }
}

/** Whether it is there, and runs have not made it much bigger than it is meant to be; the small one is made in a second. */
async function isFit(root, name, size) {
  const [rows] = await root.query(
    `SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = 'bench_loaded'`,
    [name],
  )
  if (rows.length === 0 || size === 'small') return false
  const [[{ added }]] = await root.query(`SELECT COUNT(*) AS added FROM ${name}.sale_order WHERE id >= ?`, [ID.server])
  return added < MOST_ADDED
}

/** Two connections load at a time: the ledger is as much as everything else. */
async function load({ server, name, members, log }) {
  const lanes = [[...peopleStatements(members), ...bookStatements(members)], [entryStatement(members)]]
  const root = await server.connect(name)
  try {
    await root.query('CREATE TABLE bench_number (n INT NOT NULL PRIMARY KEY)')
    await root.query('INSERT INTO bench_number VALUES ?', [Array.from({ length: 1_000 }, (_, n) => [n])])
    await Promise.all(lanes.map((statements) => runLane(server, name, statements, log)))
    await root.query(
      `INSERT INTO id_block (name, next_id) VALUES ('row', ?) ON DUPLICATE KEY UPDATE next_id = VALUES(next_id)`,
      [ID.server],
    )
    await root.query(
      'ANALYZE TABLE member, sale_order, ledger_entry, account_balance, points_lot, growth_day, commission',
    )
    await root.query('CREATE TABLE bench_loaded (at DATETIME NOT NULL)')
  } finally {
    root.destroy()
  }
}

async function runLane(server, name, statements, log) {
  const connection = await server.connect(name)
  try {
    // Into an empty table and without checks the server builds each index once instead of row by row.
    await connection.query(`SET SESSION unique_checks = 0, foreign_key_checks = 0, time_zone = '+00:00'`)
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED')
    for (const statement of statements) {
      const started = Date.now()
      const [{ affectedRows }] = await connection.query(statement)
      const seconds = ((Date.now() - started) / 1000).toFixed(1)
      log(`  ${/INTO (\w+)/.exec(statement)[1]}: ${affectedRows.toLocaleString('en')} rows in ${seconds} s`)
    }
  } finally {
    connection.destroy()
  }
}

/** A fingerprint of the tables' definition and of what fills them. */
function madeFrom() {
  const migrations = join(SERVER, 'src/migrations')
  const files = [migrations, import.meta.dirname].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file !== 'index.ts')
      .sort()
      .map((file) => join(folder, file)),
  )
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 8)
}
