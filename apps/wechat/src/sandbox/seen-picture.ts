import { type Person, personNamed } from './people.js'
import type { SentPicture } from './state.js'

/** A picture in a chat as its reader sees it. */
export interface ChatPicture {
  id: string
  from: Pick<Person, 'id' | 'name' | 'avatarColor'>
  mine: boolean
  /** Where its JPEG lies: `/wechat/pictures/<id>`. */
  url: string
  /** ISO-8601 UTC. */
  sentAt: string
}

/** How `person` sees a picture of one of their chats. */
export function pictureAsSeen({ id, from, sentAtMs }: SentPicture, person: string): ChatPicture {
  const { name, avatarColor } = personNamed(from)
  const sentAt = new Date(sentAtMs).toISOString()
  return { id, from: { id: from, name, avatarColor }, mine: from === person, url: `/wechat/pictures/${id}`, sentAt }
}
