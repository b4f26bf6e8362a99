import type { Network } from '../network.js'
import { base64Of } from './base64.js'

/** Someone with a WeChat account. */
export interface Person {
  id: string
  name: string
  avatarColor: string
  role: string
}

/** A mini program card as its reader sees it. */
export interface ChatCard {
  id: string
  from: { id: string; name: string; avatarColor: string }
  mine: boolean
  title: string
  path: string
  imageUrl: string | null
  sentAt: string
  /** The launch scene when it is opened from this chat. */
  scene: number
  /** 1 a friend's chat, 3 a group. */
  chatType: number
  shareTicket: string | null
}

/** A page that someone has put on Moments. */
export interface MomentsPost {
  id: string
  from: { id: string; name: string; avatarColor: string }
  mine: boolean
  title: string
  path: string
  imageUrl: string | null
  sentAt: string
}

/** A picture in a chat; `url` is where its JPEG lies. */
export interface ChatPicture {
  id: string
  from: { id: string; name: string; avatarColor: string }
  mine: boolean
  url: string
  sentAt: string
}

export interface Chat {
  /** What `to` of a new card takes. */
  id: string
  kind: 'single' | 'group'
  title: string
  avatarColor: string
  /** Oldest first. */
  cards: ChatCard[]
  /** Oldest first. */
  pictures: ChatPicture[]
}

/** A card that is about to be sent. */
export interface CardDraft {
  title: string
  path: string
  imageUrl: string | null
  withShareTicket?: boolean
}

/** A subscribe message that came; `page` is where a tap leads, '' nowhere. */
export interface ServiceNotice {
  id: string
  title: string
  fields: { label: string; value: string }[]
  page: string
  /** ISO-8601 UTC. */
  sentAt: string
}

/** What the mini program hands over to have a transfer confirmed. */
export interface TransferAsk {
  mchId: string
  appId: string
  package: string
}

/** A transfer to this person as it stands at WeChat. */
export interface ShownTransfer {
  amountFen: number
  remark: string
  state: string
}

/** WeChat's server would not; `code` names why, '' where it gave no reason. */
export class ServiceRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`WeChat refused: ${status} ${code}`)
  }
}

/** WeChat's server as the app on this phone calls it; without a network every call fails. */
export class WechatService {
  readonly person: string
  readonly #network: Network

  constructor(person: string, network: Network) {
    this.person = person
    this.#network = network
  }

  people(): Promise<Person[]> {
    return this.#get('/wechat/people')
  }

  async chats(): Promise<Chat[]> {
    const { chats } = await this.#get<{ chats: Chat[] }>(`/wechat/chats/${encodeURIComponent(this.person)}`)
    return chats
  }

  async sendCard(to: string, card: CardDraft): Promise<void> {
    await this.#post('/wechat/cards', { from: this.person, to, ...card })
  }

  async sendPicture(to: string, picture: Blob): Promise<void> {
    await this.#post('/wechat/pictures', { from: this.person, to, picture: await base64Of(picture) })
  }

  async moments(): Promise<MomentsPost[]> {
    return (await this.#get<{ posts: MomentsPost[] }>(`/wechat/moments/${encodeURIComponent(this.person)}`)).posts
  }

  async postMoment(draft: CardDraft): Promise<void> {
    await this.#post('/wechat/moments', { from: this.person, ...draft })
  }

  /** The group of a card that was opened, sealed. @throws ServiceRefusal scene-wrong, group-left */
  groupOf(card: string): Promise<{ encryptedData: string; iv: string }> {
    return this.#post('/wechat/group-entries', { person: this.person, card })
  }

  async loginCode(): Promise<string> {
    const { code } = await this.#post<{ code: string }>('/wechat/login-codes', { person: this.person })
    return code
  }

  async phoneCode(): Promise<string> {
    const { code } = await this.#post<{ code: string }>('/wechat/phone-codes', { person: this.person })
    return code
  }

  async notices(): Promise<ServiceNotice[]> {
    const path = `/wechat/messages/${encodeURIComponent(this.person)}`
    return (await this.#get<{ messages: ServiceNotice[] }>(path)).messages
  }

  /** The transfer behind `ask`. @throws ServiceRefusal transfer-unknown, transfer-not-yours, transfer-over */
  shownTransfer(ask: TransferAsk): Promise<ShownTransfer> {
    return this.#post('/wechat/transfers/shown', { person: this.person, ...ask })
  }

  /** The tap on 确认收款, or on 取消 (`refuse`). @throws ServiceRefusal as `shownTransfer` */
  answerTransfer(ask: TransferAsk, refuse: boolean): Promise<ShownTransfer> {
    return this.#post('/wechat/transfers/confirm', { person: this.person, package: ask.package, refuse })
  }

  /** The templates with these ids. @throws ServiceRefusal template-unknown */
  async askedTemplates(ids: string[]): Promise<{ id: string; title: string }[]> {
    const path = '/wechat/subscriptions/asked'
    return (await this.#post<{ templates: { id: string; title: string }[] }>(path, { templates: ids })).templates
  }

  async keepConsents(templates: Record<string, 'accept' | 'reject'>): Promise<void> {
    await this.#post('/wechat/subscriptions', { person: this.person, templates })
  }

  /** Whole days by which the demonstration plays in the future. */
  async daysAhead(): Promise<number> {
    return (await this.#get<{ daysAhead: number }>('/wechat/clock')).daysAhead
  }

  async #get<T>(path: string): Promise<T> {
    return this.#call<T>(path, { method: 'GET', cache: 'no-store' })
  }

  async #post<T>(path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json' }
    return this.#call<T>(path, { method: 'POST', headers, body: JSON.stringify(body) })
  }

  async #call<T>(path: string, init: RequestInit): Promise<T> {
    if (!this.#network.online) throw new Error('network is away')
    const response = await fetch(path, init)
    if (!response.ok) {
      const { code = '' } = (await response.json().catch(() => ({}))) as { code?: string }
      throw new ServiceRefusal(response.status, code)
    }
    return (await response.json()) as T
  }
}
