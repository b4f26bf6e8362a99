/** What the phone tells the page around it, by event and by message. */
export interface PhoneEvents {
  ready: Record<string, never>
  'page-changed': { route: string | null; query: Record<string, string>; title: string }
  'card-sent': { to: string; title: string; path: string }
  'picture-sent': { to: string }
  /** A mini program has put a picture into the album. */
  'picture-saved': { sizeBytes: number }
  'request-failed': { url: string; statusCode: number | null; errMsg: string }
  'request-done': { url: string; method: string; statusCode: number }
  toast: { title: string }
  /** Words were taken along. */
  copied: { words: string }
  scanned: { scanType: string; path: string; result: string }
  error: { message: string; stack: string }
}

type Listener = (type: keyof PhoneEvents, detail: PhoneEvents[keyof PhoneEvents]) => void

export type Announce = <K extends keyof PhoneEvents>(type: K, detail: PhoneEvents[K]) => void

/** Listeners in this frame, and `{source: 'passalong-phone', phone, type, detail}` posted to the frame around it. */
export class Announcer {
  readonly #listeners = new Set<Listener>()
  readonly #phone: string

  constructor(phone: string) {
    this.#phone = phone
  }

  readonly announce: Announce = (type, detail) => {
    for (const listener of this.#listeners) listener(type, detail)
    if (window.parent !== window) {
      window.parent.postMessage({ source: 'passalong-phone', phone: this.#phone, type, detail }, location.origin)
    }
  }

  on(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
