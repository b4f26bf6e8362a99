import { type Finding } from './finding.js'
import { type MemberBooks } from './member-books.js'
import { type Happening, happeningsOf } from './replay-member.js'

/** Things that happened this close together may have been posted the other way round: who waited for the lock was first. */
const CLOSE_MS = 10_000
/** Replays that are spent on one member before what was found in time's order is believed. */
const REPLAYS = 60

type Replay = (happenings: readonly Happening[], inTime: boolean) => Finding[]

/**
 * What the replay of a member finds in the order in which things were posted. Nothing records that order, so time's order is
 * tried first, then that of ids (imports), then neighbours that came close together change places as long as less is found.
 */
export function findingsInSomeOrder(books: MemberBooks, replay: Replay): Finding[] {
  const inTime = happeningsOf(books, 'by-time')
  const found = replay(inTime, true)
  if (found.length === 0) return found
  const posted = happeningsOf(books, 'as-posted')
  const otherwise = posted.some((one, index) => one !== inTime[index] && !same(one, inTime[index]))
  if (otherwise && replay(posted, false).length === 0) return []
  return swapping(inTime, found, replay)
}

function same(a: Happening, b: Happening | undefined): boolean {
  return a.id === b?.id && a.what === b.what
}

function swapping(start: readonly Happening[], foundFirst: Finding[], replay: Replay): Finding[] {
  let order = start
  let found = foundFirst
  for (let replays = 0, index = 0; replays < REPLAYS && index + 1 < order.length && found.length > 0; index++) {
    const swapped = withSwap(order, index)
    if (!swapped) continue
    replays++
    const otherwise = replay(swapped, true)
    if (otherwise.length < found.length) {
      order = swapped
      found = otherwise
      index = Math.max(-1, index - 2)
    }
  }
  return found.length === 0 ? found : foundFirst
}

/** The order with two close neighbours the other way round; null when they are not close, or one follows from the other. */
function withSwap(order: readonly Happening[], index: number): Happening[] | null {
  const [one, next] = [order[index], order[index + 1]]
  if (!one || !next || Math.abs(next.atMs - one.atMs) > CLOSE_MS) return null
  if (one.order === next.order && one.what === 'settled') return null
  return [...order.slice(0, index), next, one, ...order.slice(index + 2)]
}
