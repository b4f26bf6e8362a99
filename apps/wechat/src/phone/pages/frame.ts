import type { WindowConfig } from '../bundle/shape.js'
import { element, play } from '../screen/dom.js'
import { icons } from '../screen/icons.js'

const TURN_MS = 240
/** How far the page below moves aside. */
const ASIDE = 'translateX(-24%)'

export interface FrameActions {
  back: () => void
  home: () => void
}

/**
 * A page on the screen: its navigation bar, and below it the place where the bundle's tree stands. That place is a
 * container of its own, so that `position: fixed` and heights of the window keep to it.
 */
export class PageFrame {
  readonly root: HTMLElement
  readonly scroller: HTMLElement
  readonly slot: HTMLElement
  readonly #bar: HTMLElement
  readonly #title: HTMLElement
  #config: WindowConfig

  constructor(route: string, config: WindowConfig, isTab: boolean, actions: FrameActions) {
    this.#config = config
    this.#title = element('div', { class: 'phone-nav-title' })
    this.#bar = element(
      'div',
      { class: 'phone-nav' },
      element('button', { class: 'phone-nav-back', html: icons.back, onClick: actions.back, 'data-phone': 'back' }),
      element('button', { class: 'phone-nav-home', html: icons.home, onClick: actions.home, 'data-phone': 'home' }),
      this.#title,
    )
    this.slot = element('span')
    this.scroller = element('div', { class: 'phone-scroller' }, this.slot)
    const dots = element('div', { class: 'phone-refresh' }, element('i'), element('i'), element('i'))
    const viewport = element('div', { class: 'phone-viewport' }, dots, this.scroller)
    this.root = element('section', { class: 'phone-page', 'data-page': route }, this.#bar, viewport)
    if (isTab) this.root.classList.add('phone-page-tab')
    this.root.classList.toggle('phone-page-bare', config.navigationStyle === 'custom')
    this.#paint()
  }

  get title(): string {
    return this.#config.navigationBarTitleText ?? ''
  }

  /** The colour of what stands on the bars. */
  get barText(): 'black' | 'white' {
    return this.#config.navigationBarTextStyle ?? 'white'
  }

  configure(change: WindowConfig): void {
    this.#config = { ...this.#config, ...change }
    this.#paint()
  }

  /** What leads away from the page: back to the one below, to the first page, or nothing. */
  offerWayBack(way: 'back' | 'home' | 'none'): void {
    this.root.dataset['way'] = way
  }

  async enter(below: PageFrame | null): Promise<void> {
    const aside = below && play(below.root, [{ transform: 'none' }, { transform: ASIDE }], TURN_MS)
    await Promise.all([play(this.root, [{ transform: 'translateX(100%)' }, { transform: 'none' }], TURN_MS), aside])
  }

  async leave(below: PageFrame | null): Promise<void> {
    const back = below && play(below.root, [{ transform: ASIDE }, { transform: 'none' }], TURN_MS)
    await Promise.all([play(this.root, [{ transform: 'none' }, { transform: 'translateX(100%)' }], TURN_MS), back])
  }

  show(isShown: boolean): void {
    this.root.classList.toggle('phone-page-hidden', !isShown)
    this.root.inert = !isShown
  }

  /** The three dots above a page that renews itself. */
  refreshing(isOn: boolean): void {
    this.root.classList.toggle('phone-page-refreshing', isOn)
  }

  #paint(): void {
    const { navigationBarBackgroundColor, navigationBarTextStyle, backgroundColor } = this.#config
    this.#title.textContent = this.title
    this.#bar.style.background = navigationBarBackgroundColor ?? '#000'
    this.#bar.style.color = navigationBarTextStyle === 'black' ? '#000' : '#fff'
    this.root.style.background = backgroundColor ?? '#fff'
  }
}
