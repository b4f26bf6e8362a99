import type { Actor } from './cast.js'
import { el } from './dom.js'
import { line, words } from './words.js'

/** What a phone offers to the page around it (`src/phone/host.ts`). */
interface PhoneDoor {
  currentPage: () => { route: string; query: Record<string, string> } | null
  open: (entry: string) => void
  setOnline: (online: boolean) => void
  setDaysAhead: (days: number) => void
  /** Forgets everything that this phone keeps and loads it anew. */
  wipe: () => void
}

/** One phone on the stage: its screen, who holds it, its network switch. */
export class Phone {
  readonly element: HTMLElement
  readonly frame: HTMLIFrameElement
  readonly #network: HTMLButtonElement

  constructor(readonly actor: Actor) {
    const title = `${actor.letter} ${actor.name}`
    const src = `/phone/index.html?person=${actor.id}&phone=${actor.phone}`
    this.frame = el('iframe', { class: 'screen', attributes: { title, src } })
    this.#network = el('button', {
      class: 'network',
      attributes: { type: 'button', role: 'switch', 'aria-checked': 'true', 'aria-label': line('stage.network') },
      onTap: () => this.setOnline(this.#network.getAttribute('aria-checked') !== 'true'),
    })
    const avatar = el('span', { class: 'avatar', attributes: { style: `--colour:${actor.colour}` } }, actor.letter)
    const who = el('span', { class: 'who' }, el('b', {}, actor.name), words(actor.role))
    const body = el('div', { class: 'phone-body' }, this.frame)
    this.element = el(
      'section',
      { class: 'phone', attributes: { 'data-person': actor.id, 'aria-label': title } },
      el('header', { class: 'phone-label' }, avatar, who, this.#network),
      body,
    )
    this.#showNetwork(true)
  }

  get document(): Document | null {
    return this.frame.contentDocument
  }

  get isReady(): boolean {
    return this.#door() !== null
  }

  setOnline(online: boolean): void {
    this.#door()?.setOnline(online)
    this.#showNetwork(online)
  }

  /** Tells the phone which day the demonstration plays. */
  setDaysAhead(days: number): void {
    this.#door()?.setDaysAhead(days)
  }

  /** Starts the phone anew, as after switching it off and on, and opens the page that was open. */
  async restart(): Promise<void> {
    const page = this.#door()?.currentPage()
    this.#showNetwork(true)
    const loaded = new Promise<unknown>((resolve) => this.frame.addEventListener('load', resolve, { once: true }))
    this.frame.contentWindow?.location.reload()
    await loaded
    if (!page) return
    const query = Object.entries(page.query).map(([name, value]) => `${name}=${value}`)
    this.#door()?.open(`/${page.route}${query.length > 0 ? `?${query.join('&')}` : ''}`)
  }

  wipe(): void {
    this.#showNetwork(true)
    this.#door()?.wipe()
  }

  #door(): PhoneDoor | null {
    const { passalongPhone } = (this.frame.contentWindow ?? {}) as { passalongPhone?: PhoneDoor }
    return passalongPhone ?? null
  }

  #showNetwork(online: boolean): void {
    this.#network.setAttribute('aria-checked', String(online))
    this.#network.replaceChildren(words(online ? 'stage.network.on' : 'stage.network.off'))
    this.element?.classList.toggle('offline', !online)
  }
}
