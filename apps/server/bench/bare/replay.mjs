/**
 * Runs recorded scripts, each a list of statements, one statement after another: what the API asks the database for, without
 * the API. Read scripts run again and again; writes run once, and when all have run the answer is 'over'.
 */
export function replay(scripts, times) {
  let next = 0
  return async (connection) => {
    if (times === 'once' && next >= scripts.length) return 'over'
    for (const statement of scripts[next++ % scripts.length]) await connection.query(statement)
  }
}
