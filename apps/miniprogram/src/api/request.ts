import { text } from '@passalong/contract'
import { send } from '../wechat/network.js'

/** The production address; WeChat lets a mini program call only hosts that are registered for it. */
const BASE = 'https://api.passalong.example'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface Call {
  body?: unknown
  /** What `body` is where it is no JSON: bytes go as they are. */
  contentType?: string
  /** The session token, where the route needs one. */
  token?: string
  /** The caller's own key of a write; a retry of the same act carries the same key. Made here when absent. */
  key?: string
  /** What this phone tells of itself, `X-Device`: where accounts on one device are told apart. */
  device?: string
}

/**
 * Why a call brought nothing. `message` is a sentence for the person in front of the phone.
 * `code` is the API's, or 'offline' when no answer came: then a write may have happened or not.
 */
export class Problem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
  ) {
    super(message)
  }

  /**
   * Whether a write may have happened all the same: no answer came, or one which only says that something behind the API
   * went away meanwhile. A further try then carries the same key.
   */
  get unanswered(): boolean {
    return this.code === 'offline' || this.status > 500
  }
}

/** Any thrown value as a Problem. What is none is a fault of ours: the log keeps it. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  console.error(thrown)
  return new Problem('unexpected', text('state.unexpected'), 0)
}

/** A key that no other write of this phone has: 24 to 26 characters. */
export function newKey(): string {
  const random = () => Math.random().toString(36).slice(2, 10).padEnd(8, '0')
  return `${Date.now().toString(36)}-${random()}${random()}`
}

/** An address as the API names it: absolute, or a path of its own. */
export function fullAddress(address: string): string {
  return address.startsWith('/') ? BASE + address : address
}

/**
 * One call to the API by its path (or an absolute address that it named); `T` is the shape of its answer.
 * @throws Problem when the API refuses or does not answer.
 */
export async function request<T>(method: Method, path: string, call: Call = {}): Promise<T> {
  const header: Record<string, string> = { 'Content-Type': call.contentType ?? 'application/json' }
  if (call.token) header['Authorization'] = `Bearer ${call.token}`
  if (call.device) header['X-Device'] = call.device
  if (method !== 'GET') header['Idempotency-Key'] = call.key ?? newKey()
  const answer = await send({
    url: fullAddress(path),
    method,
    header,
    body: method === 'POST' || method === 'PUT' ? (call.body ?? {}) : undefined,
  })
  if (answer === null) throw new Problem('offline', text('state.offline'), 0)
  if (answer.status >= 200 && answer.status < 300) return answer.body as T
  throw refusal(answer.status, answer.body)
}

function refusal(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'message' in body) {
    return new Problem(String(body.code), String(body.message), status)
  }
  // A gateway in between answered, not the API: whether a write happened is unknown.
  return new Problem('offline', text('state.offline'), status)
}
