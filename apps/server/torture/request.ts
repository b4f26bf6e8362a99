import { Agent, request } from 'node:http'

/** A whole answer; `status` 0 when there is none, with the reason in `body.why`. */
export interface Answer {
  status: number
  body: Record<string, unknown>
}

/** Shorter than a pause of a process, so that a retry elsewhere meets an attempt that is still under way. */
const PATIENCE_MS = 4_000
/** What has no answer by then in quiet is broken, not slow. */
const QUIET_PATIENCE_MS = 120_000
const AGAIN_MS = 200

/** Sockets that stay open between requests. */
export function keptAlive(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 64 })
}

/** Asks once. No whole answer in time is an answer, too: of status 0. */
export function ask(
  agent: Agent,
  port: number,
  asked: { method: string; path: string; token: string | null; key?: string; body?: unknown },
): Promise<Answer> {
  const { method, path, token, key, body } = asked
  const raw = body === undefined ? undefined : JSON.stringify(body)
  const headers: Record<string, string | number> = { connection: 'keep-alive' }
  if (token !== null) headers['authorization'] = `Bearer ${token}`
  if (key !== undefined) headers['idempotency-key'] = key
  if (raw !== undefined) {
    headers['content-type'] = 'application/json'
    headers['content-length'] = Buffer.byteLength(raw)
  }
  return new Promise((resolve) => {
    const nothing = (why: string) => resolve({ status: 0, body: { why } })
    const sent = request({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', () => nothing('half an answer'))
      response.on('close', () =>
        response.complete ? resolve(wholeAnswer(response.statusCode, chunks)) : nothing('half an answer'),
      )
    })
    sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error('too late')))
    sent.on('error', ({ message }) => nothing(message))
    sent.end(raw)
  })
}

/** Asks, where nothing is under way and nothing breaks, until there is an answer: the machine may be busy with other things. */
export async function askInQuiet(...asked: Parameters<typeof ask>): Promise<Answer> {
  for (const untilMs = Date.now() + QUIET_PATIENCE_MS; ; ) {
    const answer = await ask(...asked)
    if (answer.status !== 0 || Date.now() > untilMs) return answer
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
}

function wholeAnswer(status: number | undefined, chunks: Buffer[]): Answer {
  const text = Buffer.concat(chunks).toString()
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text)
    return { status: status ?? 0, body: body as Record<string, unknown> }
  } catch {
    return { status: 0, body: { why: 'no JSON' } }
  }
}
