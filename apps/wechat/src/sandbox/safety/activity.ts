import { openidFor } from '../people.js'
import type { Sandbox } from '../sandbox.js'

/** WeChat looks at texts of a person who was in the mini program this recently. */
const ACTIVE_MS = 2 * 3_600_000

/** Who was lately at their phone or logged in; forgotten with the process. */
export class Activity {
  readonly #seenAtMs = new Map<string, number>()
  readonly #sandbox: Sandbox

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
  }

  seen(openid: string): void {
    this.#seenAtMs.set(openid, this.#sandbox.nowMs())
  }

  seenPerson(person: string): void {
    this.seen(openidFor(this.#sandbox.appid, person))
  }

  isActive(openid: string): boolean {
    const at = this.#seenAtMs.get(openid)
    return at !== undefined && this.#sandbox.nowMs() - at < ACTIVE_MS
  }
}
