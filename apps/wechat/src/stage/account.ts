import type { ActorId } from './cast.js'

const API = '/hosts/api.passalong.example'

export interface Answer<T> {
  /** Null when the API refused or was away. */
  body: T | null
  /** No answer came at all, so nothing new is known. */
  isAway: boolean
}

/**
 * What the shop knows of someone, asked by the stage itself with their WeChat account: a phone that was never opened in
 * this browser, or is offline, does not hide how far the story has come.
 */
export class Account {
  #token: Promise<string | null> | null = null

  constructor(readonly person: ActorId) {}

  /** Reads `path` of the API (GET) as this person. */
  async ask<T>(path: string): Promise<Answer<T>> {
    const answer = await this.#ask<T>(path)
    if (answer !== 'signed-out') return answer
    this.#token = null
    const again = await this.#ask<T>(path)
    return again === 'signed-out' ? { body: null, isAway: false } : again
  }

  async #ask<T>(path: string): Promise<Answer<T> | 'signed-out'> {
    try {
      this.#token ??= this.#signIn()
      const token = await this.#token
      if (token === null) {
        this.#token = null
        return { body: null, isAway: true }
      }
      const response = await fetch(API + path, { headers: { authorization: `Bearer ${token}` }, cache: 'no-store' })
      if (response.status === 401) return 'signed-out'
      if (!response.ok) return { body: null, isAway: response.status >= 500 }
      return { body: (await response.json()) as T, isAway: false }
    } catch {
      return { body: null, isAway: true }
    }
  }

  /** Signs in as the mini program does: a code of WeChat for a session. Null while nobody answers. */
  async #signIn(): Promise<string | null> {
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
      return response.ok ? ((await response.json()) as Record<string, string>) : null
    }
    try {
      const issued = await post('/wechat/login-codes', { person: this.person })
      const session = issued && (await post(`${API}/v1/sessions`, { code: issued['code'] }))
      return session?.['token'] ?? null
    } catch {
      return null
    }
  }
}
