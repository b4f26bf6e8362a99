import { randomUUID } from 'node:crypto'
import { personOf, sharedPage } from './chats.js'
import { type Person, type PersonId, personNamed } from './people.js'
import { playedNowMs, type Sandbox } from './sandbox.js'
import type { MomentsPost } from './state.js'

/** A page on Moments as its reader sees it. */
export interface SeenPost {
  id: string
  from: Pick<Person, 'id' | 'name' | 'avatarColor'>
  mine: boolean
  title: string
  path: string
  imageUrl: string | null
  /** ISO-8601 UTC. */
  sentAt: string
}

/** What `person` finds on Moments, newest first: everyone here is a friend of everyone. */
export function momentsFor(sandbox: Sandbox, person: PersonId): SeenPost[] {
  return sandbox.store
    .read()
    .moments.map((post) => asSeen(post, person))
    .reverse()
}

/** Puts a page on Moments: `{from, title, path, imageUrl}`. @throws PhoneRefusal as `sendCard` */
export function postMoment(sandbox: Sandbox, body: Record<string, unknown>): SeenPost {
  const from = personOf(body['from'])
  const post: MomentsPost = { id: randomUUID(), from, ...sharedPage(body), sentAtMs: playedNowMs(sandbox) }
  sandbox.store.change((state) => state.moments.push(post))
  return asSeen(post, from)
}

function asSeen({ sentAtMs, ...post }: MomentsPost, person: PersonId): SeenPost {
  const { id, name, avatarColor } = personNamed(post.from)
  return {
    ...post,
    from: { id, name, avatarColor },
    mine: post.from === person,
    sentAt: new Date(sentAtMs).toISOString(),
  }
}
