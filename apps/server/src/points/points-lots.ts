import { Injectable } from '@nestjs/common'
import { type Day, dayText, type PointsLot } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { type Sheet } from '../platform/database/sheet.js'

/** A lot as a row. */
export interface LotRow {
  id: number
  earned_on: string
  valid_on: string
  earned: number
  remaining: number
  expired: number
  expired_taken_back: number
}

export const LOT_COLUMNS = 'id, earned_on, valid_on, earned, remaining, expired, expired_taken_back'

const WRITTEN = [
  'id',
  'member_id',
  'order_id',
  'earned_on',
  'valid_on',
  'earned',
  'remaining',
  'expired',
  'expired_taken_back',
]
const REWRITE = 'UPDATE points_lot SET remaining = ?, expired = ?, expired_taken_back = ? WHERE id = ?'

/** Points lots as rows; the member's row is locked by the caller, and with it all lots of the member. */
@Injectable()
export class PointsLots {
  /** Lots that still hold something, and the lot of one order whatever it holds. */
  async open(tx: Pick<Tx, 'rows'>, memberId: number, ownLotId: number | null = null): Promise<PointsLot[]> {
    const rows = await tx.rows<LotRow>(
      `SELECT ${LOT_COLUMNS} FROM points_lot WHERE member_id = ? AND (remaining > 0 OR id = ?)`,
      [memberId, ownLotId],
    )
    return rows.map(lotOf)
  }

  /** Lots whose last day is before `today` and that still hold something. */
  async due(tx: Pick<Tx, 'rows'>, memberId: number, today: Day): Promise<PointsLot[]> {
    const rows = await tx.rows<LotRow>(
      `SELECT ${LOT_COLUMNS} FROM points_lot WHERE member_id = ? AND valid_on < ? AND remaining > 0`,
      [memberId, dayText(today)],
    )
    return rows.map(lotOf)
  }

  /** Writes a new lot on a sheet. */
  write(sheet: Sheet, memberId: number, orderId: number, lot: PointsLot): void {
    const { id, earnedOn, validOn, earned, remaining, expired, expiredTakenBack } = lot
    sheet.insert('points_lot', WRITTEN, [
      id,
      memberId,
      orderId,
      dayText(earnedOn),
      dayText(validOn),
      earned,
      remaining,
      expired,
      expiredTakenBack,
    ])
  }

  /** Writes what changed of lots on a sheet. */
  rewrite(sheet: Sheet, lots: readonly PointsLot[]): void {
    for (const { id, remaining, expired, expiredTakenBack } of lots)
      sheet.run(REWRITE, [remaining, expired, expiredTakenBack, id])
  }

  async save(tx: Tx, lots: readonly PointsLot[]): Promise<void> {
    for (const { id, remaining, expired, expiredTakenBack } of lots)
      await tx.run(REWRITE, [remaining, expired, expiredTakenBack, id])
  }
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
  }
}
