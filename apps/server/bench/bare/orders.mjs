/** The ceiling's own tables in a database of their own, with the keys that they need and no more. */
export const TABLES = [
  `CREATE TABLE IF NOT EXISTS bench_bare.bare_order (
    id BIGINT NOT NULL PRIMARY KEY, member_id BIGINT NOT NULL, paid_fen BIGINT NOT NULL, paid_at DATETIME(3) NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS bench_bare.bare_entry (
    id BIGINT NOT NULL PRIMARY KEY AUTO_INCREMENT, order_id BIGINT NOT NULL, account VARCHAR(48) CHARACTER SET ascii NOT NULL,
    amount BIGINT NOT NULL, KEY bare_entry_order (order_id))`,
  `CREATE TABLE IF NOT EXISTS bench_bare.bare_balance (
    account VARCHAR(48) CHARACTER SET ascii NOT NULL PRIMARY KEY, amount BIGINT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS bench_bare.bare_outbox (id BIGINT NOT NULL PRIMARY KEY AUTO_INCREMENT, payload VARCHAR(255) NOT NULL)`,
]

export const MEMBERS = 10_000
const PAYLOAD = JSON.stringify({ kind: 'order-settled', orderId: 123_456_789, memberId: 12_345, paidFen: 6_800 })

/** What an order touches: three accounts, always in one order so that no two orders wait for each other crosswise. */
function accountsOf(id) {
  const buyer = (id * 7_919) % MEMBERS
  return [`member:${buyer}:growth`, `member:${buyer}:points`, `member:${(buyer * 31) % MEMBERS}:pending`].sort()
}

export const balanceRows = () =>
  Array.from({ length: MEMBERS }, (_, m) =>
    ['growth', 'points', 'pending'].map((what) => [`member:${m}:${what}`, 0]),
  ).flat()

/** The ceiling: one order a transaction, a statement each. */
export async function orderByStatement(connection, id) {
  const accounts = accountsOf(id)
  await connection.query('START TRANSACTION')
  await connection.query(
    'INSERT INTO bench_bare.bare_order (id, member_id, paid_fen, paid_at) VALUES (?, ?, ?, ?)',
    order(id),
  )
  for (const account of accounts)
    await connection.query('INSERT INTO bench_bare.bare_entry (order_id, account, amount) VALUES (?, ?, ?)', [
      id,
      account,
      68,
    ])
  for (const account of accounts)
    await connection.query('UPDATE bench_bare.bare_balance SET amount = amount + ? WHERE account = ?', [68, account])
  await connection.query('INSERT INTO bench_bare.bare_outbox (payload) VALUES (?)', [PAYLOAD])
  await connection.query('COMMIT')
}

/** The same order in two round trips with multi-row statements: how honest the ceiling is shows in how far this is above it. */
export async function orderByRows(connection, id) {
  const accounts = accountsOf(id)
  await connection.query(
    'START TRANSACTION; SELECT account, amount FROM bench_bare.bare_balance WHERE account IN (?) FOR UPDATE',
    [accounts],
  )
  const entry = accounts.flatMap((account) => [id, account, 68])
  await connection.query(
    `INSERT INTO bench_bare.bare_order (id, member_id, paid_fen, paid_at) VALUES (?, ?, ?, ?);
     INSERT INTO bench_bare.bare_entry (order_id, account, amount) VALUES (?, ?, ?), (?, ?, ?), (?, ?, ?);
     UPDATE bench_bare.bare_balance SET amount = amount + 68 WHERE account IN (?);
     INSERT INTO bench_bare.bare_outbox (payload) VALUES (?);
     COMMIT`,
    [...order(id), ...entry, accounts, PAYLOAD],
  )
}

const order = (id) => [id, (id * 7_919) % MEMBERS, 6_800, new Date()]
