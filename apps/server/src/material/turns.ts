import { Injectable } from '@nestjs/common'
import { type Arrival, type Day, dayText, type Sharable, type Turn, turnOf } from '@passalong/domain'
import { ask, Database } from '../platform/database/database.js'
import { Sheet } from '../platform/database/sheet.js'
import { turnOfRow } from './sharers.js'

interface TurnRow {
  shown_on: string
  material_id: number
  before_id: number | null
}

const COLUMNS = ['member_id', 'shown_on', 'material_id', 'before_id']

/** Whose turn which material is: written once a member and day, whoever asks first. */
@Injectable()
export class Turns {
  constructor(private readonly database: Database) {}

  /**
   * The turn of `day` out of `eligible` material; null when there is none. `known` is what was read of the member: where its turn
   * holds, nothing is written. Of two first requests of a day one writes, and both answer the same.
   */
  async of(
    memberId: number,
    day: Day,
    eligible: readonly Sharable[],
    known: { turn: Turn | null; arrival: Arrival | null },
  ): Promise<Turn | null> {
    const decided = turnOf(known.turn, memberId, day, eligible, known.arrival)
    if (decided === null || decided === known.turn) return decided
    return this.database.exchange(
      [
        ask<TurnRow>('SELECT shown_on, material_id, before_id FROM material_turn WHERE member_id = ? FOR UPDATE', [
          memberId,
        ]),
      ],
      ([[row]]) => {
        const before = row ? turnOfRow(row) : null
        const answer = turnOf(before, memberId, day, eligible, known.arrival)
        const sheet = new Sheet()
        if (answer && answer !== before && answer.on >= (before?.on ?? answer.on)) {
          const values = [memberId, dayText(answer.on), answer.materialId, answer.beforeId]
          if (before) sheet.change('material_turn', ['member_id'], COLUMNS.slice(1), values)
          // A twin that was faster fails this as a duplicate, and all is decided again on its row.
          else sheet.insert('material_turn', COLUMNS, values)
        }
        return { sheet, answer }
      },
    )
  }
}
