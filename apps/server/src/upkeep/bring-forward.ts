import { Injectable } from '@nestjs/common'
import { type Day, dayText, decideExpiry, type Movement, type PointsLot, replayStanding } from '@passalong/domain'
import { Ledger } from '../ledger/ledger.js'
import { MEMBER_COLUMNS, type Member, type MemberRow, memberOfRow } from '../member/member.js'
import { type Tx } from '../platform/database/database.js'
import { answersIn, writeIn } from '../platform/database/in-transaction.js'
import { Sheet } from '../platform/database/sheet.js'
import { lotOf, lotsToSettle, PointsLots } from '../points/points-lots.js'
import { growthDaysOf, growthQuestion, Standings } from '../tier/standings.js'

/**
 * Brings members' books to a day, many members at once. What it writes is dated as if it had been done in time, so that it
 * may run late, twice, or for one member after another: the books come out the same.
 */
@Injectable()
export class BringForward {
  constructor(
    private readonly ledger: Ledger,
    private readonly lots: PointsLots,
    private readonly standings: Standings,
  ) {}

  /** Locks members in one order; with `skipHeld` those whom somebody else holds are left out. */
  async lock(tx: Tx, memberIds: readonly number[], skipHeld: boolean): Promise<Member[]> {
    if (memberIds.length === 0) return []
    const rows = await tx.rows<MemberRow>(
      `SELECT ${MEMBER_COLUMNS} FROM member FORCE INDEX (PRIMARY) WHERE id IN (?) ORDER BY id FOR UPDATE${skipHeld ? ' SKIP LOCKED' : ''}`,
      [memberIds],
    )
    return rows.map(memberOfRow)
  }

  /** Posts what ran out before `today` of locked members' points. */
  async expire(tx: Tx, members: readonly Member[], today: Day): Promise<void> {
    const ids = members.map(({ id }) => id)
    if (ids.length === 0) return
    const [rows] = await answersIn(tx, [lotsToSettle(ids, dayText(today), [])] as const)
    const movements: Movement[] = []
    const lots: PointsLot[] = []
    for (const memberId of new Set(rows.map(({ member_id }) => member_id))) {
      const own = rows.filter(({ member_id }) => member_id === memberId).map(lotOf)
      const expiry = decideExpiry(memberId, own, today)
      movements.push(...expiry.movements)
      lots.push(...expiry.lots)
    }
    if (lots.length === 0) return
    await this.ledger.post(tx, movements)
    await this.lots.save(tx, lots)
  }

  /** Replays locked members' standing to `day`; one that was replayed to a later day stays on it. */
  async review(tx: Tx, members: readonly Member[], day: Day): Promise<void> {
    if (members.length === 0) return
    const [growth] = await answersIn(tx, [growthQuestion(members.map(({ id }) => id))] as const)
    const sheet = new Sheet()
    for (const member of members) {
      const asOf = Math.max(day, member.standingOn)
      this.standings.write(sheet, member, replayStanding(growthDaysOf(growth, member.id), asOf), asOf)
    }
    await writeIn(tx, sheet)
  }
}
