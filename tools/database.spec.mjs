import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { FreshCopy, isForeign } from './database/fresh-copy.mjs'
import { runningServer } from './database/private-server.mjs'
import { startDatabase } from './database.mjs'
import { isAlive, waitFor } from './process/wait.mjs'

let folder
let opened
const open = async () => {
  const database = await startDatabase({ folder, given: undefined })
  opened.push(database)
  return database
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passalong-database-'))
  opened = []
})

afterEach(async () => {
  // Who has left leaves once more without harm; the last one ends the server.
  for (const database of opened) await database.stop()
  expect(await runningServer(folder)).toBeUndefined()
  rmSync(folder, { recursive: true, force: true })
})

async function query(database, statement, name = '') {
  const connection = await createConnection(database.url(name))
  try {
    const [rows] = await connection.query(statement)
    return rows
  } finally {
    await connection.end()
  }
}

test('a private server starts with the settings that the ledger relies on, and ends', async () => {
  const database = await open()
  const settings = '@@tx_isolation i, @@innodb_flush_log_at_trx_commit f, @@collation_server c, @@time_zone z'
  expect(await query(database, `SELECT ${settings}`)).toEqual([
    { i: 'READ-COMMITTED', f: 1, c: 'utf8mb4_unicode_520_ci', z: '+00:00' },
  ])
  const { pid } = await runningServer(folder)
  await database.stop()
  expect(isAlive(pid)).toBe(false)
  expect(await runningServer(folder)).toBeUndefined()
})

test('what was written is there after kill -9 and a new start', async () => {
  const first = await open()
  await query(first, 'CREATE DATABASE kept')
  await query(first, 'CREATE TABLE kept.facts (what INT) ENGINE=InnoDB')
  await query(first, 'INSERT INTO kept.facts VALUES (68)')
  const { pid } = await runningServer(folder)
  process.kill(pid, 'SIGKILL')
  await waitFor('its end', () => !isAlive(pid))
  const second = await open()
  expect(second.shared).toBe(false)
  expect(await query(second, 'SELECT what FROM facts', 'kept')).toEqual([{ what: 68 }])
  await second.stop()
})

test('a copy brings back what was there, and leaves alone what it does not fit', async () => {
  const database = await open()
  await query(database, 'CREATE DATABASE shop')
  await query(database, 'CREATE TABLE shop.goods (id INT PRIMARY KEY, name VARCHAR(9))')
  await query(database, 'CREATE TABLE shop.orders (id INT PRIMARY KEY AUTO_INCREMENT)')
  await query(database, "INSERT INTO shop.goods VALUES (1, 'lamp'), (2, 'cup')")
  const copy = new FreshCopy(database.route, database.url('shop'))
  expect(await copy.restore()).toBe(false)
  await copy.keep()
  await query(database, "UPDATE shop.goods SET name = 'sold' WHERE id = 1")
  await query(database, 'DELETE FROM shop.goods WHERE id = 2')
  await query(database, 'INSERT INTO shop.orders VALUES (NULL), (NULL)')
  for (let time = 0; time < 2; time++) {
    expect(await copy.restore()).toBe(true)
    const goods = await query(database, 'SELECT * FROM shop.goods ORDER BY id')
    expect(goods.map(({ id, name }) => `${id} ${name}`)).toEqual(['1 lamp', '2 cup'])
    expect(await query(database, 'SELECT * FROM shop.orders')).toEqual([])
  }
  await query(database, 'CREATE TABLE shop.later (id INT)')
  await query(database, 'DELETE FROM shop.goods')
  expect(await copy.restore()).toBe(false)
  expect(await query(database, 'SELECT * FROM shop.goods')).toEqual([])
}, 120_000)

test('beside somebody else’s database no copy is made, and none of theirs is thrown away for it', async () => {
  const database = await open()
  for (const name of ['shop', 'shop_fresh']) await query(database, `CREATE DATABASE ${name}`)
  await query(database, 'CREATE TABLE shop_fresh.theirs (id INT)')
  await expect(new FreshCopy('DATABASE_URL', database.url('shop')).keep()).rejects.toThrow('shop')
  expect(await query(database, 'SELECT * FROM shop_fresh.theirs')).toEqual([])
  expect(isForeign('DATABASE_URL', database.url('shop_demo'))).toBe(false)
}, 120_000)

test('a second process uses the running server, and the one that leaves last ends it', async () => {
  const script = `
    import { startDatabase } from '${join(import.meta.dirname, 'database.mjs')}'
    const database = await startDatabase({ folder: process.argv[1], given: undefined })
    console.log(JSON.stringify({ shared: database.shared, port: database.port }))
    process.stdin.once('data', async () => { await database.stop(); process.exit() })`
  const other = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const theirs = JSON.parse(await new Promise((resolve) => other.stdout.once('data', resolve)))
  const ours = await open()
  expect([theirs.shared, ours.shared, ours.port]).toEqual([false, true, theirs.port])
  other.stdin.write('leave\n')
  await new Promise((resolve) => other.once('exit', resolve))
  expect(await query(ours, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await ours.stop()
  expect(await runningServer(folder)).toBeUndefined()
})

test('a database server that is given is used as it is', async () => {
  const database = await startDatabase({ folder, given: 'mysql://shop:pw@db.example:3307/shop?ssl=true' })
  expect(database.route).toBe('DATABASE_URL')
  expect(database.url('')).toBe('mysql://shop:pw@db.example:3307/shop?ssl=true')
  expect(database.url('trial')).toBe('mysql://shop:pw@db.example:3307/trial?ssl=true')
  await database.stop()
})
