import { createConnection } from 'mysql2/promise'
import { growForest } from './forest.mjs'
import { loading, loadRows } from './load-rows.mjs'
import { tablesOf } from './rows.mjs'

// A process of its own: growing ten million links takes memory and a processor for some minutes.
const say = (line) => process.stderr.write(`${line}\n`)

process.on('message', async ({ url, count, endMs, allMarks }) => {
  try {
    process.send(await load(url, { count, endMs, allMarks }))
  } catch (error) {
    process.send({ error: error.stack })
  }
})
process.on('disconnect', () => process.exit())

async function load(url, { count, endMs, allMarks }) {
  const connection = await createConnection({ uri: url, timezone: 'Z' })
  await loading(connection)
  const forest = growForest(count, endMs)
  const rows = {}
  for (const [table, columns, lines] of tablesOf(forest, { allMarks })) {
    const started = Date.now()
    rows[table] = await loadRows(connection, table, columns, lines)
    say(`  ${table}: ${rows[table].toLocaleString('en')} rows in ${((Date.now() - started) / 1000).toFixed(1)} s`)
  }
  await connection.query(`ANALYZE TABLE ${Object.keys(rows).join(', ')}`)
  await connection.end()
  return { rows, members: forest.members.count, links: forest.links.count }
}
