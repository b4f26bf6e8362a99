import { type HoldPurchase } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'

type Reader = Pick<Tx, 'rows'>

/** The latest commissions by which a payee is judged; of somebody whom a thousand follow the newest say enough. */
const LATEST = 60
/** Older purchases say nothing about somebody today. */
const WITHIN_MS = 30 * 86_400_000

interface Row {
  orderId: number
  level: number
  payeeId: number
  buyerId: number
  baseFen: number
  amountFen: number
  takenBackFen: number
  releasedFen: number
  releasedTo: string | null
  paidAt: Date
}

const COLUMNS = `order_id AS orderId, level, payee_id AS payeeId, buyer_id AS buyerId, base_fen AS baseFen, amount_fen AS amountFen,
  taken_back_fen AS takenBackFen, released_fen AS releasedFen, released_to AS releasedTo, decided_at AS paidAt`

/** The latest commissions of each payee, newest first, in four questions at the most, however many or popular they are. */
export async function latestPurchases(
  tx: Reader,
  payeeIds: readonly number[],
  atMs: number,
): Promise<Map<number, HoldPurchase[]>> {
  const byPayee = new Map<number, HoldPurchase[]>()
  const rows = await latestRows(tx, payeeIds, new Date(atMs - WITHIN_MS))
  const held = await heldOf(tx, rows)
  for (const row of rows) {
    const purchase = purchaseOf(row, held)
    const kept = byPayee.get(row.payeeId)
    if (kept) kept.push(purchase)
    else byPayee.set(row.payeeId, [purchase])
  }
  for (const [payeeId, purchases] of byPayee) {
    purchases.sort((a, b) => b.paidAtMs - a.paidAtMs || b.orderId - a.orderId)
    if (purchases.length > LATEST) byPayee.set(payeeId, purchases.slice(0, LATEST))
  }
  return byPayee
}

async function latestRows(tx: Reader, payeeIds: readonly number[], since: Date): Promise<Row[]> {
  if (payeeIds.length === 0) return []
  // Almost always they have few, and all of them are read. Only when it is more, who is popular is asked for first.
  const rows = await tx.rows<Row>(`${OF_PAYEES} LIMIT ?`, [payeeIds, since, READ_WHOLE])
  if (rows.length < READ_WHOLE) return rows
  const counts = await tx.rows<{ id: number; purchases: number }>(
    `SELECT payee_id AS id, COUNT(*) AS purchases FROM commission FORCE INDEX (commission_payee)
      WHERE payee_id IN (?) AND decided_at >= ? GROUP BY payee_id`,
    [payeeIds, since],
  )
  const few = counts.filter(({ purchases }) => purchases <= LATEST).map(({ id }) => id)
  const many = counts.filter(({ purchases }) => purchases > LATEST).map(({ id }) => id)
  const ofFew = few.length === 0 ? [] : await tx.rows<Row>(OF_PAYEES, [few, since])
  const ofMany = many.length === 0 ? [] : await tx.rows<Row>(many.map(() => OF_ONE).join(' UNION ALL '), many)
  return [...ofFew, ...ofMany]
}

/** More rows than this are not read without looking whose they are. */
const READ_WHOLE = 20_000
const OF_PAYEES = `SELECT ${COLUMNS} FROM commission FORCE INDEX (commission_payee) WHERE payee_id IN (?) AND decided_at >= ?`
const OF_ONE = `(SELECT ${COLUMNS} FROM commission FORCE INDEX (commission_payee)
  WHERE payee_id = ? ORDER BY decided_at DESC LIMIT ${LATEST})`

/** The orders among those of which something went back that were held: of these nobody knows whether it was in time. */
async function heldOf(tx: Reader, rows: readonly Row[]): Promise<ReadonlySet<number>> {
  const asked = rows.flatMap((row) => (row.takenBackFen > 0 && row.releasedTo === null ? row.orderId : []))
  if (asked.length === 0) return new Set()
  const held = await tx.rows<{ orderId: number }>('SELECT order_id AS orderId FROM reward_hold WHERE order_id IN (?)', [
    asked,
  ])
  return new Set(held.map(({ orderId }) => orderId))
}

function purchaseOf({ releasedFen, releasedTo, paidAt, ...row }: Row, held: ReadonlySet<number>): HoldPurchase {
  const released = releasedTo === 'available' || releasedTo === 'payroll'
  const refundedLate = released && row.takenBackFen > row.amountFen - releasedFen
  const refundedInTime = row.takenBackFen > 0 && !refundedLate && !held.has(row.orderId)
  return { ...row, refundedLate, refundedInTime, paidAtMs: paidAt.getTime(), openedToPay: false }
}

/** Who was paid for the purchases of these people and, up to eight steps on, for those of who was paid. */
export async function paidForPurchases(
  tx: Reader,
  memberIds: readonly number[],
  atMs: number,
): Promise<Map<number, number[]>> {
  const paidFor = new Map<number, number[]>()
  let asked = [...memberIds]
  for (let step = 0; step < STEPS && asked.length > 0; step++) {
    const rows = await tx.rows<{ buyerId: number; payeeId: number }>(
      `SELECT DISTINCT buyer_id AS buyerId, payee_id AS payeeId FROM commission FORCE INDEX (commission_buyer_paid)
        WHERE buyer_id IN (?) AND decided_at >= ? AND payee_id IS NOT NULL`,
      [asked, new Date(atMs - WITHIN_MS)],
    )
    for (const id of asked) paidFor.set(id, [])
    for (const { buyerId, payeeId } of rows) paidFor.get(buyerId)?.push(payeeId)
    asked = [...new Set(rows.map(({ payeeId }) => payeeId))].filter((id) => !paidFor.has(id))
  }
  return paidFor
}

const STEPS = 8
