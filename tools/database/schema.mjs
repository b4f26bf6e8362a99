import { join } from 'node:path'
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
export async function migrate(environment) {
  return serverProgram('migrate.js', environment)
}

/** Puts the demo shop in; answers the JSON line that names the operator's account, or undefined when it was there. */
export async function seedDemo(environment) {
  const output = await serverProgram('seeds/demo.js', environment)
  const line = output.split('\n').find((one) => one.startsWith('{') && one.includes('"username"'))
  return line ? JSON.parse(line) : undefined
}

function serverProgram(name, environment) {
  const env = { ...process.env, ...environment }
  return run(process.execPath, ['--enable-source-maps', join(ROOT, 'apps/server/dist', name)], { cwd: ROOT, env })
}

async function onServer(url, statement) {
  const { createConnection } = await import('mysql2/promise')
  const server = new URL(url)
  const name = decodeURIComponent(server.pathname.slice(1))
  if (!/^\w{1,64}$/.test(name)) throw new Error(`${name} is no name for a database`)
  server.pathname = '/'
  const connection = await createConnection(server.href)
  try {
    await connection.query(statement(`\`${name}\``))
  } finally {
    await connection.end()
  }
}
