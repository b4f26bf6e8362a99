import type { Fate } from './bills.js'

export type Call = 'create' | 'query' | 'cancel'

/**
 * How an answer goes wrong: `before` nothing has happened yet, `after` it has. `error` is an HTTP 500, `cut` a
 * connection that ends; `unsigned` and `wrongly-signed` are answers that did not come from WeChat.
 */
export const ANSWER_FAULTS = [
  'error-before',
  'error-after',
  'cut-before',
  'cut-after',
  'unsigned',
  'wrongly-signed',
] as const
export type AnswerFault = (typeof ANSWER_FAULTS)[number] | { status: number; code: string; message: string }

interface PlannedAnswer {
  outBillNo: string | null
  call: Call
  fault: AnswerFault | null
  /** The answer comes so much later, in the timer's milliseconds. */
  delayMs: number
  left: number
}

/** What is done with notifications: sent, kept back until released, or lost on the way. */
export type NoticeWay = 'send' | 'hold' | 'drop'

export interface NoticeRule {
  way: NoticeWay
  /** How often each one is sent. */
  copies: number
  delayMs: number
}

const USUAL: NoticeRule = { way: 'send', copies: 1, delayMs: 0 }
const NO_FATE: Fate = { heldAt: null, willFail: null }

/** What tests and the stage have asked for; forgotten with the process. */
export class Control {
  readonly #answers: PlannedAnswer[] = []
  readonly #fates: Fate[] = []
  readonly #rules = new Map<string, NoticeRule>()
  #rule = USUAL

  planAnswer(planned: PlannedAnswer): void {
    this.#answers.push(planned)
  }

  /** How the answer to this call goes, used up by asking. */
  answerTo(call: Call, outBillNo: string): { fault: AnswerFault | null; delayMs: number } {
    const planned = this.#answers.find(
      (one) => one.left > 0 && one.call === call && (one.outBillNo === null || one.outBillNo === outBillNo),
    )
    if (!planned) return { fault: null, delayMs: 0 }
    planned.left -= 1
    if (planned.left === 0) this.#answers.splice(this.#answers.indexOf(planned), 1)
    return planned
  }

  planFate(fate: Fate): void {
    this.#fates.push(fate)
  }

  /** What is planned for the next new bill, used up by asking. */
  nextFate(): Fate {
    return this.#fates.shift() ?? NO_FATE
  }

  /** For one bill, or from now on for all that have no rule of their own. */
  setNoticeRule(outBillNo: string | null, changed: Partial<NoticeRule>): void {
    if (outBillNo === null) this.#rule = { ...USUAL, ...changed }
    else this.#rules.set(outBillNo, { ...USUAL, ...changed })
  }

  noticeRule(outBillNo: string): NoticeRule {
    return this.#rules.get(outBillNo) ?? this.#rule
  }

  clear(): void {
    this.#answers.length = 0
    this.#fates.length = 0
    this.#rules.clear()
    this.#rule = USUAL
  }
}
