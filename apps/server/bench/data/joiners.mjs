import { reserveIds } from './ids.mjs'
import { joinerToken, numbers } from './plan.mjs'

/** Persons who are signed in and are no members yet; answers the id of the first. */
export async function addPersons(connection, count) {
  const first = await reserveIds(connection, count)
  await connection.query(
    `INSERT INTO person (id, openid, created_at) SELECT ${first} + n, CONCAT('bench-joiner-', ${first} + n), NOW(3) FROM ${numbers(count)}`,
  )
  await connection.query(
    `INSERT INTO session (token_hash, person_id, operator_id, created_at, expires_at)
       SELECT UNHEX(SHA2(CONCAT('${joinerToken('')}', ${first} + n), 256)), ${first} + n, NULL, NOW(3), NOW(3) + INTERVAL 3 HOUR
         FROM ${numbers(count)}`,
  )
  return first
}

/** Takes back whatever joining wrote for these persons, so that they can join again and families do not grow with each run. */
export async function forgetJoins(connection, first, count) {
  const whose = `p.id BETWEEN ${first} AND ${first + count - 1}`
  const members = `JOIN member m ON m.person_id = p.id`
  const caller = `CONVERT(CONCAT('person:', p.id) USING ascii) COLLATE ascii_bin`
  for (const table of ['member_code', 'coupon'])
    await connection.query(`DELETE t FROM person p ${members} JOIN ${table} t ON t.member_id = m.id WHERE ${whose}`)
  await connection.query(`DELETE m FROM person p ${members} WHERE ${whose}`)
  await connection.query(`DELETE v FROM person p JOIN visit v ON v.person_id = p.id WHERE ${whose}`)
  await connection.query(`DELETE k FROM person p JOIN request_key k ON k.caller = ${caller} WHERE ${whose}`)
}

/** The tokens of share links of promoters here and there. */
export const linkTokens = (members) => {
  const promoters = Math.floor((members - 1) / 20) + 1
  return Array.from({ length: 500 }, (_, n) => String((n * 7_919) % promoters).padStart(16, '0'))
}
