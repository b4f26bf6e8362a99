import { type Channel, channels } from '../share/share-links.js'

interface At {
  /** Milliseconds since the file's beginning. */
  atMs: number
  /** The line in the file, from 1. */
  line: number
}

interface Seen {
  who: string
  device: string | null
  unionid: string | null
}

/** What happens in a farm file, as docs/FARMS.md describes it. */
export type FarmEvent = At &
  (
    | (Seen & {
        type: 'join'
        via: string | null
        channel: Channel
        phone: string | null
        store: string | null
        promoter: boolean
        real: boolean
      })
    | (Seen & { type: 'visit'; via: string; channel: Channel })
    | { type: 'share'; who: string; channel: Channel; from: string | null }
    | { type: 'order'; id: string; who: string; amountFen: number; store: string | null }
    | { type: 'refund'; order: string; share: number }
    | { type: 'undo'; order: string }
    | { type: 'payee'; who: string; idNo: string; name: string | null }
    | { type: 'phone'; who: string; phone: string }
    | { type: 'device'; who: string; device: string }
  )
export type FarmEventType = FarmEvent['type']

/** Why a line is no event. `field` names the field that it is about, where one is. */
export interface LineFault {
  line: number
  reason: 'not-json' | 'type-unknown' | 'field-unknown' | 'field-missing' | 'field-invalid' | StoryFault
  field: string | null
}

/** An event that cannot happen after those before it. */
export type StoryFault =
  | 'joined-twice'
  | 'no-member-yet'
  | 'order-twice'
  | 'order-unknown'
  | 'refunded-too-much'
  | 'visit-of-own'

type Read = (value: unknown) => boolean
const name: Read = (value) => typeof value === 'string' && value.length >= 1 && value.length <= 64
const channel: Read = (value) => channels.some((one) => one === value)
const flag: Read = (value) => typeof value === 'boolean'
const amount: Read = (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 100_000_000
const share: Read = (value) => typeof value === 'number' && value > 0 && value <= 1
const time: Read = (value) => typeof value === 'number' && value >= 0 && value <= YEAR_S
const YEAR_S = 31_536_000

/** Fields by type: how each is read, and what stands for it when it is left out; no default means that it has to be there. */
const FIELDS: Record<FarmEventType, Record<string, readonly [Read, unknown?]>> = {
  join: {
    ...{ who: [name], via: [name, null], channel: [channel, 'card'], device: [name, null], unionid: [name, null] },
    ...{ phone: [name, null], store: [name, null], promoter: [flag, true], real: [flag, false] },
  },
  visit: {
    ...{ who: [name], via: [name], channel: [channel, 'card'], device: [name, null], unionid: [name, null] },
  },
  share: { who: [name], channel: [channel, 'card'], from: [name, null] },
  order: { id: [name], who: [name], amountFen: [amount], store: [name, null] },
  refund: { order: [name], share: [share] },
  undo: { order: [name] },
  payee: { who: [name], idNo: [name], name: [name, null] },
  phone: { who: [name], phone: [name] },
  device: { who: [name], device: [name] },
}

/** The events of a farm file in the order in which they happen, and the lines that are none. */
export function parseFarm(content: string): { events: FarmEvent[]; faults: LineFault[] } {
  const events: FarmEvent[] = []
  const faults: LineFault[] = []
  for (const [index, text] of content
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const told = text.trim()
    if (told === '' || told.startsWith('#')) continue
    const read = parseLine(told, index + 1)
    if ('reason' in read) faults.push(read)
    else events.push(read)
  }
  events.sort((a, b) => a.atMs - b.atMs || a.line - b.line)
  return { events, faults: [...faults, ...storyFaults(events)] }
}

function parseLine(text: string, line: number): FarmEvent | LineFault {
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch {
    return { line, reason: 'not-json', field: null }
  }
  if (typeof told !== 'object' || told === null || Array.isArray(told)) return { line, reason: 'not-json', field: null }
  const { t, type, ...fields } = told as Record<string, unknown>
  if (typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) return { line, reason: 'type-unknown', field: 'type' }
  if (t === undefined) return { line, reason: 'field-missing', field: 't' }
  if (!time(t)) return { line, reason: 'field-invalid', field: 't' }
  const known = FIELDS[type as FarmEventType]
  const unknown = Object.keys(fields).find((field) => !Object.hasOwn(known, field))
  if (unknown !== undefined) return { line, reason: 'field-unknown', field: unknown }
  const event: Record<string, unknown> = { type, line, atMs: Math.round(Number(t) * 1000) }
  for (const [field, [read, ...otherwise]] of Object.entries(known)) {
    const value = fields[field] ?? otherwise[0]
    if (value === undefined) return { line, reason: 'field-missing', field }
    if (value !== null && !read(value)) return { line, reason: 'field-invalid', field }
    event[field] = value
  }
  return event as unknown as FarmEvent
}

/** What does not follow from what happened before. */
function storyFaults(events: readonly FarmEvent[]): LineFault[] {
  const members = new Set<string>()
  const refunded = new Map<string, number>()
  return events.flatMap((event) => {
    const reason = storyFault(event, members, refunded)
    if (reason !== null) return [{ line: event.line, reason, field: null }]
    if (event.type === 'join') members.add(event.who)
    if (event.type === 'order') refunded.set(event.id, 0)
    if (event.type === 'refund') refunded.set(event.order, (refunded.get(event.order) ?? 0) + event.share)
    return []
  })
}

/** Sums of shares such as 0.1 + 0.2 + 0.7 are a little more than 1. */
const CLOSE = 1e-9

function storyFault(
  event: FarmEvent,
  members: ReadonlySet<string>,
  refunded: ReadonlyMap<string, number>,
): StoryFault | null {
  if (event.type === 'join' && members.has(event.who)) return 'joined-twice'
  if ((event.type === 'join' || event.type === 'visit') && event.via === event.who) return 'visit-of-own'
  if (event.type === 'order' && refunded.has(event.id)) return 'order-twice'
  if (event.type === 'refund' || event.type === 'undo') {
    const before = refunded.get(event.order)
    if (before === undefined) return 'order-unknown'
    return event.type === 'refund' && before + event.share > 1 + CLOSE ? 'refunded-too-much' : null
  }
  const needed = membersNeeded(event)
  return needed.every((who) => members.has(who)) ? null : 'no-member-yet'
}

function membersNeeded(event: FarmEvent): string[] {
  if (event.type === 'join' || event.type === 'visit') return event.via === null ? [] : [event.via]
  if (event.type === 'share') return event.from === null ? [event.who] : [event.who, event.from]
  if (event.type === 'order' || event.type === 'payee' || event.type === 'phone') return [event.who]
  return []
}
