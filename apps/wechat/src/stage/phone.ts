import type { Actor } from './cast.js'
import { el } from './dom.js'
import { picker } from './picker.js'
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

/** One place for a phone on the stage: its screen, who holds it, its network switch. */
export class Phone {
  readonly element: HTMLElement
  readonly frame: HTMLIFrameElement
  readonly #network: HTMLButtonElement
  readonly #label = el('header', { class: 'phone-label' })
  #holder: Actor

  /** `others` may take this place; `taken` is called when one did. */
  constructor(
    readonly actor: Actor,
    readonly others: readonly Actor[] = [],
    readonly taken: () => void = () => undefined,
  ) {
    this.#holder = actor
    this.frame = el('iframe', { class: 'screen' })
    this.#network = el('button', {
      class: 'network',
      attributes: { type: 'button', role: 'switch', 'aria-checked': 'true', 'aria-label': line('stage.network') },
      onTap: () => this.setOnline(this.#network.getAttribute('aria-checked') !== 'true'),
    })
    const body = el('div', { class: 'phone-body' }, this.frame)
    this.element = el('section', { class: 'phone' }, this.#label, body)
    this.#showHolder()
    this.#showNetwork(true)
  }

  /** Whose phone lies here now. */
  get holder(): Actor {
    return this.#holder
  }

  get document(): Document | null {
    return this.frame.contentDocument
  }

  get isReady(): boolean {
    return this.#door() !== null
  }

  /** Puts somebody's phone here instead of the one that lies here; each of them keeps what it has. */
  give(holder: Actor): void {
    if (holder.id === this.#holder.id) return
    this.#holder = holder
    this.#showHolder()
    this.#showNetwork(true)
    this.taken()
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
    this.give(this.actor)
  }

  #door(): PhoneDoor | null {
    const { passalongPhone } = (this.frame.contentWindow ?? {}) as { passalongPhone?: PhoneDoor }
    return passalongPhone ?? null
  }

  #showHolder(): void {
    const { id, phone, letter, name, colour, role } = this.#holder
    const title = `${letter} ${name}`
    this.frame.title = title
    this.frame.src = `/phone/index.html?person=${id}&phone=${phone}`
    this.element.dataset['person'] = id
    this.element.setAttribute('aria-label', title)
    const avatar = el('span', { class: 'avatar', attributes: { style: `--colour:${colour}` } }, letter)
    const choices = [this.actor, ...this.others]
    const who = choices.length > 1 ? picker(choices, this.#holder, (next) => this.give(next)) : el('b', {}, name)
    this.#label.replaceChildren(avatar, el('span', { class: 'who' }, who, words(role)), this.#network)
  }

  #showNetwork(online: boolean): void {
    this.#network.setAttribute('aria-checked', String(online))
    this.#network.replaceChildren(words(online ? 'stage.network.on' : 'stage.network.off'))
    this.element.classList.toggle('offline', !online)
  }
}
