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

/**
 * How far each member of a trail is from its reader: 0 is the reader, 1 a direct friend. Who earns without having shared on
 * this line stands beside the buyer. Source: RULES section 4: direct friends are named, masked; all others are levels.
 */
export function distances(
  { line, hidden }: Pick<OrderTrail, 'line' | 'hidden'>,
  readerId: number,
): Map<number, number> {
  const places: { memberId: number; place: number }[] = []
  for (const [index, memberId] of line.entries()) {
    const before = places.at(-1)
    const unseen = index === line.length - 1 ? hidden : 0
    if (before?.memberId !== memberId) places.push({ memberId, place: (before?.place ?? -1) + 1 + unseen })
  }
  const readers = places.filter(({ memberId }) => memberId === readerId)
  const from = readers.length > 0 ? readers.map(({ place }) => place) : [-1]
  const found = new Map<number, number>()
  for (const { memberId, place } of places) {
    const nearest = Math.min(...from.map((own) => Math.abs(own - place)))
    found.set(memberId, Math.min(nearest, found.get(memberId) ?? nearest))
  }
  return found
}
