import { setTimeout as sleep } from 'node:timers/promises'

const FEW = 100
const LONGEST_MS = 5_000

/** Resolves when the server has removed what was deleted: work that it does later must not fall into somebody's round. */
export async function purged(connection) {
  const end = Date.now() + LONGEST_MS
  while (Date.now() < end) {
    const [[row]] = await connection.query("SHOW GLOBAL STATUS LIKE 'Innodb_history_list_length'")
    if (row && Number(row.Value) < FEW) return
    await sleep(100)
  }
}
