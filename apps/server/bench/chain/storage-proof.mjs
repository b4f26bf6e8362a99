import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startBenchDatabase } from '../bench-database.mjs'
import { loading, loadRows } from '../forest/load-rows.mjs'
import { median } from '../parts/rounds.mjs'
import { processorMs } from '../process-cost.mjs'
import { hexId, StoredForest } from './stored-forest.mjs'

// `node apps/server/bench/chain/storage-proof.mjs [LINKS]`: ways to keep a forest, side by side. docs/adr/0010 has its figures.
const LINKS = Number(process.argv[2] ?? 10_000_000)
const FOLDER = join(import.meta.dirname, '../../../../.local/storage-proof')
const ROUNDS = 5
const INSERTS = 2_000

const COMMON = 'id BIGINT NOT NULL PRIMARY KEY, minted_at DATETIME(3) NOT NULL, parent_id BIGINT NOT NULL'
const TABLES = {
  adjacency: { columns: [], definition: 'KEY by_parent (parent_id, id)' },
  path: { columns: ['path'], definition: 'path VARBINARY(390) NOT NULL, KEY by_path (path)' },
  rooted: {
    columns: ['root_id', 'depth'],
    definition:
      'root_id BIGINT NOT NULL, depth INT NOT NULL, KEY by_root (root_id, depth), KEY by_parent (parent_id, id)',
  },
  tallied: {
    columns: ['root_id', 'depth'],
    definition: 'root_id BIGINT NOT NULL, depth INT NOT NULL, KEY by_parent (parent_id, id)',
  },
}
const TALLY = `scope_id BIGINT NOT NULL, axis TINYINT NOT NULL, bucket INT NOT NULL, links INT NOT NULL, PRIMARY KEY (scope_id, axis, bucket)`

const say = (line) => process.stdout.write(`${line}\n`)

async function load(connection, forest) {
  await connection.query('DROP DATABASE IF EXISTS storage_proof')
  await connection.query('CREATE DATABASE storage_proof')
  await connection.query('USE storage_proof')
  await loading(connection)
  const timed = async (name, columns, definition, lines) => {
    const started = Date.now()
    await connection.query(`CREATE TABLE ${name} (${definition})`)
    const rows = await loadRows(connection, name, columns, lines)
    say(`${name}: ${rows} rows in ${((Date.now() - started) / 1000).toFixed(0)} s`)
  }
  for (const [name, { columns, definition }] of Object.entries(TABLES)) {
    const written = columns.map((column) => (column === 'path' ? 'hex:path' : column))
    await timed(name, ['id', 'minted_at', 'parent_id', ...written], `${COMMON}, ${definition}`, forest.lines(name))
  }
  await timed('tally', ['scope_id', 'axis', 'bucket', 'links'], TALLY, forest.tallies())
  await connection.query(`ANALYZE TABLE ${[...Object.keys(TABLES), 'tally'].join(', ')}`)
}

/** Links below `top`, one way or another, by generation. */
function below(kind, top, depth) {
  const tree = (table) =>
    `WITH RECURSIVE tree (id, depth) AS (SELECT id, ${depth} FROM ${table} WHERE id = ${top} UNION ALL
      SELECT l.id, t.depth + 1 FROM tree t JOIN ${table} l ON l.parent_id = t.id) SELECT depth, COUNT(*) FROM tree GROUP BY depth`
  const path = `(SELECT path FROM path WHERE id = ${top})`
  return {
    adjacency: tree('adjacency'),
    path: `SELECT LENGTH(path) DIV 6, COUNT(*) FROM path WHERE path >= ${path} AND path < CONCAT(${path}, REPEAT(CHAR(255), 6)) GROUP BY 1`,
    rooted: depth === 0 ? `SELECT depth, COUNT(*) FROM rooted WHERE root_id = ${top} GROUP BY depth` : tree('rooted'),
    tallied: `SELECT bucket, links FROM tally WHERE scope_id = ${top} AND axis = 1`,
  }[kind]
}

function above(kind, id) {
  const walk = `WITH RECURSIVE up (id, parent_id) AS (SELECT id, parent_id FROM ${kind} WHERE id = ${id} UNION ALL
      SELECT l.id, l.parent_id FROM up u JOIN ${kind} l ON l.id = u.parent_id) SELECT id FROM up`
  return kind === 'path' ? `SELECT path FROM path WHERE id = ${id}` : walk
}

async function timesOf(connection, pid, makeSql, times = 1) {
  const cpu = processorMs(pid)
  const started = performance.now()
  for (let round = 0; round < times; round++) await connection.query(makeSql(round))
  return { ms: (performance.now() - started) / times, cpu: (processorMs(pid) - cpu) / times }
}

const values = (row) =>
  row
    .map((value, at) =>
      at === 1 ? `'${value}'` : /^[0-9a-f]{12,}$/.test(String(value)) && at === 3 ? `0x${value}` : value,
    )
    .join(', ')

/** What a tallier does for a batch of links: each tells the links above it, all in one statement. */
function tallyBatch(forest, parents) {
  const sums = new Map()
  for (const parent of parents)
    for (let up = parent, generation = 1; up >= 0; up = forest.parent[up], generation++)
      for (const [axis, bucket] of [
        [1, generation],
        [2, 20_000],
      ]) {
        const key = `${up + 1}, ${axis}, ${bucket}`
        sums.set(key, (sums.get(key) ?? 0) + 1)
      }
  const rows = [...sums].map(([key, links]) => `(${key}, ${links})`)
  return `INSERT INTO tally VALUES ${rows.join(', ')} ON DUPLICATE KEY UPDATE links = links + VALUES(links)`
}

async function measure(connection, pid, forest) {
  const pick = (want) => {
    let best = 0
    for (let at = 1; at < forest.count; at++)
      if (forest.parent[at] >= 0 && Math.abs(forest.sizes[at] - want) < Math.abs(forest.sizes[best] - want)) best = at
    return best
  }
  let viral = 0
  let deepest = 0
  for (let at = 0; at < forest.count; at++) {
    if (forest.parent[at] < 0 && forest.depth[at] === 0 && forest.sizes[at] > forest.sizes[viral]) viral = at
    if (forest.depth[at] > forest.depth[deepest]) deepest = at
  }
  const middle = pick(1_000)
  say(`viral chain ${forest.sizes[viral]} links, middle ${forest.sizes[middle]}, deepest ${forest.depth[deepest]}`)
  const seen = {}
  const note = (kind, what, time) => {
    seen[kind] ??= {}
    seen[kind][what] ??= []
    seen[kind][what].push(time)
  }
  let next = forest.count + 1
  for (let round = 0; round <= ROUNDS; round++)
    for (const kind of Object.keys(TABLES)) {
      const counted = round === 0 ? () => undefined : note
      const parents = Array.from({ length: INSERTS }, (_, at) => (at * 7_919 + round * 104_729) % forest.count)
      const insert = (at) => {
        const row = forest.row(kind, parents[at], next++)
        row[2] = parents[at] + 1
        if (kind === 'path') row[3] = forest.pathOf(parents[at]) + hexId(row[0])
        return `INSERT INTO ${kind} VALUES (${values(row)})`
      }
      counted(kind, 'insert', await timesOf(connection, pid, insert, INSERTS))
      if (kind === 'tallied') {
        const batch = (at) => tallyBatch(forest, parents.slice(at * 200, at * 200 + 200))
        const { ms, cpu } = await timesOf(connection, pid, batch, INSERTS / 200)
        counted(kind, 'tally of an insert', { ms: ms / 200, cpu: cpu / 200 })
      }
      counted(kind, 'viral chain by depth', await timesOf(connection, pid, () => below(kind, viral + 1, 0), 3))
      counted(kind, 'middle link by depth', await timesOf(connection, pid, () => below(kind, middle + 1, 1), 20))
      counted(kind, 'ancestors of the deepest', await timesOf(connection, pid, () => above(kind, deepest + 1), 200))
    }
  for (const [kind, times] of Object.entries(seen))
    for (const [what, list] of Object.entries(times))
      say(
        `${kind}\t${what}\t${median(list.map(({ ms }) => ms)).toFixed(3)} ms\t${median(list.map(({ cpu }) => cpu)).toFixed(3)} ms of database`,
      )
}

function bytesOnDisk(forest) {
  const folder = join(FOLDER, 'data/storage_proof')
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ibd')))
    say(`${file}: ${(statSync(join(folder, file)).size / forest.count).toFixed(1)} bytes a link`)
}

mkdirSync(FOLDER, { recursive: true })
const server = await startBenchDatabase(FOLDER, say)
try {
  const connection = await server.connect()
  const forest = new StoredForest(LINKS)
  await load(connection, forest)
  bytesOnDisk(forest)
  await measure(connection, server.pid, forest)
  connection.destroy()
} finally {
  await server.stop()
}
