import type { Memory } from './story.js'

/** What the stage remembers of what a phone has told; null for nothing. */
export function learnt(phone: string, type: string, detail: Record<string, unknown>): Partial<Memory> | null {
  if (type === 'page-changed' && String(detail['route']).includes('commission/path')) {
    if (phone === 'A') return { hasReadReason: true }
    if (phone === 'B') return { hasFollowed: true }
  }
  if (phone === 'A' && type === 'picture-saved') return { hasSavedPoster: true }
  if (phone === 'A' && type === 'copied') return { hasCopiedWords: true }
  return null
}
