import { type Day } from '../calendar/day.js'

/** What a member was shown on the latest day on which they looked, and what before it (null: nothing). */
export interface Turn {
  on: Day
  materialId: number
  beforeId: number | null
}

/**
 * The material of `day` for a member out of those that are for them, null when none is. Whoever has one keeps it for the
 * day, as long as it is still for them; a new one is never what they were shown the last time, unless it is the only one.
 * The same facts give the same answer in every process.
 */
export function turnOf(turn: Turn | null, memberId: number, day: Day, eligible: readonly number[]): Turn | null {
  if (eligible.length === 0) return null
  if (turn && turn.on >= day && eligible.includes(turn.materialId)) return turn
  const beforeId = turn ? (turn.on < day ? turn.materialId : turn.beforeId) : null
  const others = eligible.filter((id) => id !== beforeId)
  return { on: day, materialId: drawn(others.length > 0 ? others : eligible, memberId, day), beforeId }
}

/** A material's texts, the one of the day first: each member begins elsewhere and moves on by one a day. */
export function textsOfDay(texts: readonly string[], memberId: number, day: Day): string[] {
  if (texts.length === 0) return []
  const first = (mixed(memberId, 0, 0) + day) % texts.length
  return [...texts.slice(first), ...texts.slice(0, first)]
}

/** One of `ids`, each as likely as the others over members and days. */
function drawn(ids: readonly number[], memberId: number, day: Day): number {
  const [first = 0, ...rest] = ids
  const weight = (id: number) => mixed(memberId, day, id)
  return rest.reduce((best, id) => (weight(id) < weight(best) ? id : best), first)
}

/** 32 bits that look random and are always the same for the same numbers. */
function mixed(memberId: number, day: Day, id: number): number {
  let bits = 0x9e3779b9
  for (const part of [memberId % 2 ** 32, Math.floor(memberId / 2 ** 32), day, id]) {
    bits = Math.imul(bits ^ part, 0x85ebca6b)
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
    bits ^= bits >>> 16
  }
  return bits >>> 0
}
