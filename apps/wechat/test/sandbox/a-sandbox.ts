import type { FastifyInstance } from 'fastify'
import type { PersonId } from '../../src/sandbox/people.js'
import { buildSandbox } from '../../src/sandbox/server.js'
import { memoryStore, type StateStore } from '../../src/sandbox/state.js'

export const APPID = 'wx5f1c8e0a7b3d2946'
export const SECRET = '9d1f0c7e5b3a48628c4d6e2f1a0b9c8d'

export interface Answer {
  status: number
  type: string
  raw: Buffer
  json: { errcode?: number; errmsg?: string } & Record<string, unknown>
}

/** A sandbox over a clock that the test moves; it listens on a real port, as the API speaks to it. */
export class TestSandbox {
  nowMs = Date.UTC(2026, 10, 21, 2, 0, 0)
  pages: string[] | null = ['pages/home/index', 'pages/join/index', 'subpackages/till/pages/scan/index']
  private constructor(
    private readonly app: FastifyInstance,
    private readonly base: () => string,
  ) {}

  static async start(store: StateStore = memoryStore()): Promise<TestSandbox> {
    let base = ''
    const app = buildSandbox({
      appid: APPID,
      secret: SECRET,
      store,
      nowMs: () => sandbox.nowMs,
      releasedPages: () => sandbox.pages,
    })
    const sandbox = new TestSandbox(app, () => base)
    base = await app.listen({ port: 0, host: '127.0.0.1' })
    return sandbox
  }

  stop(): Promise<void> {
    return this.app.close()
  }

  async get(path: string, query: Record<string, string> = {}): Promise<Answer> {
    return answerOf(await fetch(`${this.base()}${path}?${new URLSearchParams(query)}`))
  }

  async post(path: string, body: unknown, query: Record<string, string> = {}): Promise<Answer> {
    return this.postRaw(path, JSON.stringify(body), 'application/json', query)
  }

  async postRaw(path: string, body: string, type: string, query: Record<string, string> = {}): Promise<Answer> {
    const headers = { 'content-type': type }
    return answerOf(
      await fetch(`${this.base()}${path}?${new URLSearchParams(query)}`, { method: 'POST', headers, body }),
    )
  }

  async postForm(path: string, body: FormData, query: Record<string, string> = {}): Promise<Answer> {
    return answerOf(await fetch(`${this.base()}${path}?${new URLSearchParams(query)}`, { method: 'POST', body }))
  }

  async token(): Promise<string> {
    const { json } = await this.stableToken()
    return String(json['access_token'])
  }

  stableToken(changed: Record<string, unknown> = {}): Promise<Answer> {
    const body = { grant_type: 'client_credential', appid: APPID, secret: SECRET, ...changed }
    return this.post('/cgi-bin/stable_token', body)
  }

  async code(kind: 'login' | 'phone', person: PersonId): Promise<string> {
    return String((await this.post(`/wechat/${kind}-codes`, { person })).json['code'])
  }

  toSession(js_code: string, changed: Record<string, string> = {}): Promise<Answer> {
    const query = { appid: APPID, secret: SECRET, js_code, grant_type: 'authorization_code', ...changed }
    return this.get('/sns/jscode2session', query)
  }
}

async function answerOf(response: Response): Promise<Answer> {
  const raw = Buffer.from(await response.arrayBuffer())
  const text = raw.toString('utf8')
  const json = /^[{[]/.test(text) ? (JSON.parse(text) as Answer['json']) : {}
  return { status: response.status, type: response.headers.get('content-type') ?? '', raw, json }
}
