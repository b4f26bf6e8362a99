import { createServer, request } from 'node:http'
import { createFrontDoor, listen } from './server.mjs'

const open = []

afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function serve(server) {
  open.push(server)
  return listen(server, 20_000 + Math.floor(Math.random() * 20_000))
}

/** A front door on a demo whose parts can be set, and what its buttons were asked. */
async function aFrontDoor(parts = {}) {
  const asked = []
  const demo = {
    state: () => ({ ready: false, phases: [] }),
    hosts: () => ({ 'api.passalong.example': undefined }),
    wechatBase: () => undefined,
    reset: async () => void asked.push('reset'),
    restartApi: async () => void asked.push('restart-api'),
    operator: async () => ({ username: 'op' }),
    ...parts,
  }
  const server = createFrontDoor(demo)
  const port = await serve(server)
  return { asked, server, port, at: (path, options) => fetch(`http://127.0.0.1:${port}${path}`, options) }
}

test('the first page shows the progress in Chinese and English', async () => {
  const { at } = await aFrontDoor()
  const page = await at('/')
  const html = await page.text()
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(html).toContain('会友 正在准备')
  expect(html).toContain('Passalong is getting ready')
  expect(html).not.toContain('{{')
  expect(await (await at('/demo/state')).json()).toEqual({ ready: false, phases: [] })
})

test('the hosts table leads to the API with method, body, query and answer as they are', async () => {
  const seen = []
  const api = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    seen.push([request.method, request.url, request.headers.host, request.headers['idempotency-key'], body])
    response.writeHead(201, { 'x-request-id': 'r1', 'content-type': 'application/json' }).end('{"ok":true}')
  })
  const base = `http://127.0.0.1:${await serve(api)}`
  const { at } = await aFrontDoor({ hosts: () => ({ 'api.passalong.example': base }) })
  const answer = await at('/hosts/api.passalong.example/v1/members?x=%E4%BC%9A', {
    method: 'POST',
    headers: { 'idempotency-key': 'key-12345' },
    body: '{"a":1}',
  })
  expect([answer.status, answer.headers.get('x-request-id'), await answer.json()]).toEqual([201, 'r1', { ok: true }])
  expect(seen).toEqual([['POST', '/v1/members?x=%E4%BC%9A', 'api.passalong.example', 'key-12345', '{"a":1}']])
  await at('/hosts/api.passalong.example//elsewhere.example/x')
  expect(seen[1].slice(1, 3)).toEqual(['//elsewhere.example/x', 'api.passalong.example'])
})

test('an API that is away answers with a refusal that a phone can show', async () => {
  const { at } = await aFrontDoor({ hosts: () => ({ 'api.passalong.example': 'http://127.0.0.1:9' }) })
  const answer = await at('/hosts/api.passalong.example/v1/me')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ code: 'shutting-down', message: expect.stringContaining('重启') })
  expect((await at('/hosts/elsewhere.example/')).status).toBe(404)
  expect((await at('/hosts/__proto__/')).status).toBe(404)
})

test('the demo’s buttons need their own header, so another page cannot press them', async () => {
  const { at, asked } = await aFrontDoor()
  expect((await at('/demo/reset', { method: 'POST' })).status).toBe(403)
  expect((await at('/demo/reset')).status).toBe(405)
  expect(asked).toEqual([])
  const pressed = await at('/demo/reset', { method: 'POST', headers: { 'x-passalong-demo': '1' } })
  expect(pressed.status).toBe(200)
  await at('/demo/restart-api', { method: 'POST', headers: { 'x-passalong-demo': '1' } })
  expect(asked).toEqual(['reset', 'restart-api'])
})

test('the clock is turned by as many days as the button says', async () => {
  const { at, asked } = await aFrontDoor({ turnClock: async (body) => void asked.push(body) })
  const headers = { 'x-passalong-demo': '1', 'content-type': 'application/json' }
  const turn = (body) => at('/demo/clock', { method: 'POST', headers, body })
  expect((await at('/demo/clock', { method: 'POST', body: '{"days":1}' })).status).toBe(403)
  for (const body of ['{"days":3}', '', '{"days":', 'x'.repeat(5_000)]) expect((await turn(body)).status).toBe(200)
  expect(asked).toEqual([{ days: 3 }, {}, {}, {}])
})

/** The status for a POST with these headers, which fetch would not send as they are. */
function post(port, path, headers) {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    asking.once('error', reject)
    asking.end()
  })
}

test('a site that points its name at this machine is nobody here', async () => {
  const { port, asked } = await aFrontDoor()
  const button = { 'x-passalong-demo': '1' }
  for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', 'a b'])
    expect([host, await post(port, '/demo/operator', { ...button, host })]).toEqual([host, 403])
  for (const host of [`127.0.0.1:${port}`, 'localhost:9000', '[::1]:80'])
    expect([host, await post(port, '/demo/reset', { ...button, host })]).toEqual([host, 200])
  expect(asked).toEqual(['reset', 'reset', 'reset'])
})

test('a page of another origin writes nothing, neither to the API nor to WeChat', async () => {
  const wrote = []
  const behind = createServer((incoming, response) => {
    wrote.push(incoming.url)
    response.end()
  })
  const base = `http://127.0.0.1:${await serve(behind)}`
  const { port } = await aFrontDoor({ wechatBase: () => base, hosts: () => ({ 'api.passalong.example': base }) })
  const own = `http://127.0.0.1:${port}`
  const foreign = [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: own, 'sec-fetch-site': 'cross-site' },
    { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of foreign)
    for (const path of ['/wechat/reset', '/hosts/api.passalong.example/v1/sessions'])
      expect([headers, path, await post(port, path, headers)]).toEqual([headers, path, 403])
  expect(wrote).toEqual([])
  for (const headers of [{}, { origin: own }, { origin: own, 'sec-fetch-site': 'same-origin' }])
    expect(await post(port, '/wechat/reset', headers)).toBe(200)
})

test('files outside of the web folder are not served', async () => {
  const { at } = await aFrontDoor({ state: () => ({ ready: true }) })
  for (const path of ['/..%2f..%2f..%2fpackage.json', '/stage/%2e%2e/%2e%2e/%2e%2e/package.json', '/%00', '/%zz']) {
    expect((await at(path)).status).toBe(404)
  }
})

test('a busy port moves on', async () => {
  const first = await aFrontDoor()
  const server = createFrontDoor({})
  open.push(server)
  expect(await listen(server, first.port)).toBeGreaterThan(first.port)
})
