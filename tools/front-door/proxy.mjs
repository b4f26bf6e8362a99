import { Agent, request } from 'node:http'
import { MESSAGES } from '../set-up/messages.mjs'

const agent = new Agent({ keepAlive: true, maxSockets: 128 })
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade', 'te'])
const TIMEOUT_MS = 60_000

/**
 * Passes a request on to `base` at `path`, as the host `host`, and its answer back, both as streams. When nobody
 * answers there, the answer is 503 in the shape of the API's own refusals, so that a phone can show it.
 */
export function forward(incoming, outgoing, { base, path, host }) {
  if (!base) return refuse(outgoing)
  const headers = Object.fromEntries(Object.entries(incoming.headers).filter(([name]) => !HOP_BY_HOP.has(name)))
  const { hostname, port, host: ownHost } = new URL(base)
  headers.host = host ?? ownHost
  headers['x-forwarded-for'] = incoming.socket.remoteAddress
  headers['x-forwarded-host'] = incoming.headers.host ?? ''
  headers['x-forwarded-proto'] = 'http'
  // The path goes as it came: as part of an address, one that begins with // would name another server.
  const options = { hostname, port, path, agent, method: incoming.method, headers, timeout: TIMEOUT_MS }
  const onward = request(options, (answer) => {
    const kept = Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.has(name))
    outgoing.writeHead(answer.statusCode, Object.fromEntries(kept))
    answer.pipe(outgoing)
    answer.on('error', () => outgoing.destroy())
  })
  onward.on('timeout', () => onward.destroy(new Error('no answer in time')))
  onward.on('error', () => (outgoing.headersSent ? outgoing.destroy() : refuse(outgoing)))
  outgoing.on('close', () => onward.destroy())
  incoming.pipe(onward)
}

function refuse(outgoing) {
  const { zh, en } = MESSAGES['service.away']
  const body = JSON.stringify({ code: 'shutting-down', message: zh, messageEn: en, requestId: null })
  outgoing.writeHead(503, { 'content-type': 'application/json; charset=utf-8', 'retry-after': '2' }).end(body)
}
