import type { OpenedPage } from './opened-page.js'
import { type PageAddress, parseAddress } from './url.js'

/** WeChat opens at most ten pages on top of one another. */
const MAX_PAGES = 10

/** Why WeChat does not turn to a page; the words are WeChat's own. */
export class NavigationRefusal extends Error {}

export interface StackRoom {
  routes: Set<string>
  /** -1 for a page that is no tab. */
  tabIndexOf: (route: string) => number
  selectTab: (index: number) => void
  /** Makes a page and puts its frame on the screen; it starts to live by its own `start()`. */
  create: (address: PageAddress, isTab: boolean) => OpenedPage
  /** Takes the page off the screen for good. */
  remove: (page: OpenedPage) => void
  changed: () => void
}

/** The pages that are open, by WeChat's rules: tabs stay alive below, other pages lie on top of them. */
export class PageStack {
  readonly #room: StackRoom
  readonly #tabs = new Map<string, OpenedPage>()
  #pages: OpenedPage[] = []

  constructor(room: StackRoom) {
    this.#room = room
  }

  get pages(): readonly OpenedPage[] {
    return this.#pages
  }

  get current(): OpenedPage | null {
    return this.#pages.at(-1) ?? null
  }

  navigateTo(url: string): OpenedPage {
    const address = this.#known(url, 'page')
    if (this.#isTab(address)) throw new NavigationRefusal('can not navigateTo a tabbar page')
    if (this.#pages.length >= MAX_PAGES) throw new NavigationRefusal('webview count limit exceed')
    const below = this.current
    below?.tell('onHide')
    const page = this.#open(address, true)
    void page.frame.enter(below?.frame ?? null).then(() => this.#show())
    return page
  }

  redirectTo(url: string): OpenedPage {
    const address = this.#known(url, 'page')
    if (this.#isTab(address)) throw new NavigationRefusal('can not redirectTo a tabbar page')
    const left = this.#pages.pop()
    if (left) this.#drop(left)
    const page = this.#open(address, true)
    this.#show()
    return page
  }

  /** Closes every page that is no tab and shows the tab. A query is dropped, as WeChat does. */
  switchTab(url: string): OpenedPage {
    const { route } = this.#known(url, 'page')
    if (this.#room.tabIndexOf(route) < 0) throw new NavigationRefusal('can not switch to no-tabBar page')
    const before = this.current
    const kept = this.#tabs.get(route)
    if (kept && kept === before) return kept
    before?.tell('onHide')
    for (const page of this.#pages) if (!this.#isTab(page.address)) this.#drop(page)
    this.#pages = []
    const page = kept ?? this.#open({ route, query: {} }, false)
    this.#pages = [page]
    if (kept) kept.tell('onShow')
    else page.start()
    this.#show()
    this.#room.changed()
    return page
  }

  /** Closes everything, tabs too, and opens any page. */
  reLaunch(url: string): OpenedPage {
    const address = this.#known(url, 'page')
    this.closeAll()
    const page = this.#open(address, true)
    this.#show()
    return page
  }

  navigateBack(delta = 1): void {
    const count = Math.min(delta, this.#pages.length - 1)
    if (count < 1) throw new NavigationRefusal('cannot navigate back at first page.')
    const left = this.#pages.splice(this.#pages.length - count, count)
    const shown = this.current
    const top = left.pop()
    for (const page of left.reverse()) this.#drop(page)
    top?.tell('onUnload')
    shown?.frame.show(true)
    shown?.tell('onShow')
    this.#room.changed()
    if (!top) return
    top.frame.root.classList.add('phone-page-leaving')
    void top.frame.leave(shown?.frame ?? null).then(() => this.#drop(top, false))
  }

  closeAll(): void {
    const all = new Set([...this.#pages, ...this.#tabs.values()])
    this.#pages = []
    this.#tabs.clear()
    for (const page of [...all].reverse()) this.#drop(page)
  }

  #open(address: PageAddress, pushed: boolean): OpenedPage {
    const isTab = this.#isTab(address)
    const page = this.#room.create(address, isTab)
    if (isTab) this.#tabs.set(address.route, page)
    if (!pushed) return page
    this.#pages.push(page)
    page.frame.offerWayBack(this.#pages.length > 1 ? 'back' : isTab || this.#isFirst(address) ? 'none' : 'home')
    page.start()
    this.#room.changed()
    return page
  }

  #drop(page: OpenedPage, tell = true): void {
    this.#tabs.delete(page.address.route)
    if (tell) page.end()
    else page.release()
    this.#room.remove(page)
  }

  /** Only the top page is drawn; the tab bar shows where it belongs. */
  #show(): void {
    const top = this.current
    for (const page of new Set([...this.#tabs.values(), ...this.#pages])) page.frame.show(page === top)
    if (top && this.#isTab(top.address)) this.#room.selectTab(this.#room.tabIndexOf(top.address.route))
  }

  #known(url: string, what: string): PageAddress {
    const address = parseAddress(url, this.current?.address.route)
    if (!this.#room.routes.has(address.route)) throw new NavigationRefusal(`${what} "${address.route}" is not found`)
    return address
  }

  #isTab(address: PageAddress): boolean {
    return this.#room.tabIndexOf(address.route) >= 0
  }

  #isFirst(address: PageAddress): boolean {
    return [...this.#room.routes][0] === address.route
  }
}
