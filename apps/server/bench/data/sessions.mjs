import { CLERKS, clerkToken, ID, memberToken, numbers, SIGNED_IN, signedIn } from './plan.mjs'

/** Signs clerks and members in for the hours of a run; the tokens follow from their numbers. */
export async function signIn(connection, members) {
  const step = signedIn(1, members)
  const people = Math.min(SIGNED_IN, members)
  const token = (prefix, number) => `UNHEX(SHA2(CONCAT('${prefix.slice(0, -1)}', ${number}), 256))`
  const lasts = 'NOW(3), NOW(3) + INTERVAL 3 HOUR'
  await connection.query(
    `INSERT INTO session (token_hash, person_id, operator_id, created_at, expires_at)
       SELECT ${token(clerkToken(0), 'n')}, ${ID.clerkPerson} + n, NULL, ${lasts} FROM ${numbers(CLERKS)}
       UNION ALL
       SELECT ${token(memberToken(0), `n * ${step}`)}, ${ID.person} + n * ${step}, NULL, ${lasts} FROM ${numbers(people)}
     ON DUPLICATE KEY UPDATE expires_at = VALUES(expires_at)`,
  )
}
