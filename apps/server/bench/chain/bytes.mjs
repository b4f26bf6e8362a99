const GROWN = 500_000
const AT_ONCE = 10_000
const FIGURES = ['share_tally', 'share_leader', 'share_mark']
/** Forests up to this size have all marks. */
const ALL_MARKS = 1_000_000

/**
 * Bytes on the disk for a link: `{link, loaded, figures: {share_tally, share_leader, share_mark}}`. `link` is of a table into which
 * rows came in the order of their ids, as they do in a shop, so that its other indexes are as full as they are there; `loaded` is
 * of the one that was loaded in bulk.
 */
export async function bytesPerLink({ log }, forests) {
  const last = forests.at(-1)
  const whole = forests.filter(({ count }) => count <= ALL_MARKS).at(-1)
  const started = Date.now()
  const link = await grown(last)
  log(`  the size of a link in ${Math.round((Date.now() - started) / 1_000)} s`)
  const figures = {}
  for (const table of FIGURES) figures[table] = (await fileBytes(whole, table)) / whole.count
  return { link, loaded: (await fileBytes(last, 'share_link')) / last.count, figures, figuresOf: whole.count }
}

async function grown({ connection, name, count }) {
  await connection.query('DROP TABLE IF EXISTS bench_grown')
  await connection.query('CREATE TABLE bench_grown LIKE share_link')
  const [[{ first }]] = await connection.query('SELECT MIN(id) AS first FROM share_link')
  const rows = Math.min(count, GROWN)
  for (let at = 0; at < rows; at += AT_ONCE)
    await connection.query('INSERT INTO bench_grown SELECT * FROM share_link WHERE id >= ? AND id < ?', [
      first + at,
      first + Math.min(rows, at + AT_ONCE),
    ])
  const bytes = await fileBytes({ connection, name }, 'bench_grown')
  await connection.query('DROP TABLE bench_grown')
  return bytes / rows
}

/** The size of a table's file, its indexes included; MariaDB and MySQL keep it under two names. */
async function fileBytes({ connection, name }, table) {
  for (const view of ['innodb_sys_tablespaces', 'innodb_tablespaces']) {
    const asked = connection.query(`SELECT file_size AS bytes FROM information_schema.${view} WHERE name = ?`, [
      `${name}/${table}`,
    ])
    const [rows] = await asked.catch(() => [[]])
    if (rows.length > 0) return Number(rows[0].bytes)
  }
  return Number.NaN
}
