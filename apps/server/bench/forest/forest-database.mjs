import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from '../worker.mjs'
import { ID } from './plan.mjs'

/** Forests up to this size are grown anew in every run: it takes seconds, and what a run adds would show. */
const SMALL = 100_000
/** Who was seen where is kept for every scope up to this size; beyond it only for the shop. */
const ALL_MARKS = 1_000_000
const PREFIX = 'bench_forest_'

/**
 * The database of a forest of `count` links, grown and loaded when there is none that fits: `{url, name, count}`. Its name holds
 * what it was grown with; one that was kept is brought to this version's tables.
 */
export async function forestDatabase({ server, count, migrate, log }) {
  const prefix = `${PREFIX}${count}_`
  const name = `${prefix}${grownWith()}`
  const root = await server.connect()
  try {
    const [rows] = await root.query('SELECT schema_name AS name FROM information_schema.schemata')
    const others = rows.map((row) => row.name).filter((other) => other.startsWith(prefix) && other !== name)
    for (const other of others) await root.query(`DROP DATABASE ${other}`)
    if (!(await isThere(root, name)) || count <= SMALL) {
      const started = Date.now()
      await root.query(`DROP DATABASE IF EXISTS ${name}`)
      await root.query(`CREATE DATABASE ${name} COLLATE utf8mb4_unicode_520_ci`)
      await migrate(server.url(name))
      await load({ root, url: server.url(name), name, count })
      log(`grew and loaded ${count.toLocaleString('en')} links in ${Math.round((Date.now() - started) / 1000)} s`)
    } else await migrate(server.url(name))
  } finally {
    await root.end()
  }
  return { url: server.url(name), name, count }
}

async function isThere(root, name) {
  const [rows] = await root.query(
    `SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = 'bench_loaded'`,
    [name],
  )
  return rows.length > 0
}

async function load({ root, url, name, count }) {
  const worker = new Worker(join(import.meta.dirname, 'loader.mjs'))
  try {
    await worker.ask({ url, count, endMs: Date.now(), allMarks: count <= ALL_MARKS })
  } finally {
    worker.stop()
  }
  await root.query(`USE ${name}`)
  await root.query('CREATE TABLE bench_number (n INT NOT NULL PRIMARY KEY)')
  await root.query('INSERT INTO bench_number VALUES ?', [Array.from({ length: 1_000 }, (_, n) => [n])])
  await root.query(
    `INSERT INTO id_block (name, next_id) VALUES ('row', ?) ON DUPLICATE KEY UPDATE next_id = VALUES(next_id)`,
    [ID.server],
  )
  await root.query('CREATE TABLE bench_loaded (at DATETIME NOT NULL)')
}

/** A fingerprint of what makes a forest and its tables; a migration that only comes later is run on a kept one. */
function grownWith() {
  const hash = createHash('sha256')
  const files = readdirSync(import.meta.dirname).filter((file) => !file.includes('.spec.'))
  for (const file of files.sort()) hash.update(readFileSync(join(import.meta.dirname, file)))
  hash.update(readFileSync(join(import.meta.dirname, '../../src/migrations/1780000000009-share-chains.ts')))
  return hash.digest('hex').slice(0, 8)
}
