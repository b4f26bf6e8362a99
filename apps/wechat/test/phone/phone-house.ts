import { execFileSync } from 'node:child_process'
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright-core'
import { findChromium } from '../../../../tools/set-up/chromium.mjs'
import type { PhoneHost } from '../../src/phone/host.js'
import { buildSandbox } from '../../src/sandbox/server.js'
import { memoryStore } from '../../src/sandbox/state.js'
import { merchantAccount } from '../sandbox/a-merchant.js'
import { APPID } from '../sandbox/a-sandbox.js'

const here = path.dirname(fileURLToPath(import.meta.url))
export const FIXTURE = path.join(here, 'fixture')
export const SHIPPED = path.join(here, '../../../miniprogram/dist/weapp')

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
]
/** Browsers start and pages load on a machine that may be busy. */
const PATIENCE_MS = 120_000
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export interface Asked {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

/** What a host of the mini program answers; null: it never answers. */
export type Host = (asked: Asked) => { status?: number; type?: string; body: unknown } | null

/** Phones in a real browser: the built page, WeChat's sandbox behind it, and hosts that the test plays. */
export class PhoneHouse {
  readonly asked: Asked[] = []
  host: Host = () => ({ status: 404, body: { code: 'route-unknown' } })
  /** Errors that a phone has told, as `phone: message`. */
  readonly errors: string[] = []

  private constructor(
    private readonly folder: string,
    private readonly browser: Browser,
    private readonly sandbox: FastifyInstance,
    readonly wechat: string,
    private readonly server: Server,
  ) {}

  /** @param weapp path of a built mini program */
  static async open(weapp: string): Promise<PhoneHouse> {
    const folder = mkdtempSync(path.join(tmpdir(), 'passalong-phone-'))
    execFileSync(process.execPath, [path.join(here, '../../build-web.mjs'), '--phone-only', weapp, folder])
    const executablePath = findChromium()
    if (!executablePath) throw new Error('there is no Chromium on this computer')
    const browser = await chromium.launch({ executablePath, args: FLAGS, timeout: PATIENCE_MS })
    const settings = { appid: APPID, secret: 'secret', nowMs: Date.now, releasedPages: () => null }
    const sandbox = buildSandbox({ ...settings, store: memoryStore(), pay: merchantAccount })
    const server = createServer((request, response) => void house.#answer(request, response))
    const wechat = await sandbox.listen({ port: 0, host: '127.0.0.1' })
    const house = new PhoneHouse(folder, browser, sandbox, wechat, server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return house
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.sandbox.close()
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
    rmSync(this.folder, { recursive: true })
  }

  /** Phones side by side, each in its own frame, with nothing kept from before. */
  async phones(people: Record<string, string>, entry?: string): Promise<Phones> {
    await fetch(`${this.wechat}/wechat/reset`, { method: 'POST' })
    this.asked.length = 0
    this.errors.length = 0
    const width = Object.keys(people).length * 375
    const context = await this.browser.newContext({ viewport: { width, height: 812 }, reducedMotion: 'reduce' })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    const marked = entry ? `&entry=${encodeURIComponent(entry)}` : ''
    const frames = Object.entries(people).map(([phone, person]) => `${phone}:${person}`)
    await page.exposeFunction('heardError', (phone: string, message: string) =>
      this.errors.push(`${phone}: ${message}`),
    )
    await page.goto(`${this.origin}/side-by-side?${frames.join(',')}#${marked}`)
    const phones = new Phones(context, page)
    for (const phone of Object.keys(people)) await phones.of(phone).waitForFunction(() => 'passalongPhone' in window)
    return phones
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', 'http://phone')
    let body = ''
    for await (const chunk of request) body += chunk
    const send = (status: number, type: string, text: string | Buffer) => {
      response.writeHead(status, { 'content-type': type, 'x-answer': 'yes' }).end(text)
    }
    if (pathname === '/side-by-side') return send(200, 'text/html', sideBySide(search.slice(1)))
    const method = request.method ?? 'GET'
    if (pathname.startsWith('/wechat/')) {
      const headers = { 'content-type': 'application/json' }
      const inner = await fetch(this.wechat + pathname, { method, headers, body: body || undefined })
      const type = inner.headers.get('content-type') ?? 'application/json'
      return send(inner.status, type, Buffer.from(await inner.arrayBuffer()))
    }
    if (pathname.startsWith('/hosts/')) {
      const asked = { method, path: pathname.replace('/hosts/', '') + search, headers: request.headers, body }
      this.asked.push(asked)
      const answer = this.host(asked)
      if (!answer) return
      const isRaw = typeof answer.body === 'string' || Buffer.isBuffer(answer.body)
      const text = isRaw ? (answer.body as string | Buffer) : JSON.stringify(answer.body)
      return send(answer.status ?? 200, answer.type ?? 'application/json', text)
    }
    const file = path.join(this.folder, pathname)
    if (!existsSync(file)) return send(404, 'text/plain', 'not here')
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  }
}

/** Frames of 375 x 812; what they tell of errors is passed to the test. The entry stands in the address's hash. */
function sideBySide(people: string): string {
  const frames = people.split(',').map((pair) => {
    const [phone, person] = pair.split(':')
    return `<iframe name="${phone}" data-src="/phone/index.html?phone=${phone}&person=${person}"></iframe>`
  })
  return `<!doctype html><style>body{margin:0;display:flex}iframe{border:0;width:375px;height:812px}</style>${frames.join('')}
    <script>
      addEventListener('message', ({ data }) => data.type === 'error' && heardError(data.phone, data.detail.message))
      for (const frame of document.querySelectorAll('iframe')) frame.src = frame.dataset.src + location.hash.slice(1)
    </script>`
}

export class Phones {
  constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
  ) {}

  of(phone: string): Frame {
    const frame = this.page.frame({ name: phone })
    if (!frame) throw new Error(`there is no phone ${phone}`)
    return frame
  }

  /** What the fixture has noted, without what an event tells of its place. */
  async told(phone: string): Promise<Told[]> {
    return this.of(phone).evaluate(() => (window.passalongPhone?.bundleApp()?.['told'] ?? []) as Told[])
  }

  /** What the fixture has noted of the events named, as `type` and detail. */
  async details(phone: string, type: string): Promise<unknown[]> {
    return (await this.told(phone)).filter((told) => told.type === type).map(({ detail }) => detail)
  }

  /** Calls `wx[name]` in the bundle's manner and gives what it answers, be it success or failure. */
  async call(phone: string, name: string, options: object = {}): Promise<Record<string, unknown>> {
    return this.of(phone).evaluate(
      ([called, given]) =>
        new Promise<Record<string, unknown>>((resolve) => {
          const { wx } = (window.passalongPhone as PhoneHost).bundleApp() as {
            wx: Record<string, (options: object) => void>
          }
          wx[called as string]?.({ ...(given as object), success: resolve, fail: resolve })
        }),
      [name, options] as const,
    )
  }

  /** Calls what answers at once. */
  async callSync(phone: string, name: string, ...values: unknown[]): Promise<unknown> {
    return this.of(phone).evaluate(
      ([called, given]) => {
        const { wx } = (window.passalongPhone as PhoneHost).bundleApp() as {
          wx: Record<string, (...values: unknown[]) => unknown>
        }
        return wx[called as string]?.(...(given as unknown[]))
      },
      [name, values] as const,
    )
  }

  async close(): Promise<void> {
    await this.context.close()
  }
}

export interface Told {
  type: string
  detail?: unknown
  on?: unknown
  at?: unknown
}
