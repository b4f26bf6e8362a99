import { createPool } from 'mysql2/promise'
import { orderByRows, orderByStatement } from './orders.mjs'
import { replay } from './replay.mjs'

// A process of its own: bare mysql2 on 16 connections, with the same driver settings as the server's.
const CONNECTIONS = 16
const pool = createPool({
  uri: process.argv[2],
  connectionLimit: CONNECTIONS,
  timezone: 'Z',
  charset: 'utf8mb4',
  multipleStatements: true,
  trace: false,
})
let nextId = 1
let scripts = []

process.on('message', async (message) => {
  try {
    if (message.scripts) scripts = message.scripts
    process.send(message.scripts ? { kept: scripts.length } : await run(message))
  } catch (error) {
    process.send({ error: error.stack })
  }
})
process.on('disconnect', () => process.exit())

async function run({ work, seconds }) {
  const does = {
    orders: (connection) => orderByStatement(connection, nextId++),
    rows: (connection) => orderByRows(connection, nextId++),
    replay: replay(scripts, 'again'),
    'replay once': replay(scripts, 'once'),
  }[work]
  let done = 0
  const started = performance.now()
  const deadline = started + seconds * 1_000
  const worker = async () => {
    const connection = await pool.getConnection()
    try {
      while (performance.now() < deadline && (await does(connection)) !== 'over') done += 1
    } finally {
      connection.release()
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  return { done, elapsed: (performance.now() - started) / 1_000 }
}
