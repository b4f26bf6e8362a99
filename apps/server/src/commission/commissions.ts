import { Injectable } from '@nestjs/common'
import { account, type CommissionDecision, type CommissionStanding, type Day, dayText } from '@passalong/domain'
import { ask, type Tx } from '../platform/database/database.js'
import { type Sheet } from '../platform/database/sheet.js'

/** What was decided about an order's commission; `payeeId` null means nobody, and the decision says why. */
export interface CommissionRow {
  orderId: number
  level: number
  payeeId: number | null
  buyerId: number
  baseFen: number
  rateBp: number
  amountFen: number
  takenBackFen: number
  reasonCode: CommissionDecision['reasonCode']
  decision: CommissionDecision
  decidedAt: Date
  availableOn: string
  releasedAt: Date | null
  releasedTo: 'available' | 'payroll' | 'voided' | null
  /** The day whose release it waits for; null once it was released or voided, while it is held, or when nothing is left. */
  dueOn: string | null
}

const COLUMNS = `order_id AS orderId, level, payee_id AS payeeId, buyer_id AS buyerId, base_fen AS baseFen, rate_bp AS rateBp, amount_fen AS amountFen, taken_back_fen AS takenBackFen,
  reason_code AS reasonCode, decision, decided_at AS decidedAt, available_on AS availableOn,
  released_at AS releasedAt, released_to AS releasedTo, due_on AS dueOn`

const WRITTEN = [
  'order_id',
  'level',
  'payee_id',
  'buyer_id',
  'base_fen',
  'rate_bp',
  'amount_fen',
  'taken_back_fen',
  'reason_code',
  'rule_version',
  'decision',
  'decided_at',
  'available_on',
  'due_on',
]

/** Commission decisions as rows, one a level. A level that had no candidate at all has none. */
@Injectable()
export class Commissions {
  /** Writes what was decided about one level of an order; it waits for its release until `availableOn`. */
  write(
    sheet: Sheet,
    order: { id: number; buyerId: number; baseFen: number; atMs: number; availableOn: Day },
    level: 1 | 2,
    amountFen: number,
    decision: CommissionDecision,
  ): void {
    if (decision.candidates.length === 0) return
    const { payeeId, rateBp, reasonCode, ruleVersion } = decision
    const amounts = [order.baseFen, rateBp, amountFen, 0]
    const availableOn = dayText(order.availableOn)
    const dueOn = payeeId !== null && amountFen > 0 ? availableOn : null
    const story = [reasonCode, ruleVersion, JSON.stringify(decision), new Date(order.atMs), availableOn, dueOn]
    sheet.insert('commission', WRITTEN, [order.id, level, payeeId, order.buyerId, ...amounts, ...story])
  }

  /** The decisions of orders, by order and level. */
  async ofOrders(tx: Pick<Tx, 'rows'>, orderIds: readonly number[]): Promise<CommissionRow[]> {
    if (orderIds.length === 0) return []
    const rows = await tx.rows<StoredRow>(
      `SELECT ${COLUMNS} FROM commission WHERE order_id IN (?) ORDER BY order_id, level`,
      [orderIds],
    )
    return rows.map(decoded)
  }

  /** Writes on a sheet what is taken back of each level; `rows` are locked. */
  takeBack(sheet: Sheet, rows: readonly CommissionRow[], amountsFen: readonly number[]): void {
    for (const row of rows) {
      const amountFen = amountsFen[row.level - 1] ?? 0
      const takenBackFen = row.takenBackFen + amountFen
      // Whatever has nothing left waits for no release; what is held goes on waiting for an operator, and not for a day.
      const left = [takenBackFen, takenBackFen < row.amountFen ? row.dueOn : null]
      if (amountFen > 0) sheet.change('commission', ['order_id', 'level'], LEFT, [row.orderId, row.level, ...left])
    }
  }
}

const LEFT = ['taken_back_fen', 'due_on']

/** Asks for the decisions of orders, every level, locking them: what is locked is not released meanwhile. */
export function commissionsQuestion(orderIds: readonly number[]) {
  return ask<StoredRow>(`SELECT ${COLUMNS} FROM commission WHERE order_id IN (?) ORDER BY order_id, level FOR UPDATE`, [
    orderIds,
  ])
}

/** One order's decisions by level, out of the answer to `commissionsQuestion`. */
export function commissionsOf(rows: readonly StoredRow[], orderId: number): CommissionRow[] {
  return rows.filter((row) => row.orderId === orderId).map(decoded)
}

/** Who is paid on a level, and the account in which it stands by now; null when nobody is, or when it was voided. */
export function standingOf(rows: readonly CommissionRow[], level: 1 | 2): CommissionStanding | null {
  const row = rows.find((one) => one.level === level)
  if (!row || row.payeeId === null || row.releasedTo === 'voided') return null
  const { payeeId, releasedTo } = row
  if (releasedTo === 'payroll') return { payeeId, source: account.commissionPayroll(payeeId) }
  const pending = releasedTo === null
  return { payeeId, source: pending ? account.commissionPending(payeeId) : account.commissionAvailable(payeeId) }
}

type StoredRow = Omit<CommissionRow, 'decision'> & { decision: string }

function decoded(row: StoredRow): CommissionRow {
  return { ...row, decision: JSON.parse(row.decision) as CommissionDecision }
}
