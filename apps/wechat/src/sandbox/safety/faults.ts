import { PhoneRefusal } from '../chats.js'
import type { Fields } from '../request-body.js'
import { WechatRefusal } from '../wechat-error.js'

/** How the checks go wrong: `away` answers -1, `hang` not at all until it is over. */
export const SAFETY_FAULTS = ['away', 'hang'] as const
export type SafetyFault = (typeof SAFETY_FAULTS)[number]

/** `POST /wechat/content-safety` `{fault}`: how both checks answer from now on, for tests and the stage; null as usual. */
export class SafetyFaults {
  #fault: SafetyFault | null = null
  #hanging: (() => void)[] = []

  set(body: Fields): { fault: SafetyFault | null } {
    const fault = body['fault'] ?? null
    if (!isFault(fault)) throw new PhoneRefusal('body-invalid', 400)
    this.#fault = fault
    for (const goOn of this.#hanging) goOn()
    this.#hanging = []
    return { fault }
  }

  /** Lets a check begin, some time. @throws WechatRefusal -1 */
  async passed(): Promise<void> {
    while (this.#fault === 'hang') await new Promise<void>((resolve) => this.#hanging.push(resolve))
    if (this.#fault === 'away') throw new WechatRefusal(-1)
  }
}

function isFault(value: unknown): value is SafetyFault | null {
  return value === null || (SAFETY_FAULTS as readonly unknown[]).includes(value)
}
