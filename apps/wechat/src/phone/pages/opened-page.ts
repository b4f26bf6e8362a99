import type { Root } from 'glass-easel-miniprogram-adapter/dist/glass_easel_miniprogram_adapter.js'
import type { PageInstance, PageLifecycle, WindowConfig } from '../bundle/shape.js'
import type { Faults } from '../faults.js'
import type { PageFrame } from './frame.js'
import { listenForPull } from './pull-down.js'
import type { PageAddress } from './url.js'

/** WeChat's distance to the foot, in CSS pixels, at which a page is told that it is reached. */
const REACH_BOTTOM_PX = 50

/** What of sharing a page has put away, and whether its cards ask for a `shareTicket`. */
export interface PageSharing {
  readonly hidden: Set<string>
  withShareTicket: boolean
}

/** A page of the stack: its place on the screen and its instance in the bundle. */
export class OpenedPage {
  readonly address: PageAddress
  readonly frame: PageFrame
  readonly instance: PageInstance
  readonly root: Root
  readonly sharing: PageSharing = { hidden: new Set(), withShareTicket: false }
  readonly #faults: Faults
  #wasAtBottom = false

  constructor(
    address: PageAddress,
    frame: PageFrame,
    tree: { root: Root; instance: PageInstance },
    config: WindowConfig,
    faults: Faults,
  ) {
    this.address = address
    this.frame = frame
    this.instance = tree.instance
    this.root = tree.root
    this.#faults = faults
    this.instance.route = address.route
    this.instance.options = address.query
    if (config.enablePullDownRefresh) listenForPull(frame.scroller, () => this.refresh())
    frame.scroller.addEventListener('scroll', () => this.#scrolled(config.onReachBottomDistance ?? REACH_BOTTOM_PX))
  }

  /** The element `<page>` of the bundle's tree. */
  get element(): HTMLElement {
    return this.root.getComponent().getBackendElement() as unknown as HTMLElement
  }

  /** Puts the tree into the document and lets the page live. The page must be in the stack by now. */
  start(): void {
    const { scroller, slot } = this.frame
    this.element.setAttribute('data-route', this.address.route)
    this.root.attach(scroller as never, slot as never)
    this.tell('onLoad', this.address.query)
    this.tell('onShow')
    setTimeout(() => {
      this.#faults.guard(() => this.root.getComponent().triggerLifetime('ready', []))
      this.tell('onReady')
    })
  }

  /** Calls a lifecycle function of the page, if it has one. */
  tell(lifecycle: PageLifecycle, argument?: unknown): unknown {
    return this.#faults.guard(() => this.instance[lifecycle]?.call(this.instance, argument))
  }

  has(lifecycle: PageLifecycle): boolean {
    return typeof this.instance[lifecycle] === 'function'
  }

  /** Whether the page can be sent to a friend, or put on Moments as well. */
  maySend(where: 'friend' | 'moments'): boolean {
    const { hidden } = this.sharing
    const toFriends = this.has('onShareAppMessage') && !hidden.has('shareAppMessage')
    if (where === 'friend') return toFriends
    return toFriends && this.has('onShareTimeline') && !hidden.has('shareTimeline')
  }

  /** As after a pull: the page shows that it renews itself until the bundle ends it. */
  refresh(): void {
    this.frame.refreshing(true)
    this.tell('onPullDownRefresh')
  }

  end(): void {
    this.tell('onUnload')
    this.release()
  }

  /** Takes the tree out; the page has been told before. */
  release(): void {
    // What arrives for a page that is gone has no effect, as in WeChat.
    this.instance.setData = (_data, done) => done?.()
    this.#faults.guard(() => this.root.release())
  }

  #scrolled(bottomPx: number): void {
    const { scrollTop, scrollHeight, clientHeight } = this.frame.scroller
    this.tell('onPageScroll', { scrollTop })
    const isAtBottom = scrollHeight - clientHeight - scrollTop <= bottomPx
    if (isAtBottom && !this.#wasAtBottom) this.tell('onReachBottom')
    this.#wasAtBottom = isAtBottom
  }
}
