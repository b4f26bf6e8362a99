import { randomUUID } from 'node:crypto'

/** What the server answered. `body` is its JSON, empty when there was none; `text` the raw body. */
export interface Answer {
  status: number
  body: Record<string, unknown>
  text: string
  headers: Headers
}

/** Somebody who calls the API: with a session or without one. Every write gets a fresh key unless `key` is given. */
export class Caller {
  constructor(
    private readonly url: string,
    readonly token: string | null,
    private readonly expected: number | null = null,
  ) {}

  /** The same caller whose next answers must have this status; any other throws with what came instead. */
  must(status: number): Caller {
    return new Caller(this.url, this.token, status)
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path, undefined)
  }

  post(path: string, body: unknown = {}, key: string = randomUUID()): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', 'idempotency-key': key })
  }

  put(path: string, body: unknown = {}, key: string = randomUUID()): Promise<Answer> {
    return this.send('PUT', path, JSON.stringify(body), { 'content-type': 'application/json', 'idempotency-key': key })
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path, undefined)
  }

  /** A request as written: `raw` is sent as it is. */
  async send(
    method: string,
    path: string,
    raw: string | undefined,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const authorization: Record<string, string> = this.token ? { authorization: `Bearer ${this.token}` } : {}
    const response = await fetch(this.url + path, { method, body: raw, headers: { ...authorization, ...headers } })
    const text = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '') && text !== ''
    const body = json ? (JSON.parse(text) as Record<string, unknown>) : {}
    if (this.expected !== null && response.status !== this.expected)
      throw new Error(`${method} ${path} answered ${response.status}, not ${this.expected}: ${text.slice(0, 400)}`)
    return { status: response.status, body, text, headers: response.headers }
  }
}
