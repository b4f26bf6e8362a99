import { type Tx } from '../platform/database/database.js'
import { type ShareEvent } from '../share/share-events.js'

/** Rows and events of one portion: few enough that the process answers meanwhile, enough that a crowd's visits add up together. */
const ROWS_AT_ONCE = 2_000
const EVENTS_AT_ONCE = 4_000

/** A portion of what waits: the rows it was read from and what they tell; `reached` is the last row that was looked at. */
export interface WaitingEvents {
  ids: number[]
  events: ShareEvent[]
  reached: number
  unreadable: number
}

/** What waits behind the row `reached`, or null. A row that cannot be read stays where it is, for the audit to report. */
export async function waitingEvents(tx: Pick<Tx, 'rows'>, reached: number): Promise<WaitingEvents | null> {
  const rows = await tx.rows<{ id: number; events: string }>(
    `SELECT id, events FROM share_event WHERE id > ? ORDER BY id LIMIT ${ROWS_AT_ONCE}`,
    [reached],
  )
  if (rows.length === 0) return null
  const waiting: WaitingEvents = { ids: [], events: [], reached, unreadable: 0 }
  for (const row of rows) {
    const told = eventsIn(row.events)
    if (told && waiting.ids.length > 0 && waiting.events.length + told.length > EVENTS_AT_ONCE) break
    waiting.reached = row.id
    if (!told) waiting.unreadable++
    else {
      waiting.ids.push(row.id)
      for (const event of told) waiting.events.push(event)
    }
  }
  return waiting
}

/** The events of a row, null when it holds something else. */
export function eventsIn(text: string): ShareEvent[] | null {
  try {
    const told: unknown = JSON.parse(text)
    return Array.isArray(told) && told.every(isEvent) ? told : null
  } catch {
    return null
  }
}

/** The numbers that an event of each kind must have. */
const NUMBERS: Record<ShareEvent['kind'], readonly string[]> = {
  link: ['linkId'],
  sent: ['linkId'],
  visit: ['visitId'],
  join: ['memberId'],
  paid: ['linkId', 'buyerId', 'atMs', 'paidFen', 'commissionFen', 'orders', 'firstOrders'],
}

/** Of these kinds the event itself says on which day it counts. */
const DATED = ['join', 'paid']

function isEvent(told: unknown): told is ShareEvent {
  if (told === null || typeof told !== 'object') return false
  const fields = told as Readonly<Record<string, unknown>>
  const kind = fields['kind']
  if (typeof kind !== 'string' || !Object.hasOwn(NUMBERS, kind)) return false
  const numbers = NUMBERS[kind as ShareEvent['kind']].every((name) => Number.isSafeInteger(fields[name]))
  return numbers && (!DATED.includes(kind) || /^\d{4}-\d\d-\d\d$/.test(String(fields['on'])))
}
