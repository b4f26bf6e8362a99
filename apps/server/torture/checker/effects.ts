import { type Database } from '../../src/platform/database/database.js'
import { type Told } from '../journal.js'

/** What is in the database of the commands' effects, found by what each command is about, never by its key. */
export interface Effects {
  /** Orders by receipt number. */
  orders: Map<string, { id: number; memberId: number; undone: boolean; paidFen: number }[]>
  /** Amounts of the refunds of an order. */
  refunds: Map<string, number[]>
  /** Checkouts that were opened by a scan, by id. */
  checkouts: Set<string>
  /** How many checkouts of each member were opened by a scan. */
  scansOf: Map<string, number>
  withdrawals: Set<string>
  withdrawalsOf: Map<string, number>
}

/** Reads the effects of all commands. `stockedUntil` is the date by which checkouts that nobody scanned are known. */
export async function readEffects(database: Database, stockedUntil: Date): Promise<Effects> {
  const orders = await database.rows<{ id: number; receipt: string; memberId: number; undone: number; paid: number }>(
    `SELECT id, receipt_no AS receipt, member_id AS memberId, undone_at IS NOT NULL AS undone, paid_fen AS paid FROM sale_order`,
  )
  const refunds = await database.rows<{ orderId: number; amount: number }>(
    'SELECT order_id AS orderId, amount_fen AS amount FROM refund',
  )
  const checkouts = await database.rows<{ id: number; memberId: number }>(
    'SELECT id, member_id AS memberId FROM checkout WHERE expires_at < ?',
    [stockedUntil],
  )
  const withdrawals = await database.rows<{ id: number; memberId: number }>(
    'SELECT id, member_id AS memberId FROM withdrawal',
  )
  return {
    orders: grouped(
      orders,
      ({ receipt }) => receipt,
      ({ id, memberId, undone, paid }) => ({
        id,
        memberId,
        undone: undone === 1,
        paidFen: paid,
      }),
    ),
    refunds: grouped(
      refunds,
      ({ orderId }) => String(orderId),
      ({ amount }) => amount,
    ),
    checkouts: new Set(checkouts.map(({ id }) => String(id))),
    scansOf: counted(checkouts, ({ memberId }) => String(memberId)),
    withdrawals: new Set(withdrawals.map(({ id }) => String(id))),
    withdrawalsOf: counted(withdrawals, ({ memberId }) => String(memberId)),
  }
}

/** Commands of one act by what they are about. */
export function byAbout(told: readonly Told[], act: string, about: string): Map<string, Told[]> {
  return grouped(
    told.filter((one) => one.act === act),
    (one) => String(one.about[about]),
    (one) => one,
  )
}

function grouped<Row, Kept>(
  rows: readonly Row[],
  key: (row: Row) => string,
  keep: (row: Row) => Kept,
): Map<string, Kept[]> {
  const groups = new Map<string, Kept[]>()
  for (const row of rows) {
    const list = groups.get(key(row)) ?? []
    list.push(keep(row))
    groups.set(key(row), list)
  }
  return groups
}

function counted<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, number> {
  return new Map([...grouped(rows, key, (row) => row)].map(([name, list]) => [name, list.length]))
}
