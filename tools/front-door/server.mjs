import { createServer } from 'node:http'
import { join } from 'node:path'
import { ROOT } from '../places.mjs'
import { serveFile } from './files.mjs'
import { fromOwnPage } from './own-pages.mjs'
import { progressPage } from './progress-page.mjs'
import { forward } from './proxy.mjs'

const WEB = join(ROOT, 'apps/wechat/dist/web')
const DEMO_HEADER = 'x-passalong-demo'
/** Longer than clients keep a connection: none is closed under a request that a busy computer sends late. */
const KEPT_ALIVE_MS = 65_000

/**
 * The one address of the demo: the progress page until `demo.state().ready`, then the stage; the phones' files; the
 * hosts table (`demo.hosts()`: production host to local base) under /hosts, WeChat's phone side under /wechat, and the
 * demo's own buttons under /demo, which a page of another origin cannot press (they need a header of their own).
 */
export function createFrontDoor(demo) {
  return createServer({ keepAliveTimeout: KEPT_ALIVE_MS }, (incoming, outgoing) => {
    answer(demo, incoming, outgoing).catch((error) => {
      if (outgoing.headersSent) outgoing.destroy()
      else sendJson(outgoing, 500, { code: 'internal-error', message: error.message })
    })
  })
}

/** Listens on the first free port from `port` on; answers the port. */
export async function listen(server, port) {
  for (let wanted = port; ; wanted++) {
    const error = await new Promise((resolve) => {
      server.once('error', resolve)
      server.listen(wanted, '127.0.0.1', () => resolve(undefined))
    })
    server.removeAllListeners('error')
    if (!error) return server.address().port
    if (!['EADDRINUSE', 'EACCES'].includes(error.code) || wanted > port + 100) throw error
  }
}

async function answer(demo, incoming, outgoing) {
  if (!fromOwnPage(incoming)) return sendJson(outgoing, 403, { code: 'page-not-ours' })
  const [, pathname, search] = /^([^?#]*)(.*)$/s.exec(incoming.url)
  const [, room = '', second = ''] = pathname.split('/')
  if (room === 'demo') return demoButton(demo, second, incoming, outgoing)
  if (room === 'hosts') {
    const hosts = demo.hosts()
    if (!Object.hasOwn(hosts, second)) return sendJson(outgoing, 404, { code: 'host-unknown' })
    const path = pathname.slice(`/hosts/${second}`.length) || '/'
    return forward(incoming, outgoing, { base: hosts[second], path: path + search, host: second })
  }
  if (room === 'wechat') return forward(incoming, outgoing, { base: demo.wechatBase(), path: pathname + search })
  if (!['GET', 'HEAD'].includes(incoming.method)) return sendJson(outgoing, 405, { code: 'method-not-allowed' })
  return page(demo, pathname, incoming, outgoing)
}

async function page(demo, pathname, incoming, outgoing) {
  if (pathname === '/' && !demo.state().ready) {
    const html = progressPage()
    outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html)
    return
  }
  // The stage's page is at both / and /stage/, so what it names relatively is looked for in both places.
  const places = pathname === '/' ? [join(WEB, 'stage')] : [WEB, join(WEB, 'stage')]
  for (const folder of places) if (await serveFile(folder, pathname, incoming, outgoing)) return
  sendJson(outgoing, 404, { code: 'route-unknown' })
}

async function demoButton(demo, name, incoming, outgoing) {
  if (name === 'state' && incoming.method === 'GET') return sendJson(outgoing, 200, demo.state())
  const buttons = { reset: demo.reset, 'restart-api': demo.restartApi, operator: demo.operator, clock: demo.turnClock }
  const button = Object.hasOwn(buttons, name) ? buttons[name] : undefined
  if (!button) return sendJson(outgoing, 404, { code: 'route-unknown' })
  if (incoming.method !== 'POST') return sendJson(outgoing, 405, { code: 'method-not-allowed' })
  if (incoming.headers[DEMO_HEADER] !== '1') return sendJson(outgoing, 403, { code: 'demo-header-missing' })
  try {
    sendJson(outgoing, 200, (await button(await jsonOf(incoming))) ?? demo.state())
  } catch (error) {
    sendJson(outgoing, 409, { code: 'demo-refused', message: error.message })
  }
}

const LONGEST_BODY = 1_000

/** The JSON object of a short body; an empty object where there is none. */
async function jsonOf(incoming) {
  let text = ''
  for await (const chunk of incoming) if (text.length < LONGEST_BODY) text += chunk
  try {
    return Object(JSON.parse(text || '{}'))
  } catch {
    return {}
  }
}

function sendJson(outgoing, status, body) {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  outgoing.writeHead(status, headers).end(JSON.stringify(body))
}
