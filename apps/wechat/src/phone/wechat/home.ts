import { text } from '@passalong/contract'
import { clockTime } from '../screen/clock.js'
import { element } from '../screen/dom.js'
import { icons } from '../screen/icons.js'
import { cardView } from './card-view.js'
import type { Chat, ChatCard, Person, WechatService } from './service.js'

export interface HomeActions {
  scan: () => void
  openProgram: () => void
  openCard: (card: ChatCard) => void
  forward: (card: ChatCard) => void
}

const LONG_PRESS_MS = 450
const REFRESH_MS = 2500

/** WeChat around the mini program: the cards that came in, the camera, and the way back into the mini program. */
export class WechatHome {
  readonly root: HTMLElement
  readonly #service: WechatService
  readonly #actions: HomeActions
  readonly #name = element('strong')
  readonly #feed = element('div', { class: 'phone-feed' })
  #shown = ''

  constructor(service: WechatService, actions: HomeActions) {
    this.#service = service
    this.#actions = actions
    const program = element(
      'button',
      { class: 'phone-recent', 'data-phone': 'open-program', onClick: actions.openProgram },
      element('i', { class: 'phone-mark' }, text('brand.name').slice(0, 1)),
      element('span', {}, text('brand.name')),
    )
    const scan = element('button', { class: 'phone-scan', 'data-phone': 'scan', onClick: actions.scan })
    scan.innerHTML = icons.scan
    scan.append(text('phone.scan'))
    this.root = element(
      'div',
      { class: 'phone-wechat' },
      element('header', {}, this.#name, scan),
      element('h2', {}, text('phone.recent')),
      program,
      element('h2', {}, text('phone.cards')),
      this.#feed,
    )
    setInterval(() => {
      if (!this.root.inert && !document.hidden) void this.refresh()
    }, REFRESH_MS)
  }

  greet(person: Person): void {
    this.#name.textContent = person.name
  }

  /** Fetches the cards anew. Without a network the ones that are shown stay. */
  async refresh(): Promise<void> {
    const chats = await this.#service.chats().catch(() => null)
    if (!chats) return
    const state = JSON.stringify(chats)
    if (state === this.#shown) return
    this.#shown = state
    const cards = chats.flatMap((chat) => chat.cards.map((card) => ({ chat, card })))
    cards.sort((a, b) => b.card.sentAt.localeCompare(a.card.sentAt))
    const items = cards.map(({ chat, card }) => this.#item(chat, card))
    this.#feed.replaceChildren(
      ...(items.length > 0 ? items : [element('p', { class: 'phone-feed-empty' }, text('phone.no-cards'))]),
    )
  }

  #item(chat: Chat, card: ChatCard): HTMLElement {
    const { name, avatarColor } = card.from
    const where = chat.kind === 'group' ? chat.title : card.mine ? text('phone.to', { name: chat.title }) : ''
    const view = cardView(card, () => this.#actions.openCard(card))
    forwardOnLongPress(view, () => this.#actions.forward(card))
    return element(
      'article',
      { class: 'phone-message', 'data-card': card.path, 'data-from': card.from.id, 'data-chat': chat.id },
      element('i', { class: 'phone-avatar', style: `background:${avatarColor}` }, name.slice(0, 1)),
      element(
        'div',
        {},
        element('p', { class: 'phone-message-who' }, [name, where, clockTime(card.sentAt)].filter(Boolean).join(' · ')),
        view,
        element(
          'button',
          { class: 'phone-forward', onClick: () => this.#actions.forward(card) },
          text('phone.forward'),
        ),
      ),
    )
  }
}

function forwardOnLongPress(target: HTMLElement, forward: () => void): void {
  let timer = 0
  let wasLong = false
  target.addEventListener('pointerdown', () => {
    wasLong = false
    timer = window.setTimeout(() => {
      wasLong = true
      forward()
    }, LONG_PRESS_MS)
  })
  for (const type of ['pointerup', 'pointercancel', 'pointerleave']) {
    target.addEventListener(type, () => clearTimeout(timer))
  }
  const swallow = (event: Event) => {
    if (wasLong) event.stopImmediatePropagation()
  }
  target.addEventListener('click', swallow, { capture: true })
}
