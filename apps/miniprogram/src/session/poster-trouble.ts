import { text } from '@passalong/contract'
import type { Problem } from '../api/request.js'

/** Why there is no poster, in words that say what to do. `code-away`: the card can be sent all the same. */
export interface Trouble {
  kind: 'code-away' | 'offline' | 'over' | 'picture' | 'storage' | 'phone' | 'refused'
  title: string
  note?: string
}

const OVER = ['material-unknown', 'material-over']

/** Why the server gave nothing to draw. */
export function troubleOf({ code, message }: Problem): Trouble {
  if (code === 'poster-code-away') {
    return { kind: 'code-away', title: text('poster.code-away'), note: text('poster.code-away-note') }
  }
  if (code === 'offline') return { kind: 'offline', title: text('poster.offline'), note: text('poster.offline-note') }
  return { kind: OVER.includes(code) ? 'over' : 'refused', title: message }
}

/** The name of a picture as a person knows it. */
export function pictureName(field: string): string {
  if (field === 'code') return text('poster.picture-code')
  return text(field === 'avatar' ? 'poster.picture-avatar' : 'poster.picture-other')
}

/** Why the phone drew nothing. */
export function troubleOfDrawing(reason: string, field: string): Trouble {
  if (reason === 'picture') {
    const title = text('poster.picture-failed', { picture: pictureName(field) })
    return { kind: 'picture', title, note: text('poster.picture-failed-note') }
  }
  if (reason === 'storage') {
    return { kind: 'storage', title: text('poster.storage-full'), note: text('poster.storage-full-note') }
  }
  return { kind: 'phone', title: text('poster.cannot-draw'), note: text('poster.cannot-draw-note') }
}
