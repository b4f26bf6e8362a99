import type { TabBarConfig } from '../bundle/shape.js'
import { element } from './dom.js'

/** The bar at the foot of the tab pages. */
export class TabBar {
  readonly root: HTMLElement
  readonly #config: TabBarConfig
  readonly #buttons: HTMLElement[]
  #current = -1

  constructor(config: TabBarConfig, choose: (index: number) => void) {
    this.#config = config
    this.#buttons = config.list.map(({ text }, index) =>
      element(
        'button',
        { class: 'phone-tab', 'data-tab': text, onClick: () => choose(index) },
        element('img', { alt: '', draggable: 'false' }),
        element('span', {}, text),
        element('i', { class: 'phone-tab-badge', hidden: true }),
      ),
    )
    this.root = element('nav', { class: 'phone-tabs', style: `background:${config.backgroundColor}` }, ...this.#buttons)
    if (config.borderStyle !== 'white') this.root.classList.add('phone-tabs-lined')
    this.select(0)
  }

  indexOf(route: string): number {
    return this.#config.list.findIndex(({ pagePath }) => pagePath.replace(/^\//, '') === route)
  }

  textOf(index: number): string {
    return this.#config.list[index]?.text ?? ''
  }

  select(index: number): void {
    this.#current = index
    this.#paint()
  }

  /** @param text null takes the badge away, '' is a dot */
  setBadge(index: number, text: string | null): void {
    const badge = this.#buttons[index]?.querySelector<HTMLElement>('.phone-tab-badge')
    if (!badge) return
    badge.hidden = text === null
    badge.textContent = text
    badge.classList.toggle('phone-tab-dot', text === '')
  }

  #paint(): void {
    for (const [index, button] of this.#buttons.entries()) {
      const item = this.#config.list[index]
      const isChosen = index === this.#current
      button.style.color = isChosen ? this.#config.selectedColor : this.#config.color
      button.setAttribute('aria-current', String(isChosen))
      const picture = button.querySelector('img')
      const path = isChosen ? (item?.selectedIconPath ?? item?.iconPath) : item?.iconPath
      if (!picture) continue
      picture.hidden = !path
      if (path) picture.src = `bundle/${path.replace(/^\.?\//, '')}`
    }
  }
}
