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
  #session: Promise<Session | null> | null = null

  constructor(readonly person: ActorId) {}

  /** Reads `path` of the API (GET) as this person. */
  async ask<T>(path: string): Promise<Answer<T>> {
    const answer = await this.#ask<T>(path)
    if (answer !== 'signed-out') return answer
    this.#session = null
    const again = await this.#ask<T>(path)
    return again === 'signed-out' ? NOTHING : again
  }

  /**
   * Reads `path`, which members alone may read. Somebody who is none is refused it: of them it is only asked whether they
   * have become one, by renewing their session.
   */
  async askAsMember<T>(path: string): Promise<Answer<T>> {
    const isNew = this.#session === null
    let session = await this.#signedIn()
    if (session && !session.member && !isNew) session = await this.#signedIn(session.token)
    if (!session) return AWAY
    return session.member ? this.ask(path) : NOTHING
  }

  /** The shop was made anew: it knows none of the sessions. */
  forget(): void {
    this.#session = null
  }

  async #ask<T>(path: string): Promise<Answer<T> | 'signed-out'> {
    const session = await this.#signedIn()
    if (session === null) return AWAY
    try {
      const headers = { authorization: `Bearer ${session.token}` }
      const response = await fetch(API + path, { headers, cache: 'no-store' })
      if (response.status === 401) return 'signed-out'
      if (response.status === 403) session.member = false
      if (!response.ok) return { body: null, isAway: response.status >= 500 }
      return { body: (await response.json()) as T, isAway: false }
    } catch {
      return AWAY
    }
  }

  /** The session there is, or the one that follows the `old`; null while nobody answers, and the next call tries anew. */
  async #signedIn(old?: string): Promise<Session | null> {
    if (old !== undefined) this.#session = renewed(old)
    this.#session ??= signIn(this.person)
    const session = await this.#session
    if (session === null) this.#session = null
    return session
  }
}

interface Session {
  token: string
  /** As the server said when it gave the token, or refused it since. */
  member: boolean
}

const AWAY = { body: null, isAway: true }
const NOTHING = { body: null, isAway: false }

async function post<T>(path: string, body: object, token?: string): Promise<T | null> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (token) headers['authorization'] = `Bearer ${token}`
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
  return response.ok ? ((await response.json()) as T) : null
}

/** Signs in as the mini program does: a code of WeChat for a session. */
async function signIn(person: ActorId): Promise<Session | null> {
  try {
    const issued = await post<{ code: string }>('/wechat/login-codes', { person })
    return issued && (await post<Session>(`${API}/v1/sessions`, { code: issued.code }))
  } catch {
    return null
  }
}

const renewed = (token: string): Promise<Session | null> =>
  post<Session>(`${API}/v1/sessions/renewal`, {}, token).catch(() => null)
