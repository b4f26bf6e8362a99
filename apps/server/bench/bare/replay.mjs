/**
 * Runs recorded scripts, each a list of statements, one statement after another: what the API asks the database for, without
 * the API. `next` of a script that may run only once is `once`; when all have run, the answer is 'over'.
 */
export function replay({ list = [], once = false } = {}) {
  let next = 0
  return async (connection) => {
    if (once && next >= list.length) return 'over'
    for (const statement of list[next++ % list.length]) await connection.query(statement)
  }
}
