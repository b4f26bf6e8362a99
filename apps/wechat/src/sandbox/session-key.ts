import { randomBytes } from 'node:crypto'
import type { PersonId } from './people.js'
import type { Sandbox } from './sandbox.js'

/** The current key and the one before it. */
const KEPT = 2

/** A new session key, 16 bytes as base64, that ends the person's last one. */
export function newSessionKey(sandbox: Sandbox, person: PersonId): string {
  const key = randomBytes(16).toString('base64')
  sandbox.store.change(({ sessionKeys }) => {
    sessionKeys[person] = [...(sessionKeys[person] ?? []), key].slice(-KEPT)
  })
  return key
}

/** The key that WeChat uses for this person now; made when no server has asked for one yet. */
export function currentSessionKey(sandbox: Sandbox, person: PersonId): string {
  return sandbox.store.read().sessionKeys[person]?.at(-1) ?? newSessionKey(sandbox, person)
}

/** The key that the current one has ended; null when there was none. */
export function endedSessionKey(sandbox: Sandbox, person: PersonId): string | null {
  return sandbox.store.read().sessionKeys[person]?.at(-KEPT) ?? null
}
