import type { Announce } from './announce.js'
import { AppLife } from './bundle/app-life.js'
import { BundleSpace } from './bundle/code-space.js'
import { listenForGestures } from './bundle/gestures.js'
import { Scripts } from './bundle/scripts.js'
import type { EnterOptions, Entrance, ShippedBundle, WindowConfig } from './bundle/shape.js'
import type { ComponentContext } from './components/define.js'
import { listenForHover } from './components/hover.js'
import type { Faults } from './faults.js'
import { PageFrame } from './pages/frame.js'
import { OpenedPage } from './pages/opened-page.js'
import { PageStack } from './pages/stack.js'
import { allRoutes, type PageAddress, parseAddress } from './pages/url.js'
import { resolvePath } from './paths.js'
import { element } from './screen/dom.js'
import { TabBar } from './screen/tab-bar.js'

export interface ProgramSurroundings {
  bundle: ShippedBundle
  faults: Faults
  announce: Announce
  components: ComponentContext
  /** The bundle's `wx`; made after the program, because it acts on it. */
  wx: (program: Program) => unknown
  /** What the bundle knows as `Date`. */
  date: DateConstructor
  /** What stands on the bars turned to another colour, or the page changed. */
  repaint: () => void
}

/** The mini program on this phone: its app, its pages, its tab bar. It lives on in the background, as in WeChat. */
export class Program {
  readonly root = element('main', { class: 'phone-program' })
  readonly stack: PageStack
  readonly tabBar: TabBar | null
  readonly #around: ProgramSurroundings
  readonly #space: BundleSpace
  readonly #scripts: Scripts
  readonly life: AppLife
  readonly #pageArea = element('div', { class: 'phone-pages' })
  #isShown = false

  constructor(around: ProgramSurroundings) {
    this.#around = around
    const { bundle, faults } = around
    this.life = new AppLife(faults)
    const tabs = bundle.json.app.tabBar
    this.tabBar = tabs ? new TabBar(tabs, (index) => this.#chooseTab(index)) : null
    this.root.classList.toggle('phone-with-tabs', this.tabBar !== null)
    this.root.classList.toggle('phone-style-v2', bundle.json.app.style === 'v2')
    this.root.append(this.#pageArea)
    if (this.tabBar) this.#pageArea.append(this.tabBar.root)
    this.#space = new BundleSpace(bundle, around.components, faults)
    this.stack = this.#makeStack()
    this.#scripts = new Scripts(bundle.modules, {
      Date: around.date,
      wx: around.wx(this),
      App: (definition) => {
        this.life.definition = definition
      },
      Page: (path, config) => this.#space.definePage(path, config),
      Component: (path, definition) => this.#space.defineComponent(path, definition),
      Behavior: (definition) => this.#space.defineBehavior(definition),
      getApp: () => this.life.definition,
      getCurrentPages: () => this.stack.pages.map(({ instance }) => instance),
    })
    listenForGestures(this.#pageArea)
    listenForHover(this.#pageArea)
  }

  get isShown(): boolean {
    return this.#isShown
  }

  /** Opens the mini program at `url`, or as it was left when `url` is null. */
  enter(url: string | null, entrance: Entrance): void {
    const { bundle, faults } = this.#around
    const first = bundle.json.app.pages[0] ?? ''
    const page = this.stack.current
    const kept = url === null && page
    const { route, query } = kept ? page.address : parseAddress(url ?? first)
    const target = this.#pageOf({ route, query })
    const options = enterOptions(target, entrance)
    this.life.enter = options
    this.life.card = entrance.card ?? null
    this.#isShown = true
    if (!this.life.launch) {
      this.life.launch = options
      faults.guard(() => this.#scripts.require('app'))
      this.life.tell('onLaunch', options)
    }
    this.life.tell('onShow', options)
    if (kept) page.tell('onShow')
    else faults.guard(() => this.stack.reLaunch(`/${target.route}${asText(target.query)}`))
    this.#around.repaint()
  }

  /** Puts it into the background. */
  leave(): void {
    if (!this.#isShown) return
    this.#isShown = false
    this.stack.current?.tell('onHide')
    this.life.tell('onHide', { reason: 1 })
  }

  /** An unknown page is told to the app and becomes the first page, as in WeChat. */
  #pageOf(address: PageAddress): PageAddress {
    const { app } = this.#around.bundle.json
    if (allRoutes(app).has(address.route)) return address
    this.life.tell('onPageNotFound', { path: address.route, query: address.query, isEntryPage: true })
    return { route: app.pages[0] ?? '', query: {} }
  }

  #makeStack(): PageStack {
    const { app } = this.#around.bundle.json
    return new PageStack({
      routes: allRoutes(app),
      tabIndexOf: (route) => this.tabBar?.indexOf(route) ?? -1,
      selectTab: (index) => this.tabBar?.select(index),
      create: (address, isTab) => this.#createPage(address, isTab),
      remove: (page) => page.frame.root.remove(),
      changed: () => this.#pageChanged(),
    })
  }

  #createPage(address: PageAddress, isTab: boolean): OpenedPage {
    const { bundle, faults } = this.#around
    const tree = this.#treeOf(address.route)
    const config: WindowConfig = { ...bundle.json.app.window, ...bundle.json[address.route] }
    const frame = new PageFrame(address.route, config, isTab, {
      back: () => faults.guard(() => this.stack.navigateBack()),
      home: () => faults.guard(() => this.stack.reLaunch(`/${bundle.json.app.pages[0]}`)),
    })
    if (isTab) this.#pageArea.prepend(frame.root)
    else this.#pageArea.append(frame.root)
    return new OpenedPage(address, frame, tree, config, faults)
  }

  /** What goes wrong here is a fault of the bundle besides a failure of the call that turned to the page. */
  #treeOf(route: string): ReturnType<BundleSpace['createPage']> {
    try {
      this.#load(route, new Set())
      return this.#space.createPage(route)
    } catch (reason) {
      this.#around.faults.report(reason)
      throw reason
    }
  }

  /** Runs the scripts of a page or component and of all that it uses; each of them once. */
  #load(path: string, seen: Set<string>): void {
    if (seen.has(path)) return
    seen.add(path)
    const used = Object.values(this.#around.bundle.json[path]?.usingComponents ?? {})
    for (const target of used) this.#load(resolvePath(path, target), seen)
    if (this.#scripts.has(path)) this.#scripts.require(path)
  }

  #chooseTab(index: number): void {
    const { list } = this.#around.bundle.json.app.tabBar ?? { list: [] }
    const item = list[index]
    if (!item) return
    const route = item.pagePath.replace(/^\//, '')
    this.#around.faults.guard(() => {
      const page = this.stack.switchTab(`/${route}`)
      page.tell('onTabItemTap', { index, pagePath: route, text: item.text })
    })
  }

  #pageChanged(): void {
    const page = this.stack.current
    if (!page) return
    const { route, query } = page.address
    this.#around.announce('page-changed', { route, query, title: page.frame.title })
    this.#around.repaint()
  }
}

function enterOptions({ route, query }: PageAddress, entrance: Entrance): EnterOptions {
  const { card: _, apiCategory = 'default', ...way } = entrance
  return { path: route, query, referrerInfo: {}, apiCategory, ...way }
}

function asText(query: Record<string, string>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`)
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}
