import { type Day } from '../calendar/day.js'

/** What a member was shown on the latest day on which they looked, and what before it (null: nothing). */
export interface Turn {
  on: Day
  materialId: number
  beforeId: number | null
}

/** A material that is for a member, with what its links are about. */
export interface Sharable {
  materialId: number
  subjectId: number
}

/** The link through which a member came last: what it was about, of which material (null: of none), and the day. */
export interface Arrival {
  subjectId: number
  materialId: number | null
  on: Day
}

/**
 * The material of `day` for a member out of those that are for them, null when none is. Whoever has one keeps it for the
 * day, as long as it is still for them; a new one is never what they were shown the last time, unless it is the only one. The
 * first one after they came through a link is about the same subject if any is, best the same material: so that what they share
 * hangs below that link. The same facts give the same answer in every process.
 */
export function turnOf(
  turn: Turn | null,
  memberId: number,
  day: Day,
  eligible: readonly Sharable[],
  arrival: Arrival | null = null,
): Turn | null {
  if (eligible.length === 0) return null
  if (turn && turn.on >= day && eligible.some(isOf(turn))) return turn
  const beforeId = turn ? (turn.on < day ? turn.materialId : turn.beforeId) : null
  const others = eligible.filter(({ materialId }) => materialId !== beforeId)
  const goingOn = arrival && !isAnswered(arrival, turn, eligible) ? below(arrival, others) : []
  const [best = eligible] = [goingOn, others].filter(({ length }) => length > 0)
  return { on: day, materialId: drawn(best, memberId, day), beforeId }
}

/** Of these, what can carry on the chain that a member came through. */
function below({ subjectId, materialId }: Arrival, others: readonly Sharable[]): Sharable[] {
  const same = others.filter((one) => one.subjectId === subjectId)
  const itself = same.filter((one) => one.materialId === materialId)
  return itself.length > 0 ? itself : same
}

/** Whether the member had their turn since: on a later day, or on the same one with something about the same. */
function isAnswered({ on, subjectId }: Arrival, turn: Turn | null, eligible: readonly Sharable[]): boolean {
  if (turn === null || turn.on < on) return false
  return turn.on > on || eligible.find(isOf(turn))?.subjectId === subjectId
}

const isOf = (turn: Turn) => (one: Sharable) => one.materialId === turn.materialId

/** A material's texts, the one of the day first: each member begins elsewhere and moves on by one a day. */
export function textsOfDay(texts: readonly string[], memberId: number, day: Day): string[] {
  if (texts.length === 0) return []
  const first = (mixed(memberId, 0, 0) + day) % texts.length
  return [...texts.slice(first), ...texts.slice(0, first)]
}

/** One of them, each as likely as the others over members and days. */
function drawn(all: readonly Sharable[], memberId: number, day: Day): number {
  const [first = 0, ...rest] = all.map(({ materialId }) => materialId)
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
