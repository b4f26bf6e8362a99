import { text } from '@passalong/contract'
import type { Announce } from '../announce.js'
import type { OpenedPage } from '../pages/opened-page.js'
import type { Cover } from '../screen/cover.js'
import { element } from '../screen/dom.js'
import { cardPicture } from './card-view.js'
import type { CardDraft, WechatService } from './service.js'

/** WeChat waits this long for the promise of a share before it takes the defaults. */
const SHARE_PROMISE_MS = 3000

interface ShareAnswer {
  title?: string
  path?: string
  imageUrl?: string
  promise?: Promise<ShareAnswer>
}

/** Asks the page for its card. @param from `button` with the tapped element, or `menu` */
export async function draftOf(page: OpenedPage, from: 'button' | 'menu', target: unknown): Promise<CardDraft> {
  const { route, query } = page.address
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`)
  const usual = {
    title: page.frame.title || text('brand.name'),
    path: `/${route}${pairs.length ? `?${pairs.join('&')}` : ''}`,
  }
  const given = (page.tell('onShareAppMessage', { from, target, webViewUrl: undefined }) ?? {}) as ShareAnswer
  const late = await Promise.race([
    Promise.resolve(given.promise ?? (given instanceof Promise ? given : undefined)).catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(resolve, SHARE_PROMISE_MS)),
  ])
  const answer: ShareAnswer = { ...given, ...late }
  const path = answer.path ?? usual.path
  return {
    title: answer.title ?? usual.title,
    path: path.startsWith('/') ? path : `/${path}`,
    imageUrl: answer.imageUrl ?? null,
  }
}

/** The choice of a friend or a group, then the sending. @returns whether the card was sent */
export async function sendByHand(
  draft: CardDraft,
  phone: { cover: Cover; service: WechatService; announce: Announce },
): Promise<boolean> {
  const { cover, service, announce } = phone
  const chats = await service.chats().catch(() => null)
  if (!chats) {
    cover.toast(text('phone.offline'), 'none', 2000, false)
    return false
  }
  const to = await new Promise<string | null>((resolve) => {
    const { content, close } = cover.sheet('phone-share', () => resolve(null))
    const choose = (id: string | null) => {
      close()
      resolve(id)
    }
    const choices = chats.map(({ id, title, avatarColor, kind }) =>
      element(
        'button',
        { class: 'phone-friend', 'data-to': id, onClick: () => choose(id) },
        element(
          'i',
          { class: `phone-avatar phone-avatar-${kind}`, style: `background:${avatarColor}` },
          title.slice(0, 1),
        ),
        element('span', {}, title),
      ),
    )
    content.append(
      element('h3', {}, text('phone.send-to')),
      element('div', { class: 'phone-friends' }, ...choices),
      element('div', { class: 'phone-draft' }, cardPicture(draft), element('p', {}, draft.title)),
      element('button', { class: 'phone-sheet-cancel', onClick: () => choose(null) }, text('phone.cancel')),
    )
  })
  if (to === null) return false
  await service.sendCard(to, draft)
  cover.toast(text('phone.sent'), 'success', 1500, false)
  announce('card-sent', { to, title: draft.title, path: draft.path })
  return true
}
