import { text } from '@passalong/contract'
import type { Cover } from '../screen/cover.js'
import type { PhoneStorage } from '../wx/storage.js'

/** What the bundle answers after it has shown its own notice. */
interface NoticeAnswer {
  event: 'exposureAuthorization' | 'agree' | 'disagree'
  buttonId?: string
}

type Notice = (resolve: (answer: NoticeAnswer) => void, info: { referrer: string }) => void

const KEY = 'agreed-to-privacy-guide'

/** WeChat's own gate: whether this person has agreed to the mini program's privacy guide. */
export class PrivacyGate {
  readonly #kept: PhoneStorage
  readonly #cover: Cover
  #notice: Notice | null = null

  constructor(kept: PhoneStorage, cover: Cover) {
    this.#kept = kept
    this.#cover = cover
  }

  get hasAgreed(): boolean {
    return this.#kept.get(KEY) === true
  }

  agree(): void {
    this.#kept.set(KEY, true)
  }

  onNeed(notice: Notice): void {
    this.#notice = notice
  }

  /** Lets pass who has agreed; else asks, by the bundle's notice or by WeChat's own. @returns false when refused */
  async pass(referrer: string): Promise<boolean> {
    if (this.hasAgreed) return true
    const agreed = this.#notice ? await this.#askByNotice(this.#notice, referrer) : await this.#askByWechat()
    if (agreed) this.agree()
    return agreed
  }

  #askByNotice(notice: Notice, referrer: string): Promise<boolean> {
    return new Promise((resolve) => {
      const answered = ({ event }: NoticeAnswer) => {
        if (event !== 'exposureAuthorization') resolve(event === 'agree')
      }
      notice(answered, { referrer })
    })
  }

  async #askByWechat(): Promise<boolean> {
    const { confirm } = await this.#cover.modal({
      title: text('phone.privacy-title'),
      content: text('phone.privacy-body'),
      showCancel: true,
      cancelText: text('phone.refuse'),
      confirmText: text('phone.agree'),
      cancelColor: '#000000',
      confirmColor: '#07863f',
      placeholder: null,
    })
    return confirm
  }
}
