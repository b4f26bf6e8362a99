import { Readable } from 'node:stream'

const PIECE = 1 << 16

/**
 * Loads lines of tab-separated values into an empty table by one statement, which builds each index once. `lines` are made while
 * they are sent. Answers how many rows there are.
 */
export async function loadRows(connection, table, columns, lines) {
  const into = columns.map((column) => (column.startsWith('hex:') ? `@${column.slice(4)}` : column))
  const set = columns
    .filter((column) => column.startsWith('hex:'))
    .map((column) => `${column.slice(4)} = UNHEX(@${column.slice(4)})`)
  const sql = `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${table} CHARACTER SET utf8mb4 (${into.join(', ')})
    ${set.length > 0 ? `SET ${set.join(', ')}` : ''}`
  const stream = () => Readable.from(pieces(lines), { objectMode: false, highWaterMark: PIECE * 4 })
  const [{ affectedRows }] = await connection.query({ sql, infileStreamFactory: stream })
  return affectedRows
}

function* pieces(lines) {
  let piece = ''
  for (const line of lines) {
    piece += `${line}\n`
    if (piece.length < PIECE) continue
    yield Buffer.from(piece)
    piece = ''
  }
  if (piece) yield Buffer.from(piece)
}

/** A connection on which rows are loaded: no checks that cost a look-up each. */
export async function loading(connection) {
  // MySQL refuses LOCAL by default; MariaDB knows no other value for most installations.
  await connection.query('SET GLOBAL local_infile = 1').catch(() => undefined)
  // Figures of ten million links are added up for minutes before their first row is sent.
  await connection.query(
    `SET SESSION unique_checks = 0, foreign_key_checks = 0, time_zone = '+00:00', net_read_timeout = 7200`,
  )
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED')
}
