import { type MessageKey, text, yuanText } from '@passalong/contract'
import { type OrderTrail, type TrailStep } from './order-trail.js'

type Language = 'zh' | 'en'

/** A step in a sentence; `nameOf` names a member as the reader may know them. */
export function stepText(
  step: TrailStep,
  paidFen: number,
  nameOf: (memberId: number) => string,
  language: Language = 'zh',
): string {
  const { memberId, sharerId, channel } = step
  const words = {
    who: nameOf(memberId),
    sharer: sharerId === null ? '' : nameOf(sharerId),
    channel: channel === null ? '' : text(`trail.channel.${channel}`, {}, language),
    yuan: yuanText(paidFen),
  }
  return text(sentenceOf(step), words, language)
}

function sentenceOf({ kind, memberId, first, channel }: TrailStep): MessageKey {
  if (kind !== 'link') return `trail.${kind}`
  if (memberId === 0) return 'trail.shop'
  const to = channel === 'moments' ? '-moments' : ''
  return first ? `trail.first${to}` : `trail.link${to}`
}

/** Where somebody stands on a line. */
interface Place {
  memberId: number
  place: number
}

type PaidLevel = Pick<OrderTrail['commissions'][number], 'level' | 'payeeId'>

/**
 * How far each member of a trail is from its reader: 0 is the reader, 1 a direct friend. Who earns without having shared on
 * this line stands beside the buyer; who earns by a friend's earning, beside that friend. Source: RULES section 4: direct friends are named, masked; all others are levels.
 */
export function distances(
  { line, hidden, commissions }: Pick<OrderTrail, 'line' | 'hidden'> & { commissions: readonly PaidLevel[] },
  readerId: number,
): Map<number, number> {
  const places: Place[] = []
  for (const [index, memberId] of line.entries()) {
    const before = places.at(-1)
    const unseen = index === line.length - 1 ? hidden : 0
    if (before?.memberId !== memberId) places.push({ memberId, place: (before?.place ?? -1) + 1 + unseen })
  }
  const own = places.flatMap(({ memberId, place }) => (memberId === readerId ? { place, away: 0 } : []))
  const stands = own.length > 0 ? own : [besideOf(places, commissions, readerId)]
  const found = new Map<number, number>()
  for (const { memberId, place } of places) {
    const nearest = Math.min(...stands.map((stand) => Math.abs(stand.place - place) + stand.away))
    found.set(memberId, Math.min(nearest, found.get(memberId) ?? nearest))
  }
  return found
}

/** Whom a reader who is not on the line stands beside, and how far away. */
function besideOf(places: readonly Place[], commissions: readonly PaidLevel[], readerId: number) {
  if (!commissions.some(({ level, payeeId }) => level === 2 && payeeId === readerId)) return { place: 0, away: 1 }
  const friendId = commissions.find(({ level }) => level === 1)?.payeeId
  const friend = places.find(({ memberId }) => memberId === friendId)
  return friend ? { place: friend.place, away: 1 } : { place: 0, away: 2 }
}
