import type { Network } from '../network.js'

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
}

export interface Chat {
  /** What `to` of a new card takes. */
  id: string
  kind: 'single' | 'group'
  title: string
  avatarColor: string
  /** Oldest first. */
  cards: ChatCard[]
}

/** A card that is about to be sent. */
export interface CardDraft {
  title: string
  path: string
  imageUrl: string | null
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

  async loginCode(): Promise<string> {
    const { code } = await this.#post<{ code: string }>('/wechat/login-codes', { person: this.person })
    return code
  }

  async phoneCode(): Promise<string> {
    const { code } = await this.#post<{ code: string }>('/wechat/phone-codes', { person: this.person })
    return code
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
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return (await response.json()) as T
  }
}
