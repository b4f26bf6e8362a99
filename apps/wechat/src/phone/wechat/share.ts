import { text } from '@passalong/contract'
import type { Announce } from '../announce.js'
import type { OpenedPage } from '../pages/opened-page.js'
import type { Cover } from '../screen/cover.js'
import { element } from '../screen/dom.js'
import { cardPicture } from './card-view.js'
import { pictureOfFile } from './picture.js'
import type { CardDraft, WechatService } from './service.js'

/** WeChat waits this long for the promise of a share before it takes the defaults. */
const SHARE_PROMISE_MS = 3000

interface ShareAnswer {
  title?: string
  path?: string
  imageUrl?: string
  promise?: Promise<ShareAnswer>
}

interface TimelineAnswer {
  title?: string
  query?: string
  imageUrl?: string
}

/** Asks the page for its card. @param from `button` with the tapped element, or `menu` */
export async function draftOf(page: OpenedPage, from: 'button' | 'menu', target: unknown): Promise<CardDraft> {
  const { route, query } = page.address
  const usual = { title: page.frame.title || text('brand.name'), path: pathOf(route, queryText(query)) }
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
    withShareTicket: page.sharing.withShareTicket,
  }
}

/** Asks the page for its post on Moments: its own address, with the query that it names. */
export function postOf(page: OpenedPage): CardDraft {
  const { route, query } = page.address
  const { title, query: named, imageUrl } = (page.tell('onShareTimeline') ?? {}) as TimelineAnswer
  return {
    title: title ?? text('brand.name'),
    path: pathOf(route, named ?? queryText(query)),
    imageUrl: imageUrl ?? null,
  }
}

const queryText = (query: Record<string, string>) =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')

const pathOf = (route: string, query: string) => `/${route}${query === '' ? '' : `?${query}`}`

/** WeChat's page for a new post, then the posting. @returns whether it was posted */
export async function postByHand(
  draft: CardDraft,
  { cover, service }: { cover: Cover; service: WechatService },
): Promise<boolean> {
  const agreed = await new Promise<boolean>((resolve) => {
    const { content, close } = cover.sheet('phone-share', () => resolve(false))
    const choose = (isAgreed: boolean) => () => {
      close()
      resolve(isAgreed)
    }
    const post = { class: 'phone-post', 'data-phone': 'post-moment', onClick: choose(true) }
    content.append(
      element('h3', {}, text('phone.moments-share')),
      element('div', { class: 'phone-draft' }, cardPicture(draft), element('p', {}, draft.title)),
      element('button', post, text('phone.moments-post')),
      element('button', { class: 'phone-sheet-cancel', onClick: choose(false) }, text('phone.cancel')),
    )
  })
  if (!agreed) return false
  const posted = await service.postMoment(draft).then(
    () => true,
    () => false,
  )
  const [words, kind] = posted ? (['phone.moments-posted', 'success'] as const) : (['phone.offline', 'none'] as const)
  cover.toast(text(words), kind, 1500, false)
  return posted
}

interface SendingPhone {
  cover: Cover
  service: WechatService
  announce: Announce
}

/** The choice of a friend or a group, then the sending. @returns whether the card was sent */
export async function sendByHand(draft: CardDraft, phone: SendingPhone): Promise<boolean> {
  const { cover, service, announce } = phone
  const to = await chooseChat(phone, [cardPicture(draft), element('p', {}, draft.title)])
  if (to === null) return false
  await service.sendCard(to, draft)
  cover.toast(text('phone.sent'), 'success', 1500, false)
  announce('card-sent', { to, title: draft.title, path: draft.path })
  return true
}

/** The same for a picture, which WeChat presses before it sends it. @returns whether it was sent */
export async function sendPictureByHand(file: Blob, phone: SendingPhone): Promise<boolean> {
  const { cover, service, announce } = phone
  const address = URL.createObjectURL(file)
  const to = await chooseChat(phone, [element('img', { class: 'phone-draft-picture', src: address, alt: '' })])
  URL.revokeObjectURL(address)
  if (to === null) return false
  const isSent = await pressed(file)
    .then((small) => service.sendPicture(to, small))
    .then(
      () => true,
      () => false,
    )
  cover.toast(text(isSent ? 'phone.sent' : 'phone.offline'), isSent ? 'success' : 'none', 1500, false)
  if (isSent) announce('picture-sent', { to })
  return isSent
}

/** A picture in a chat is no wider than this, and a JPEG of this quality. */
const CHAT_WIDTH_PX = 1080
const CHAT_QUALITY = 0.8

async function pressed(file: Blob): Promise<Blob> {
  const picture = await pictureOfFile(file)
  const small = document.createElement('canvas')
  small.width = Math.min(picture.width, CHAT_WIDTH_PX)
  small.height = Math.round((picture.height * small.width) / picture.width)
  small.getContext('2d')?.drawImage(picture, 0, 0, small.width, small.height)
  const blob = await new Promise<Blob | null>((resolve) => small.toBlob(resolve, 'image/jpeg', CHAT_QUALITY))
  if (!blob) throw new Error('the picture has no size')
  return blob
}

/** @returns the chat that was chosen, null when there was none or the sheet was put away */
async function chooseChat({ cover, service }: SendingPhone, draft: HTMLElement[]): Promise<string | null> {
  const chats = await service.chats().catch(() => null)
  if (!chats) {
    cover.toast(text('phone.offline'), 'none', 2000, false)
    return null
  }
  return new Promise<string | null>((resolve) => {
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
      element('div', { class: 'phone-draft' }, ...draft),
      element('button', { class: 'phone-sheet-cancel', onClick: () => choose(null) }, text('phone.cancel')),
    )
  })
}
