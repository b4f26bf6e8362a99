/** Reserves `count` row ids as the server does, so that rows made here and there never meet; answers the first. */
export async function reserveIds(connection, count) {
  await connection.query(`UPDATE id_block SET next_id = LAST_INSERT_ID(next_id + ?) WHERE name = 'row'`, [count])
  const [[row]] = await connection.query('SELECT LAST_INSERT_ID() AS end')
  return Number(row.end) - count
}
