import path from 'node:path'
import type { Node, Simulate } from 'miniprogram-simulate'
import { Paper } from './paper'

/** The shipped bundle, as `npm run build` leaves it. */
export const DIST = path.resolve(__dirname, '../../dist/weapp')

export interface Sent {
  method: string
  path: string
  body: Record<string, unknown>
  key: string | undefined
  /** `X-Device`, where the call tells of the phone. */
  device: string | undefined
  /** Whether the call was made in somebody's name. */
  signedIn: boolean
}

/** Answers a call: [status, body]; null is a network that brings no answer. */
export type Answer = (sent: Sent) => [number, unknown] | null | Promise<[number, unknown] | null>

interface RequestOptions {
  url: string
  method: string
  data?: Record<string, unknown>
  header?: Record<string, string>
  success?(answer: unknown): void
  fail?(answer: unknown): void
  complete?(answer: unknown): void
}

type Lifecycle = (...values: unknown[]) => unknown
type PageConfig = Record<string, unknown> & { data?: unknown }

/** What WeChat lacks and jsdom has: a bundle that needs it must fail here as on a phone. */
const NOT_IN_WECHAT = [
  'fetch',
  'Headers',
  'Request',
  'Response',
  'AbortController',
  'FormData',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
]

const world = globalThis as unknown as Record<string, unknown>

/** One phone with the shipped mini program, its network answered by the test. */
export class Phone {
  readonly sent: Sent[] = []
  readonly went: string[] = []
  readonly storage = new Map<string, unknown>()
  answers: Record<string, Answer> = {}
  /** How WeChat says that the mini program was entered. */
  entered: { scene: number; chatType?: number } = { scene: 1007 }
  /** What WeChat gives out about the group whose card was opened; null: nothing. */
  group: { encryptedData: string; iv: string } | null = null
  /** Whether the last login's key still stands. */
  keyStands = true
  logins = 0
  private readonly onNetwork: ((status: { isConnected: boolean }) => void)[] = []
  scanned: { result: string; path?: string } = { result: '' }
  /** What this WeChat can do beyond what every version can. */
  able = ['requestMerchantTransfer', 'requestSubscribeMessage', 'getGroupEnterInfo']
  /** The transfers that a person was asked to take, and whether they do. */
  readonly transfers: object[] = []
  takesTransfer = true
  /** What a person answers to WeChat's question about a message. */
  messages: 'accept' | 'reject' = 'accept'
  readonly paper = new Paper()
  readonly window = { pixelRatio: 2, windowWidth: 375, windowHeight: 812 }
  memoryMb = 8192
  /** What lies in the mini program's own folder. */
  readonly files = new Set<string>()
  /** What can be read of a file that WeChat handed over. */
  readonly bytes = new Map<string, ArrayBuffer>()
  /** True while nothing more can be written. */
  isFull = false
  /** What became of a picture: into the album, large on the screen, forwarded; and what was copied. */
  readonly album: string[] = []
  readonly seen: string[] = []
  readonly forwarded: string[] = []
  readonly copied: string[] = []
  /** Why the album takes nothing; null: it does. */
  albumRefuses: string | null = null
  /** What the server gives of a file: its path, or a status. */
  downloads: (url: string) => string | number = () => 503
  readonly said: string[] = []
  private readonly pages: unknown[] = []
  private started = false
  private readonly simulate: Simulate

  constructor() {
    // A phone that has just been switched on: nothing of another one is loaded. Loading it sets up `wx`.
    jest.resetModules()
    delete world['wx']
    this.simulate = require('miniprogram-simulate')
    for (const name of NOT_IN_WECHAT) delete world[name]
    Object.assign(world['wx'] as object, this.wx())
    world['getCurrentPages'] = () => this.pages
  }

  /** Starts the mini program as WeChat does. */
  private start(): void {
    this.started = true
    const launch = { path: 'pages/home/index', query: {}, ...this.entered }
    let app: Record<string, Lifecycle> = {}
    world['App'] = (config: Record<string, Lifecycle>) => {
      app = config
    }
    world['getApp'] = () => app
    require(path.join(DIST, 'app.js'))
    app['onLaunch']?.(launch)
    app['onShow']?.(launch)
  }

  /** Opens a page of the mini program, which starts with the first; answers when it has drawn something. */
  async open(route: string, query: Record<string, string> = {}): Promise<Page> {
    if (!this.started) this.start()
    world['Page'] = (config: PageConfig) =>
      (world['Component'] as (definition: unknown) => void)(this.asComponent(config, query))
    const id = this.simulate.load(path.join(DIST, route), 'page', { rootPath: DIST })
    const root = this.simulate.render(id)
    root.instance['route'] = route
    const host = document.createElement('page')
    document.body.appendChild(host)
    root.attach(host)
    const page = new Page(root)
    await until(() => page.words().length > 0 || root.dom.innerHTML.length > 0)
    return page
  }

  /** A component of the mini program by itself, not yet on a page. */
  component(route: string, properties: object): Node {
    for (const name of ['runtime', 'vendors', 'taro', 'common']) require(path.join(DIST, `${name}.js`))
    const id = this.simulate.load(path.join(DIST, route), 'part', { rootPath: DIST })
    return this.simulate.render(id, properties)
  }

  /** The network is back, and WeChat says so. */
  networkBack(): void {
    for (const heard of [...this.onNetwork]) heard({ isConnected: true })
  }

  /** What was sent to one route so far. */
  calls(route: string): Sent[] {
    return this.sent.filter(({ method, path: called }) => `${method} ${called.split('?')[0]}` === route)
  }

  /** WeChat's own equivalence of Page and Component; the lifecycles stay reachable as methods, as Taro wants them. */
  private asComponent(config: PageConfig, query: Record<string, string>) {
    const methods = Object.fromEntries(Object.entries(config).filter(([, value]) => typeof value === 'function'))
    const { pages } = this
    type Instance = Record<string, Lifecycle | undefined>
    return {
      data: JSON.parse(JSON.stringify(config.data ?? {})),
      methods,
      lifetimes: {
        attached(this: Instance) {
          pages.push(this)
          this['onLoad']?.(query)
          this['onShow']?.()
        },
        ready(this: Instance) {
          this['onReady']?.()
        },
        detached(this: Instance) {
          this['onUnload']?.()
          pages.splice(pages.indexOf(this), 1)
        },
      },
    }
  }

  private async answer(options: RequestOptions): Promise<void> {
    const called = options.url.replace('https://api.passalong.example', '')
    const sent = {
      method: options.method,
      path: called,
      body: options.data ?? {},
      key: options.header?.['Idempotency-Key'],
      device: options.header?.['X-Device'],
      signedIn: options.header?.['Authorization'] !== undefined,
    }
    this.sent.push(sent)
    const answer = this.answers[`${sent.method} ${called.split('?')[0]}`]
    const given = answer ? await answer(sent) : ([404, { code: 'route-unknown', message: '没有这个地址' }] as const)
    const outcome = given
      ? { errMsg: 'request:ok', statusCode: given[0], data: given[1], header: {} }
      : { errMsg: 'request:fail' }
    if (given) options.success?.(outcome)
    else options.fail?.(outcome)
    options.complete?.(outcome)
  }

  /** What WeChat does with pictures and files. */
  private pictures(): Record<string, unknown> {
    interface Ends {
      success?(answer: object): void
      fail?(reason: object): void
    }
    const end = ({ success, fail }: Ends, refused: string | null, answer: object = {}) =>
      setTimeout(() => (refused === null ? success?.({ errMsg: 'ok', ...answer }) : fail?.({ errMsg: refused })))
    return {
      env: { USER_DATA_PATH: 'wxfile://usr' },
      createSelectorQuery: () => this.paper.query(),
      canvasToTempFilePath: (options: Parameters<Paper['export']>[0]) => this.paper.export(options),
      getFileSystemManager: () => ({
        saveFile: (options: Ends & { filePath: string }) => {
          if (!this.isFull) this.files.add(options.filePath)
          end(options, this.isFull ? 'saveFile:fail the maximum size of the file storage limit is exceeded' : null)
        },
        access: (options: Ends & { path: string }) =>
          end(options, this.files.has(options.path) ? null : 'access:fail no such file or directory'),
        readFile: (options: Ends & { filePath: string }) => {
          const data = this.bytes.get(options.filePath)
          end(options, data ? null : 'readFile:fail no such file or directory', { data })
        },
        unlink: (options: Ends & { filePath: string }) => {
          this.files.delete(options.filePath)
          end(options, null)
        },
      }),
      downloadFile: (options: Ends & { url: string }) => {
        const given = this.downloads(options.url)
        const answer = typeof given === 'string' ? { statusCode: 200, tempFilePath: given } : { statusCode: given }
        end(options, null, answer)
      },
      saveImageToPhotosAlbum: (options: Ends & { filePath: string }) => {
        if (this.albumRefuses === null) this.album.push(options.filePath)
        end(options, this.albumRefuses === null ? null : `saveImageToPhotosAlbum:fail ${this.albumRefuses}`)
      },
      previewImage: (options: Ends & { current: string }) => {
        this.seen.push(options.current)
        end(options, null)
      },
      showShareImageMenu: (options: Ends & { path: string }) => {
        this.forwarded.push(options.path)
        end(options, null)
      },
      setClipboardData: (options: Ends & { data: string }) => {
        this.copied.push(options.data)
        end(options, null)
      },
    }
  }

  private wx(): Record<string, unknown> {
    const well = (value: object) => (options?: { success?(value: object): void; complete?(value: object): void }) => {
      options?.success?.({ errMsg: 'ok', ...value })
      options?.complete?.({ errMsg: 'ok', ...value })
    }
    const goes = (options: { url: string; success?(value: object): void }) => {
      this.went.push(options.url)
      options.success?.({ errMsg: 'ok' })
    }
    return {
      request: (options: RequestOptions) => {
        void this.answer(options)
        return { abort: () => undefined }
      },
      login: (options: { success?(value: object): void }) => {
        this.logins += 1
        options.success?.({ errMsg: 'login:ok', code: 'login-code' })
      },
      checkSession: (options: { success?(value: object): void; fail?(value: object): void }) =>
        this.keyStands ? options.success?.({ errMsg: 'ok' }) : options.fail?.({ errMsg: 'checkSession:fail' }),
      getGroupEnterInfo: (options: { success?(value: object): void; fail?(value: object): void }) =>
        this.group ? options.success?.(this.group) : options.fail?.({ errMsg: 'getGroupEnterInfo:fail' }),
      onNetworkStatusChange: (heard: (status: { isConnected: boolean }) => void) => this.onNetwork.push(heard),
      offNetworkStatusChange: (heard: (status: { isConnected: boolean }) => void) => {
        const at = this.onNetwork.indexOf(heard)
        if (at >= 0) this.onNetwork.splice(at, 1)
      },
      getDeviceInfo: () => ({
        ...{ brand: 'passalong', model: 'phone', system: 'Android 14' },
        memorySize: String(this.memoryMb),
      }),
      scanCode: (options: { success?(value: object): void }) => options.success?.({ errMsg: 'ok', ...this.scanned }),
      canIUse: (name: string) => this.able.includes(name),
      requestMerchantTransfer: (options: { success?(value: object): void; fail?(value: object): void }) => {
        const { success, fail, ...transfer } = options
        this.transfers.push(transfer)
        if (this.takesTransfer) success?.({ errMsg: 'requestMerchantTransfer:ok' })
        else fail?.({ errMsg: 'requestMerchantTransfer:fail cancel' })
      },
      requestSubscribeMessage: (options: { tmplIds: string[]; success?(value: object): void }) =>
        options.success?.(Object.fromEntries(options.tmplIds.map((id) => [id, this.messages]))),
      getStorageSync: (name: string) => this.storage.get(name) ?? '',
      setStorageSync: (name: string, value: unknown) => this.storage.set(name, value),
      removeStorageSync: (name: string) => this.storage.delete(name),
      getEnterOptionsSync: () => ({ path: '', query: {}, ...this.entered }),
      getLaunchOptionsSync: () => ({ path: '', query: {}, ...this.entered }),
      getWindowInfo: () => this.window,
      navigateTo: goes,
      redirectTo: goes,
      switchTab: goes,
      navigateBack: well({}),
      showToast: ({ title }: { title: string }) => this.said.push(title),
      ...this.pictures(),
      vibrateShort: well({}),
      getScreenBrightness: well({ value: 0.5 }),
      setScreenBrightness: well({}),
      setKeepScreenOn: well({}),
      stopPullDownRefresh: well({}),
    }
  }
}

/** Within this time two taps on one key are one, at most. */
const ONE_TAP_MS = 850

/** A page as a person meets it: words and things to tap. */
export class Page {
  private readonly tappedAt = new Map<string, number>()

  constructor(readonly root: Node) {}

  words(): string {
    return (this.root.dom.textContent ?? '').replace(/\s+/g, ' ').trim()
  }

  /** The element with this id of the mini program's own; WeChat puts it on the native element. */
  find(id: string): Node | undefined {
    return this.root.querySelector(`#${id}`)
  }

  async sees(words: string | RegExp): Promise<void> {
    await until(
      () => (typeof words === 'string' ? this.words().includes(words) : words.test(this.words())),
      () => `"${words}" in "${this.words()}"`,
    )
  }

  /** A tap on its own: not so soon after the last on the same element that the two would count as one. */
  async tap(id: string): Promise<void> {
    const rested = (this.tappedAt.get(id) ?? 0) + ONE_TAP_MS
    await until(() => Date.now() > rested)
    await until(
      () => this.find(id) !== undefined,
      () => `#${id} in "${this.words()}"`,
    )
    this.tappedAt.set(id, Date.now())
    this.find(id)?.dispatchEvent('tap')
  }

  /** Two taps, the second as quick as can be. */
  async tapTwice(id: string): Promise<void> {
    await this.tap(id)
    this.find(id)?.dispatchEvent('tap')
  }

  type(id: string, value: string): void {
    this.find(id)?.dispatchEvent('input', { detail: { value } })
  }

  /** Calls what WeChat calls on a page, e.g. onShareAppMessage. */
  lifecycle<T>(name: string, ...values: unknown[]): T {
    return (this.root.instance[name] as (...given: unknown[]) => T)(...values)
  }
}

/** Waits for a condition, not for a time. */
export async function until(isSo: () => boolean, what: () => string = () => 'the condition'): Promise<void> {
  const end = Date.now() + 60_000
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`never came: ${what()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
