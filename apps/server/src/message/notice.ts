import { text } from '@passalong/contract'
import { dayOf, partsOf, yuanText } from '@passalong/domain'

/** What a member is told, by template; amounts are fen, instants ms since the epoch. */
export type Notice =
  | {
      template: 'withdrawal-result'
      params: { amountFen: number; outcome: 'paid' | 'returned' | 'refused'; atMs: number; note: string | null }
    }
  | { template: 'points-expiring'; params: { points: number; validOn: number } }
  | { template: 'commission-released'; params: { amountFen: number; atMs: number } }

/** A message as WeChat takes it: the page that it opens, and its fields. */
export interface Rendered {
  page: string
  data: Record<string, { value: string }>
}

/** The words of a notice, each field cut to what WeChat takes. */
export function rendered({ template, params }: Notice): Rendered {
  if (template === 'withdrawal-result') {
    const { amountFen, outcome, atMs, note } = params
    const fields = {
      amount1: `¥${yuanText(amountFen)}`,
      phrase2: text(`message.withdrawal.${outcome}`),
      time3: timeText(atMs),
      thing4: note ?? text(`message.withdrawal.${outcome}.note`),
    }
    return { page: 'subpackages/commission/index', data: fitted(fields) }
  }
  if (template === 'points-expiring') {
    const fields = {
      number1: String(params.points),
      date2: dateText(params.validOn),
      thing3: text('message.points-expiring.note'),
    }
    return { page: 'subpackages/ledger/index', data: fitted(fields) }
  }
  const { amountFen, atMs } = params
  const fields = {
    amount1: `¥${yuanText(amountFen)}`,
    thing2: text('message.commission.source'),
    time3: timeText(atMs),
  }
  return { page: 'subpackages/commission/index', data: fitted(fields) }
}

/** The longest text of each kind of field, in characters. */
const LONGEST: Readonly<Record<string, number>> = {
  thing: 20,
  number: 32,
  letter: 32,
  character_string: 32,
  symbol: 5,
  phone_number: 17,
  name: 10,
  phrase: 5,
}

function fitted(fields: Record<string, string>): Rendered['data'] {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value: cut(name, value) }]))
}

/** `value` within what WeChat takes in the field `name` (`thing1`); what is cut ends with an ellipsis. */
export function cut(name: string, value: string): string {
  const most = LONGEST[name.replace(/\d+$/, '')]
  const characters = [...value.trim()]
  if (most === undefined || characters.length <= most) return value.trim()
  return name.startsWith('thing') ? `${characters.slice(0, most - 1).join('')}…` : characters.slice(0, most).join('')
}

function dateText(day: number): string {
  const { year, month, date } = partsOf(day)
  return text('message.date', { year, month, date })
}

function timeText(atMs: number): string {
  const minutes = Math.floor(atMs / 60_000 + 8 * 60) % (24 * 60)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${dateText(dayOf(atMs))} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
