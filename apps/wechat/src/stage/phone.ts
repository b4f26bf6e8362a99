import type { Actor } from './cast.js'
import { el } from './dom.js'
import { line, words } from './words.js'

/** What a phone offers to the page around it (`src/phone/host.ts`). */
interface PhoneDoor {
  currentPage: () => { route: string; query: Record<string, string> } | null
  open: (entry: string) => void
  isOnline: () => boolean
  setOnline: (online: boolean) => void
  /** Forgets everything that this phone keeps and loads it anew. */
  wipe: () => void
}

/** What the mini program keeps of its session. */
export interface PhoneSession {
  token: string
  member: boolean
  clerk: object | null
}

const API = '/hosts/api.passalong.example'

export interface Answer<T> {
  /** Null when the API refused or was away. */
  body: T | null
  /** No answer came at all, so nothing new is known. */
  isAway: boolean
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

  /** Who the mini program says is signed in on this phone; null before it has asked. */
  get session(): PhoneSession | null {
    return sessionOf(this.actor.phone)
  }

  /** Reads `path` of the API (GET) with the session that the mini program keeps on this phone. */
  async ask<T>(path: string): Promise<Answer<T>> {
    const nothing = { body: null, isAway: false }
    const { session } = this
    if (!session) return nothing
    if (this.#door()?.isOnline() === false) return { ...nothing, isAway: true }
    try {
      const headers = { authorization: `Bearer ${session.token}` }
      const response = await fetch(API + path, { headers, cache: 'no-store' })
      if (!response.ok) return { ...nothing, isAway: response.status >= 500 }
      return { body: (await response.json()) as T, isAway: false }
    } catch {
      return { ...nothing, isAway: true }
    }
  }

  setOnline(online: boolean): void {
    this.#door()?.setOnline(online)
    this.#showNetwork(online)
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

/** The phone keeps what the mini program stores as `{type, data}`, the data being the session as JSON. */
function sessionOf(phone: string): PhoneSession | null {
  try {
    const kept = JSON.parse(localStorage.getItem(`passalong-phone:${phone}:session`) ?? 'null')
    return JSON.parse(kept.data) as PhoneSession
  } catch {
    return null
  }
}
