import { type Happening, type Mark, markKind, marksOf, tallyScope } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { portions } from './chain-memory.js'

const LOOKED_UP_AT_ONCE = 5_000

/** Marks that are not there yet. `take` tells whether one is new, the first time that it is asked. */
export class NewMarks {
  private readonly untaken: Set<string>

  constructor(readonly marks: readonly Mark[]) {
    this.untaken = new Set(marks.map(nameOf))
  }

  take(mark: Mark): boolean {
    return this.untaken.delete(nameOf(mark))
  }
}

/**
 * The marks that these happenings set and that are not there yet. Only whoever holds the tallier's row may ask and write: then
 * nobody sets a mark in between.
 */
export async function newMarks(tx: Pick<Tx, 'rows'>, happenings: readonly Happening[]): Promise<NewMarks> {
  const wanted = new Map<string, Mark>()
  for (const happening of happenings) for (const mark of marksOf(happening)) wanted.set(nameOf(mark), mark)
  const marks = [...wanted.values()]
  const atTheShop = marks.filter(isOfTheShop)
  const known = await lookedUp(tx, atTheShop)
  // Somebody whom the shop never saw was seen at no link either; most of a viral link's visitors are.
  const newcomers = new Set(atTheShop.filter((mark) => !known.has(nameOf(mark))).map(({ whoId }) => whoId))
  const others = marks.filter(
    (mark) => !isOfTheShop(mark) && !(mark.kind === markKind.visitor && newcomers.has(mark.whoId)),
  )
  for (const name of await lookedUp(tx, others)) known.add(name)
  return new NewMarks(marks.filter((mark) => !known.has(nameOf(mark))))
}

const isOfTheShop = ({ scope }: Mark) => scope === tallyScope.shop

async function lookedUp(tx: Pick<Tx, 'rows'>, marks: readonly Mark[]): Promise<Set<string>> {
  const known = new Set<string>()
  for (const part of portions(marks, LOOKED_UP_AT_ONCE)) {
    // From the few asked ones to their rows by key; a list of four-column keys would read the table.
    const rows = await tx.rows<{ scope: number; scope_id: number; kind: number; who_id: number }>(
      `SELECT kept.scope, kept.scope_id, kept.kind, kept.who_id FROM JSON_TABLE(?, '$[*]' COLUMNS(
         scope INT PATH '$[0]', scope_id BIGINT PATH '$[1]', kind INT PATH '$[2]', who_id BIGINT PATH '$[3]'
       )) asked STRAIGHT_JOIN share_mark kept
         ON kept.scope = asked.scope AND kept.scope_id = asked.scope_id AND kept.kind = asked.kind AND kept.who_id = asked.who_id`,
      [JSON.stringify(part.map(({ scope, scopeId, kind, whoId }) => [scope, scopeId, kind, whoId]))],
    )
    for (const row of rows)
      known.add(nameOf({ scope: row.scope, scopeId: row.scope_id, kind: row.kind, whoId: row.who_id }))
  }
  return known
}

function nameOf({ scope, scopeId, kind, whoId }: Mark): string {
  return `${scope}/${scopeId}/${kind}/${whoId}`
}
