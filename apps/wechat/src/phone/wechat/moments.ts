import { text } from '@passalong/contract'
import { pictureAddress } from '../network.js'
import { sentTime } from '../screen/clock.js'
import { element } from '../screen/dom.js'
import { icons } from '../screen/icons.js'
import type { MomentsPost, WechatService } from './service.js'

const REFRESH_MS = 2500

/** Moments: what friends have put there, newest first. It lies over WeChat's own screen until it is closed. */
export class Moments {
  readonly root: HTMLElement
  readonly #feed = element('div', { class: 'phone-moments-feed' })
  readonly #service: WechatService
  readonly #actions: { open: (post: MomentsPost) => void; nowMs: () => number }
  #shown = ''

  constructor(service: WechatService, actions: { open: (post: MomentsPost) => void; nowMs: () => number }) {
    this.#service = service
    this.#actions = actions
    const close = () => this.close()
    const back = { class: 'phone-moments-back', 'data-phone': 'moments-close', 'aria-label': text('phone.close') }
    this.root = element(
      'section',
      { class: 'phone-moments', hidden: true },
      element(
        'header',
        {},
        element('button', { ...back, html: icons.back, onClick: close }),
        element('strong', {}, text('phone.moments')),
      ),
      this.#feed,
    )
    setInterval(() => {
      if (!this.root.hidden && !document.hidden) void this.refresh()
    }, REFRESH_MS)
  }

  open(): void {
    this.root.hidden = false
    void this.refresh()
  }

  close(): void {
    this.root.hidden = true
  }

  /** Fetches the posts anew. Without a network the ones that are shown stay. */
  async refresh(): Promise<void> {
    const posts = await this.#service.moments().catch(() => null)
    if (!posts) return
    const state = JSON.stringify(posts)
    if (state === this.#shown) return
    this.#shown = state
    const items = posts.map((post) => this.#item(post))
    const empty = element('p', { class: 'phone-feed-empty' }, text('phone.no-moments'))
    this.#feed.replaceChildren(...(items.length > 0 ? items : [empty]))
  }

  #item(post: MomentsPost): HTMLElement {
    const { name, avatarColor, id } = post.from
    const picture = post.imageUrl
      ? element('img', { src: pictureAddress(post.imageUrl, ''), alt: '' })
      : element('i', { class: 'phone-mark' }, text('brand.name').slice(0, 1))
    return element(
      'article',
      { class: 'phone-moment', 'data-from': id, 'data-path': post.path },
      element('i', { class: 'phone-avatar', style: `background:${avatarColor}` }, name.slice(0, 1)),
      element(
        'div',
        {},
        element('b', {}, name),
        element(
          'button',
          { class: 'phone-moment-link', onClick: () => this.#actions.open(post) },
          picture,
          element('span', {}, post.title),
        ),
        element('p', { class: 'phone-message-who' }, sentTime(post.sentAt, this.#actions.nowMs())),
      ),
    )
  }
}
