import type { Announce } from '../announce.js'
import { localAddress, type Network } from '../network.js'
import { type Api, answering, CallFailure, type CallOptions } from './answer.js'
import { Places } from './places.js'

/** WeChat sends at most ten requests at once; more of them wait. */
const MAX_CONCURRENT = 10
const USUAL_TIMEOUT_MS = 60_000

interface Ask {
  url: string
  method: string
  header: Record<string, string>
  body: string | ArrayBuffer | undefined
  timeoutMs: number
  dataType: string
  responseType: string
}

export function requestApi(network: Network, announce: Announce): Api {
  const places = new Places(MAX_CONCURRENT)
  const send = async (options: CallOptions, stop: AbortController) => {
    const release = await places.take()
    const ask = askOf(options)
    try {
      return await perform(ask, network, stop, announce)
    } catch (reason) {
      const failure = reason instanceof CallFailure ? reason : new CallFailure('', 600001)
      announce('request-failed', { url: ask.url, statusCode: null, errMsg: `request:fail ${failure.message}` })
      throw failure
    } finally {
      release()
    }
  }
  return {
    request: (options: CallOptions = {}) => {
      const stop = new AbortController()
      const answer = answering('request', () => send(options, stop))(options)
      const task = {
        abort: () => stop.abort(new CallFailure('abort')),
        onHeadersReceived: () => undefined,
        offHeadersReceived: () => undefined,
      }
      return answer ? Object.assign(answer, task) : task
    },
  }
}

function askOf(options: CallOptions): Ask {
  const method = String(options['method'] ?? 'GET').toUpperCase()
  const header: Record<string, string> = {}
  for (const [name, value] of Object.entries((options['header'] ?? {}) as Record<string, unknown>)) {
    header[name.toLowerCase()] = String(value)
  }
  header['content-type'] ??= 'application/json'
  const { data } = options
  let url = String(options['url'] ?? '')
  let body: Ask['body']
  if (method === 'GET') url += queryOf(url, data)
  else if (typeof data === 'string' || data instanceof ArrayBuffer) body = data
  else if (data !== undefined && data !== null) {
    const isForm = header['content-type'].includes('x-www-form-urlencoded')
    body = isForm ? pairsOf(data) : JSON.stringify(data)
  }
  const timeoutMs = Number(options['timeout'] ?? USUAL_TIMEOUT_MS)
  const dataType = String(options['dataType'] ?? 'json')
  const responseType = String(options['responseType'] ?? 'text')
  return { url, method, header, body, timeoutMs, dataType, responseType }
}

const pairsOf = (data: unknown): string => {
  const pairs = Object.entries(data as Record<string, unknown>).filter(([, value]) => value !== undefined)
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`).join('&')
}

function queryOf(url: string, data: unknown): string {
  if (typeof data !== 'object' || data === null) return ''
  const text = pairsOf(data)
  if (text === '') return ''
  return `${url.includes('?') ? '&' : '?'}${text}`
}

async function perform(ask: Ask, network: Network, stop: AbortController, announce: Announce): Promise<object> {
  const address = localAddress(ask.url)
  if (!address) throw new CallFailure('url not in domain list', 600002)
  // Without a network WeChat gives no reason.
  if (!network.online) throw new CallFailure('')
  const timer = setTimeout(() => stop.abort(new CallFailure('timeout', 5)), ask.timeoutMs)
  const ended = network.onChange((online) => {
    if (!online) stop.abort(new CallFailure(''))
  })
  try {
    const { method, header: headers, body } = ask
    const response = await fetch(address, { method, headers, body, signal: stop.signal, cache: 'no-store' })
    const bytes = await response.arrayBuffer()
    const header = Object.fromEntries(response.headers)
    announce('request-done', { url: ask.url, method, statusCode: response.status })
    if (response.status >= 400) {
      announce('request-failed', { url: ask.url, statusCode: response.status, errMsg: 'request:ok' })
    }
    return { data: readBody(bytes, ask), statusCode: response.status, header, cookies: [] }
  } catch (reason) {
    if (stop.signal.aborted) throw stop.signal.reason
    throw reason
  } finally {
    clearTimeout(timer)
    ended()
  }
}

/** JSON where it is JSON, else the text, as WeChat does whatever the type of the answer says. */
function readBody(bytes: ArrayBuffer, ask: Ask): unknown {
  if (ask.responseType === 'arraybuffer') return bytes
  const text = new TextDecoder().decode(bytes)
  if (ask.dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
