import { type NodeRefusal } from './refusals.js'

export const COLUMNS = ['cascade', 'node', 'parent', 'user', 't_sec_after_root'] as const
export type NodeCells = Record<(typeof COLUMNS)[number], string>

/** The parent of whoever shared the first post itself, which the file does not hold. */
export const ROOT = '0'

const LONGEST = 64
/** A hundred years: what comes later is no time of a post. */
const LAST_MS = 100 * 365 * 86_400_000

/** The time of a row in ms after the first post; null when it tells none. */
export type RowTime = { atMs: number | null } | { refused: NodeRefusal }

/** What is wrong with a row by itself, apart from its time; null when nothing is. */
export function cellsFault({ cascade, node, parent, user }: NodeCells): NodeRefusal | null {
  if (cascade === '') return 'cascade-missing'
  if (node === '') return 'node-missing'
  if (parent === '') return 'parent-missing'
  if (user === '') return 'user-missing'
  if ([cascade, node, parent, user].some((text) => text.length > LONGEST)) return 'text-too-long'
  if (node === ROOT) return 'node-zero'
  return node === parent ? 'own-parent' : null
}

/** Seconds after the first post, with or without a fraction, which counts to the millisecond. */
export function timeOf(text: string): RowTime {
  if (text === '') return { atMs: null }
  const [, minus = '', seconds = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (seconds === '') return { refused: 'time-unreadable' }
  const atMs = Number(seconds) * 1_000 + Number(fraction.slice(0, 3).padEnd(3, '0'))
  if (minus !== '' && /[1-9]/.test(seconds + fraction)) return { refused: 'time-negative' }
  return atMs > LAST_MS ? { refused: 'time-too-large' } : { atMs }
}
