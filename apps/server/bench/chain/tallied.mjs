import { setTimeout as sleep } from 'node:timers/promises'

const LONGEST_MS = 300_000

/** Resolves, with how many seconds it took, when everything that happened has been added up. */
export async function waitUntilTallied(connection) {
  const started = performance.now()
  while (performance.now() - started < LONGEST_MS) {
    const [rows] = await connection.query('SELECT 1 FROM share_event LIMIT 1')
    if (rows.length === 0) return (performance.now() - started) / 1_000
    await sleep(50)
  }
  throw new Error('the tallies are still behind after five minutes')
}
