import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../places.mjs'
import { run } from '../process/run.mjs'

/** Makes the database of this address when it is absent. Needs the installed packages. */
export async function createDatabase(url) {
  await onServer(url, (name) => `CREATE DATABASE IF NOT EXISTS ${name} COLLATE utf8mb4_unicode_520_ci`)
}

/** Removes the database of this address with everything in it. */
export async function dropDatabase(url) {
  await onServer(url, (name) => `DROP DATABASE IF EXISTS ${name}`)
}

/** Brings the tables to what this version of the server expects; answers what it says about it. */
export function migrate(environment) {
  return serverPrograms(['migrate.js'], environment)
}

/** Migrates, and puts the demo shop in; answers `seeded` of `seedDemo`. */
export async function migrateAndSeed(environment) {
  return seededIn(await serverPrograms(['migrate.js', 'seeds/demo.js'], environment))
}

/** Puts in what the demo shop lacks today: `{operator, materialUntil}`. */
export async function seed(environment) {
  return seededIn(await serverPrograms(['seeds/demo.js'], environment))
}

function seededIn(output) {
  const line = output.split('\n').find((one) => one.startsWith('{"seeded"'))
  return line ? JSON.parse(line).seeded : { operator: null, materialUntil: '' }
}

/** How many migrations this database has seen; undefined when it is not there or empty. */
export async function migrationCount(url) {
  try {
    const [[row]] = await query(url, 'SELECT COUNT(*) AS seen FROM schema_migration')
    return Number(row.seen)
  } catch {
    return undefined
  }
}

/** One process for all of them: loading the server's packages takes longer than what they do. */
function serverPrograms(names, environment) {
  const files = names.map((name) => pathToFileURL(join(ROOT, 'apps/server/dist', name)).href)
  const program = files.map((file) => `await import(${JSON.stringify(file)})`).join('\n')
  const args = ['--enable-source-maps', '--input-type=module', '-e', program]
  return run(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...environment } })
}

async function onServer(url, statement) {
  const server = new URL(url)
  const name = decodeURIComponent(server.pathname.slice(1))
  if (!/^\w{1,64}$/.test(name)) throw new Error(`${name} is no name for a database`)
  server.pathname = '/'
  await query(server.href, statement(`\`${name}\``))
}

async function query(url, statement) {
  const { createConnection } = await import('mysql2/promise')
  const connection = await createConnection(url)
  try {
    return await connection.query(statement)
  } finally {
    await connection.end()
  }
}
