import { text } from '@passalong/contract'
import { sentTime } from '../screen/clock.js'
import { element } from '../screen/dom.js'
import { icons } from '../screen/icons.js'
import { onLongPress } from '../screen/long-press.js'
import { cardView } from './card-view.js'
import { noticeView } from './notice-view.js'
import type { Chat, ChatCard, ChatPicture, Person, ServiceNotice, WechatService } from './service.js'

export interface HomeActions {
  scan: () => void
  openProgram: () => void
  openCard: (card: ChatCard) => void
  forward: (card: ChatCard) => void
  openNotice: (notice: ServiceNotice) => void
  openMoments: () => void
  openAlbum: () => void
  openPicture: (file: Blob) => void
  /** This phone's time, epoch milliseconds. */
  nowMs: () => number
}

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
    const moments = element('button', { class: 'phone-scan', 'data-phone': 'moments', onClick: actions.openMoments })
    moments.innerHTML = icons.moments
    moments.append(text('phone.moments'))
    const album = element('button', {
      class: 'phone-scan phone-scan-bare',
      'data-phone': 'album',
      'aria-label': text('phone.album'),
      html: icons.album,
      onClick: actions.openAlbum,
    })
    this.root = element(
      'div',
      { class: 'phone-wechat' },
      element('header', {}, this.#name, album, moments, scan),
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

  /** Fetches cards and notices anew. Without a network the ones that are shown stay. */
  async refresh(): Promise<void> {
    const asked = await Promise.all([this.#service.chats(), this.#service.notices()]).catch(() => null)
    if (!asked) return
    const state = JSON.stringify(asked)
    if (state === this.#shown) return
    this.#shown = state
    const [chats, notices] = asked
    const cards = chats.flatMap((chat) =>
      chat.cards.map((card) => ({ sentAt: card.sentAt, show: () => this.#item(chat, card) })),
    )
    const pictures = chats.flatMap((chat) =>
      chat.pictures.map((picture) => ({ sentAt: picture.sentAt, show: () => this.#picture(chat, picture) })),
    )
    const news = notices.map((notice) => ({ sentAt: notice.sentAt, show: () => this.#notice(notice) }))
    const newestFirst = [...cards, ...pictures, ...news].sort((a, b) => b.sentAt.localeCompare(a.sentAt))
    const items = newestFirst.map(({ show }) => show())
    this.#feed.replaceChildren(
      ...(items.length > 0 ? items : [element('p', { class: 'phone-feed-empty' }, text('phone.no-cards'))]),
    )
  }

  #notice(notice: ServiceNotice): HTMLElement {
    const who = [text('phone.service-notices'), sentTime(notice.sentAt, this.#actions.nowMs())].join(' · ')
    return element(
      'article',
      { class: 'phone-message', 'data-notice': notice.id },
      element('i', { class: 'phone-avatar phone-avatar-service', html: icons.bell }),
      element(
        'div',
        {},
        element('p', { class: 'phone-message-who' }, who),
        noticeView(notice, () => this.#actions.openNotice(notice)),
      ),
    )
  }

  /** A picture in a chat: seen large at a tap. */
  #picture(chat: Chat, picture: ChatPicture): HTMLElement {
    const { name, avatarColor } = picture.from
    const where = chat.kind === 'group' ? chat.title : picture.mine ? text('phone.to', { name: chat.title }) : ''
    const open = async () => this.#actions.openPicture(await (await fetch(picture.url)).blob())
    const image = element('img', { src: picture.url, alt: '' })
    return element(
      'article',
      { class: 'phone-message', 'data-picture': picture.id, 'data-from': picture.from.id, 'data-chat': chat.id },
      element('i', { class: 'phone-avatar', style: `background:${avatarColor}` }, name.slice(0, 1)),
      element(
        'div',
        {},
        element(
          'p',
          { class: 'phone-message-who' },
          [name, where, sentTime(picture.sentAt, this.#actions.nowMs())].filter(Boolean).join(' · '),
        ),
        element('button', { class: 'phone-sent-picture', onClick: () => void open() }, image),
      ),
    )
  }

  #item(chat: Chat, card: ChatCard): HTMLElement {
    const { name, avatarColor } = card.from
    const where = chat.kind === 'group' ? chat.title : card.mine ? text('phone.to', { name: chat.title }) : ''
    const view = cardView(card, () => this.#actions.openCard(card))
    onLongPress(view, () => {
      this.#actions.forward(card)
      return true
    })
    return element(
      'article',
      { class: 'phone-message', 'data-card': card.path, 'data-from': card.from.id, 'data-chat': chat.id },
      element('i', { class: 'phone-avatar', style: `background:${avatarColor}` }, name.slice(0, 1)),
      element(
        'div',
        {},
        element(
          'p',
          { class: 'phone-message-who' },
          [name, where, sentTime(card.sentAt, this.#actions.nowMs())].filter(Boolean).join(' · '),
        ),
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
