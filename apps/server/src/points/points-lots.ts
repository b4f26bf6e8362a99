import { Injectable } from '@nestjs/common'
import { type Day, dayText, type LotSpend, type PointsLot } from '@passalong/domain'
import { ask, type Tx, unasked } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { writeIn } from '../platform/database/in-transaction.js'
import { Sheet } from '../platform/database/sheet.js'

/** A lot as a row. */
export interface LotRow {
  id: number
  earned_on: string
  valid_on: string
  earned: number
  remaining: number
  expired: number
  expired_taken_back: number
  returned_from_id: number | null
}

export const LOT_COLUMNS = 'id, earned_on, valid_on, earned, remaining, expired, expired_taken_back, returned_from_id'

const WRITTEN = [
  ...['id', 'member_id', 'order_id', 'earned_on', 'valid_on', 'earned', 'remaining', 'expired', 'expired_taken_back'],
  'returned_from_id',
]
const CHANGED = ['remaining', 'expired', 'expired_taken_back']

/** Points lots as rows; the member's row is locked by the caller, and with it all lots of the member. */
@Injectable()
export class PointsLots {
  /** Lots whose last day is before `today` and that still hold something. */
  async due(tx: Pick<Tx, 'rows'>, memberId: number, today: Day): Promise<PointsLot[]> {
    const rows = await tx.rows<LotRow>(
      `SELECT ${LOT_COLUMNS} FROM points_lot WHERE member_id = ? AND valid_on < ? AND remaining > 0`,
      [memberId, dayText(today)],
    )
    return rows.map(lotOf)
  }

  /** Writes a new lot on a sheet. */
  write(sheet: Sheet, memberId: number, orderId: number | null, lot: PointsLot): void {
    const { id, earnedOn, validOn, earned, remaining, expired, expiredTakenBack } = lot
    const amounts = [earned, remaining, expired, expiredTakenBack]
    const row = [id, memberId, orderId, dayText(earnedOn), dayText(validOn), ...amounts, lot.returnedFromId ?? null]
    sheet.insert('points_lot', WRITTEN, row)
  }

  /** Writes on a sheet which lots paid for an order. */
  spend(sheet: Sheet, orderId: number, spends: readonly LotSpend[]): void {
    for (const { turn, lotId, taken, returned } of spends)
      sheet.insert(
        'points_spend',
        ['order_id', 'turn', 'lot_id', 'taken', 'returned'],
        [...[orderId, turn, lotId, taken, returned]],
      )
  }

  /** Writes on a sheet what came back of the lots that paid for an order. */
  unspend(sheet: Sheet, orderId: number, spends: readonly LotSpend[]): void {
    for (const { turn, returned } of spends)
      sheet.change('points_spend', ['order_id', 'turn'], ['returned'], [orderId, turn, returned])
  }

  /** Writes what changed of lots on a sheet. */
  rewrite(sheet: Sheet, lots: readonly PointsLot[]): void {
    for (const { id, remaining, expired, expiredTakenBack } of lots)
      sheet.change('points_lot', ['id'], CHANGED, [id, remaining, expired, expiredTakenBack])
  }

  async save(tx: Tx, lots: readonly PointsLot[]): Promise<void> {
    const sheet = new Sheet()
    this.rewrite(sheet, lots)
    await writeIn(tx, sheet)
  }
}

/**
 * Asks for the lots that taking orders back may touch: those of the members that still hold something, the orders' own with
 * what came back of them, and those that paid for `spenders`.
 */
export function lotsQuestion(memberIds: readonly number[], lotIds: readonly number[], spenders: readonly number[]) {
  const own = lotIds.length > 0 ? lotIds : [-1]
  const from = `SELECT member_id, ${LOT_COLUMNS} FROM points_lot WHERE`
  const held = `(${from} member_id IN (?) AND (remaining > 0 OR returned_from_id IN (?))) UNION (${from} id IN (?))`
  const paying = `UNION (${from} id IN (SELECT lot_id FROM points_spend WHERE order_id IN (?)))`
  return spenders.length > 0
    ? ask<LotRow & { member_id: number }>(`${held} ${paying}`, [memberIds, own, own, spenders])
    : ask<LotRow & { member_id: number }>(held, [memberIds, own, own])
}

/** Asks which lots paid for orders. */
export function spendsQuestion(spenders: readonly number[]) {
  const sql =
    'SELECT order_id AS orderId, turn, lot_id AS lotId, taken, returned FROM points_spend WHERE order_id IN (?) ORDER BY order_id, turn'
  return spenders.length > 0 ? ask<Spent>(sql, [spenders]) : unasked<Spent>()
}

type Spent = LotSpend & { orderId: number }

/** Asks for lots that ran out before `day` and still hold something, and for all that hold something of `spenders`. */
export function lotsToSettle(memberIds: readonly number[], day: string, spenders: readonly number[]) {
  return ask<LotRow & { member_id: number }>(
    `SELECT member_id, ${LOT_COLUMNS} FROM points_lot
      WHERE member_id IN (?) AND remaining > 0 AND (valid_on < ?${spenders.length > 0 ? ' OR member_id IN (?)' : ''})`,
    spenders.length > 0 ? [memberIds, day, spenders] : [memberIds, day],
  )
}

export function lotOf(row: LotRow): PointsLot {
  return {
    id: row.id,
    earnedOn: dayOfColumn(row.earned_on),
    validOn: dayOfColumn(row.valid_on),
    earned: row.earned,
    remaining: row.remaining,
    expired: row.expired,
    expiredTakenBack: row.expired_taken_back,
    returnedFromId: row.returned_from_id,
  }
}
