import { randomUUID } from 'node:crypto'
import { isPersonId, type Person, type PersonId, people, personNamed, weekendGroup } from './people.js'
import { playedNowMs, type Sandbox } from './sandbox.js'
import type { SentCard } from './state.js'

/** WeChat's launch scene for a card opened in a chat. */
export const CARD_SCENE = { single: 1007, group: 1008 } as const

/** A card as its reader sees it. */
export interface ChatCard {
  id: string
  from: Pick<Person, 'id' | 'name' | 'avatarColor'>
  mine: boolean
  title: string
  path: string
  imageUrl: string | null
  /** ISO-8601 UTC. */
  sentAt: string
  /** The launch scene when it is opened from this chat. */
  scene: number
}

/** A chat in a person's list: with one friend or the group. `id` is what `to` of a new card takes. */
export interface Chat {
  id: string
  kind: 'single' | 'group'
  title: string
  avatarColor: string
  /** Oldest first. */
  cards: ChatCard[]
}

/** A phone-side request that cannot be met; `reason` is for whoever writes the phone. */
export class PhoneRefusal extends Error {
  constructor(
    readonly reason:
      | 'person-unknown'
      | 'recipient-unknown'
      | 'card-invalid'
      | 'body-invalid'
      | 'transfer-unknown'
      | 'transfer-not-yours'
      | 'transfer-over'
      | 'template-unknown',
    readonly status: 400 | 403 | 404 | 409,
  ) {
    super(reason)
  }
}

export function personOf(value: unknown): PersonId {
  if (!isPersonId(value)) throw new PhoneRefusal('person-unknown', 404)
  return value
}

/** Every chat of `person`: those with cards first, the newest on top, then the friends who have none yet. */
export function chatsOf(sandbox: Sandbox, person: PersonId): Chat[] {
  const { cards } = sandbox.store.read()
  const group: Chat = { ...weekendGroup, kind: 'group', title: weekendGroup.name, avatarColor: '#8F867B', cards: [] }
  const friends = people.filter(({ id }) => id !== person)
  const singles = friends.map(
    ({ id, name, avatarColor }): Chat => ({ id, kind: 'single', title: name, avatarColor, cards: [] }),
  )
  for (const card of cards) {
    const chat = [group, ...singles].find(({ id }) => id === chatIdFor(card, person))
    chat?.cards.push(asSeen(card, person))
  }
  const newest = ({ cards: own }: Chat) => own.at(-1)?.sentAt ?? ''
  return [group, ...singles].sort((a, b) => newest(b).localeCompare(newest(a)))
}

function chatIdFor(card: SentCard, person: PersonId): string | null {
  if (card.to === weekendGroup.id) return weekendGroup.id
  if (card.from === person) return card.to
  return card.to === person ? card.from : null
}

function asSeen(card: SentCard, person: PersonId): ChatCard {
  const { id, name, avatarColor } = personNamed(card.from)
  return {
    id: card.id,
    from: { id, name, avatarColor },
    mine: card.from === person,
    title: card.title,
    path: card.path,
    imageUrl: card.imageUrl,
    sentAt: new Date(card.sentAtMs).toISOString(),
    scene: card.to === weekendGroup.id ? CARD_SCENE.group : CARD_SCENE.single,
  }
}

/** Delivers a card. Forwarding is sending the same path on. @throws PhoneRefusal */
export function sendCard(sandbox: Sandbox, body: Record<string, unknown>): ChatCard {
  const from = personOf(body['from'])
  const { to, title, path, imageUrl } = body
  if (typeof to !== 'string' || to === from || !(isPersonId(to) || to === weekendGroup.id)) {
    throw new PhoneRefusal('recipient-unknown', 404)
  }
  if (typeof title !== 'string' || title === '' || typeof path !== 'string' || !path.startsWith('/')) {
    throw new PhoneRefusal('card-invalid', 400)
  }
  const picture = typeof imageUrl === 'string' && imageUrl !== '' ? imageUrl : null
  const card: SentCard = { id: randomUUID(), from, to, title, path, imageUrl: picture, sentAtMs: playedNowMs(sandbox) }
  sandbox.store.change((state) => state.cards.push(card))
  return asSeen(card, from)
}
