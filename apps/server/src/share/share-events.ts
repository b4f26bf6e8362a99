import { type Tx } from '../platform/database/database.js'
import { type Sheet } from '../platform/database/sheet.js'

/**
 * What the tallies have to hear of. `link` is one that was minted to be sent at once, `sent` one that was made ahead and may be
 * told several times; whatever else happens at a link made ahead tells as much. Days are YYYY-MM-DD in Asia/Shanghai; amounts in fen, negative when they are taken back.
 * `paid` tells of an order's settlement, refund or undo, always under the order's own link, day and time.
 */
export type ShareEvent =
  | { kind: 'link'; linkId: number }
  | { kind: 'sent'; linkId: number }
  | { kind: 'visit'; visitId: number }
  | { kind: 'join'; memberId: number; linkId: number | null; groupId: number | null; on: string }
  | {
      kind: 'paid'
      linkId: number
      buyerId: number
      on: string
      atMs: number
      paidFen: number
      commissionFen: number
      orders: 1 | 0 | -1
      firstOrders: 1 | 0 | -1
    }

const COLUMNS = ['id', 'events']

/** Tells the tallies, in the transaction of what happened; whoever adds up takes the row away. */
export function tellTallies(sheet: Sheet, draw: () => number, events: readonly ShareEvent[]): void {
  if (events.length > 0) sheet.insert('share_event', COLUMNS, [draw(), JSON.stringify(events)])
}

/** The same in an ordinary transaction, under an id of the caller's. */
export async function tellTalliesIn(tx: Tx, id: number, events: readonly ShareEvent[]): Promise<void> {
  if (events.length > 0) await tx.insert('share_event', COLUMNS, [[id, JSON.stringify(events)]])
}
