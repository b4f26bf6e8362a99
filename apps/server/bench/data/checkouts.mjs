import { reserveIds } from './ids.mjs'
import { CLERKS, ID, numbers, STORES } from './plan.mjs'

/** Opens checkouts in bulk, as scanned a moment ago: clerks in turn, members at random. Answers `[[id, clerk], …]`. */
export async function openCheckouts(connection, members, count) {
  const first = await reserveIds(connection, count)
  const clerk = `(${first} + n) % ${CLERKS}`
  await connection.query(
    `INSERT INTO checkout (id, store_id, clerk_id, member_id, opened_at, expires_at)
       SELECT ${first} + n, ${ID.store} + (${clerk}) % ${STORES}, ${ID.clerk} + ${clerk},
              ${ID.member} + CRC32(CONCAT('bench', ${first} + n)) % ${members}, NOW(3), NOW(3) + INTERVAL 10 MINUTE
         FROM ${numbers(count)}`,
  )
  return Array.from({ length: count }, (_, n) => [first + n, (first + n) % CLERKS])
}
