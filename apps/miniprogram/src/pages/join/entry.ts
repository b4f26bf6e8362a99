/** What a card or a code brings a person in with. */
export interface Entry {
  storeCode: string | null
  linkToken: string | null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Reads the page's query: `t=<token>` from a card, `scene=s.<store>` or `scene=t.<token>` from a mini program code.
 * WeChat hands a code's scene over percent-encoded.
 */
export function entryOf(query: Record<string, string | undefined>): Entry {
  const scene = decoded(query['scene'] ?? '')
  const storeCode = scene.startsWith('s.') ? scene.slice(2) : null
  const fromScene = scene.startsWith('t.') ? scene.slice(2) : null
  return { storeCode: storeCode || null, linkToken: decoded(query['t'] ?? '') || fromScene || null }
}
