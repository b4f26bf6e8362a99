import { randomUUID } from 'node:crypto'
import { PhoneRefusal, personOf, recipientOf } from './chats.js'
import { playedNowMs, type Sandbox } from './sandbox.js'
import { type ChatPicture, pictureAsSeen } from './seen-picture.js'
import type { SentPicture } from './state.js'

/** WeChat's own server forgets a chat's pictures in time; this one keeps so many. */
const KEPT = 12
const MOST_BYTES = 700_000

/** Delivers a picture: `{from, to, picture}`, the JPEG in base64. @throws PhoneRefusal */
export function sendPicture(sandbox: Sandbox, body: Record<string, unknown>): ChatPicture {
  const from = personOf(body['from'])
  const to = recipientOf(sandbox, from, body['to'])
  const { picture } = body
  if (typeof picture !== 'string' || !isJpeg(picture)) throw new PhoneRefusal('picture-invalid', 400)
  const sent: SentPicture = { id: randomUUID(), from, to, picture, sentAtMs: playedNowMs(sandbox) }
  sandbox.store.change((state) => {
    state.pictures = [...state.pictures, sent].slice(-KEPT)
  })
  return pictureAsSeen(sent, from)
}

/** The JPEG. @throws PhoneRefusal 404 picture-unknown */
export function pictureBytes(sandbox: Sandbox, id: string): Buffer {
  const sent = sandbox.store.read().pictures.find((one) => one.id === id)
  if (!sent) throw new PhoneRefusal('picture-unknown', 404)
  return Buffer.from(sent.picture, 'base64')
}

/** By its first bytes: a phone presses every picture before it sends it. */
function isJpeg(base64: string): boolean {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length <= MOST_BYTES && bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xffd8ff
}
