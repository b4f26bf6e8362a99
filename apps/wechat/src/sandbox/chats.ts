import { randomUUID } from 'node:crypto'
import { groupNamed, groupsOf, isIn } from './groups.js'
import { isPersonId, type Person, type PersonId, people, personNamed } from './people.js'
import { playedNowMs, type Sandbox } from './sandbox.js'
import { type ChatPicture, pictureAsSeen } from './seen-picture.js'
import type { SentCard } from './state.js'

/** WeChat's launch scene for a card opened in a chat; `ticket` for one that brings a `shareTicket`. */
export const CARD_SCENE = { single: 1007, group: 1008, ticket: 1044 } as const

/** WeChat's `chatType`: 1 a friend, 3 a group of WeChat's own (2 and 4 are those of WeCom). */
export const CHAT_TYPE = { single: 1, group: 3 } as const

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
  chatType: number
  /** What goes with scene 1044; else null. */
  shareTicket: string | null
}

/** A chat in a person's list: with one friend or a group. `id` is what `to` of a new card takes. */
export interface Chat {
  id: string
  kind: 'single' | 'group'
  title: string
  avatarColor: string
  /** Oldest first. */
  cards: ChatCard[]
  /** Oldest first. */
  pictures: ChatPicture[]
}

/** A phone-side request that cannot be met; `reason` is for whoever writes the phone. */
export class PhoneRefusal extends Error {
  constructor(
    readonly reason:
      | 'person-unknown'
      | 'recipient-unknown'
      | 'card-invalid'
      | 'picture-invalid'
      | 'picture-unknown'
      | 'body-invalid'
      | 'transfer-unknown'
      | 'transfer-not-yours'
      | 'transfer-over'
      | 'template-unknown'
      | 'group-unknown'
      | 'group-left'
      | 'scene-wrong',
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
  const { cards, pictures } = sandbox.store.read()
  const groups = groupsOf(sandbox, person).map(
    ({ id, name, avatarColor }): Chat => ({ id, kind: 'group', title: name, avatarColor, cards: [], pictures: [] }),
  )
  const friends = people.filter(({ id }) => id !== person)
  const singles = friends.map(
    ({ id, name, avatarColor }): Chat => ({ id, kind: 'single', title: name, avatarColor, cards: [], pictures: [] }),
  )
  const chats = [...groups, ...singles]
  for (const card of cards) {
    const chat = chats.find(({ id }) => id === chatIdFor(card, person))
    chat?.cards.push(asSeen(card, person))
  }
  for (const picture of pictures) {
    chats.find(({ id }) => id === chatIdFor(picture, person))?.pictures.push(pictureAsSeen(picture, person))
  }
  const newest = (chat: Chat) => [chat.cards, chat.pictures].map((sent) => sent.at(-1)?.sentAt ?? '').sort()[1] ?? ''
  return chats.sort((a, b) => newest(b).localeCompare(newest(a)))
}

function chatIdFor(card: Pick<SentCard, 'from' | 'to'>, person: PersonId): string | null {
  if (groupNamed(card.to)) return card.to
  if (card.from === person) return card.to
  return card.to === person ? card.from : null
}

function asSeen(card: SentCard, person: PersonId): ChatCard {
  const { id, name, avatarColor } = personNamed(card.from)
  const way = groupNamed(card.to) ? 'group' : 'single'
  const hasTicket = way === 'group' && card.withShareTicket
  return {
    id: card.id,
    from: { id, name, avatarColor },
    mine: card.from === person,
    title: card.title,
    path: card.path,
    imageUrl: card.imageUrl,
    sentAt: new Date(card.sentAtMs).toISOString(),
    scene: CARD_SCENE[hasTicket ? 'ticket' : way],
    chatType: CHAT_TYPE[way],
    shareTicket: hasTicket ? `ticket:${card.id}` : null,
  }
}

/** Delivers a card. Forwarding is sending the same path on. @throws PhoneRefusal */
export function sendCard(sandbox: Sandbox, body: Record<string, unknown>): ChatCard {
  const from = personOf(body['from'])
  const to = recipientOf(sandbox, from, body['to'])
  const withShareTicket = body['withShareTicket'] === true
  const sentAtMs = playedNowMs(sandbox)
  const card: SentCard = { id: randomUUID(), from, to, ...sharedPage(body), withShareTicket, sentAtMs }
  sandbox.store.change((state) => state.cards.push(card))
  return asSeen(card, from)
}

/** A friend, or a group that `from` is in. @throws PhoneRefusal 404 recipient-unknown */
export function recipientOf(sandbox: Sandbox, from: PersonId, to: unknown): string {
  if (typeof to !== 'string' || to === from || !(isPersonId(to) || isIn(sandbox, to, from))) {
    throw new PhoneRefusal('recipient-unknown', 404)
  }
  return to
}

/** The page that is shared, as it stands in the phone's message. @throws PhoneRefusal 400 card-invalid */
export function sharedPage(body: Record<string, unknown>): Pick<SentCard, 'title' | 'path' | 'imageUrl'> {
  const { title, path, imageUrl } = body
  if (typeof title !== 'string' || title === '' || typeof path !== 'string' || !path.startsWith('/')) {
    throw new PhoneRefusal('card-invalid', 400)
  }
  return { title, path, imageUrl: typeof imageUrl === 'string' && imageUrl !== '' ? imageUrl : null }
}
