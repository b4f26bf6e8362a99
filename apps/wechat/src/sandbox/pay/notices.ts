import type { Sandbox } from '../sandbox.js'
import type { Bill } from './bill.js'
import { isLoopback } from './bill-order.js'
import type { Control } from './control.js'
import { type Forgery, forged, type Notice, type NoticeAnswer, noticeBody, post } from './notice.js'
import type { Pay } from './pay.js'
import { signedHeaders } from './signature.js'
import type { Timer } from './timer.js'

const [S, M, H] = [1_000, 60_000, 3_600_000]
/** 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h: how long WeChat waits before each further try. */
export const RETRY_AFTER_MS: readonly number[] = [
  ...[15 * S, 15 * S, 30 * S, 3 * M, 10 * M, 20 * M, 30 * M, 30 * M, 30 * M, 60 * M],
  ...[3 * H, 3 * H, 3 * H, 6 * H, 6 * H],
]
/** That a transfer was closed because nobody confirmed it is told long after it happened. */
const OVERDUE_LATE_MS = 10 * M
/** Of how many bills the last notification is remembered for a replay. */
const REPLAYABLE = 1_000

interface SentNotice {
  url: string
  headers: Record<string, string>
  body: string
}

/** Tells the merchant of transfers that have ended, until it answers 2xx or the schedule is at its end. */
export class Notices {
  readonly #sent = new Map<string, SentNotice>()
  #held: Notice[] = []
  #underWay = 0

  /** How many are with the merchant at this moment. */
  get underWay(): number {
    return this.#underWay
  }

  constructor(
    private readonly sandbox: Sandbox,
    private readonly pay: Pay,
    private readonly timer: Timer,
    private readonly control: Control,
  ) {
    for (const notice of Object.values(sandbox.store.read().notices)) this.#soon(notice, 0)
  }

  announce(bill: Bill): void {
    const rule = this.control.noticeRule(bill.outBillNo)
    if (!this.pay.notify || bill.notifyUrl === null || rule.way === 'drop') return
    const body = noticeBody(this.pay, bill)
    const { outBillNo, notifyUrl: url } = bill
    const lateMs = bill.failReason === 'OVERDUE_CLOSE' ? OVERDUE_LATE_MS : 0
    for (let copy = 0; copy < rule.copies; copy += 1) {
      const notice = { id: `${outBillNo}/${copy}`, outBillNo, url, body, tries: 0 }
      if (rule.way === 'hold') this.#held.push(notice)
      else this.#keep(notice, rule.delayMs + lateMs)
    }
  }

  /** Sends what was held, in its order or the other way round; resolves to the merchant's answers. */
  async release(reversed: boolean): Promise<NoticeAnswer[]> {
    const held = reversed ? this.#held.toReversed() : this.#held
    this.#held = []
    const answers: NoticeAnswer[] = []
    for (const notice of held) {
      this.#put(notice)
      answers.push(await this.#try(notice))
    }
    return answers
  }

  /** The very same bytes and headers that were sent last. */
  async replay(outBillNo: string): Promise<NoticeAnswer[]> {
    const sent = this.#sent.get(outBillNo)
    return sent ? [await post(sent.url, sent.headers, sent.body)] : []
  }

  /** A notification that WeChat would not have sent, or would have sent of something else. */
  async forge(bill: Bill, forgery: Forgery, claims: Record<string, unknown>): Promise<NoticeAnswer[]> {
    if (bill.notifyUrl === null) return []
    const { body, headers } = forged(this.pay, bill, forgery, claims)
    return [await post(bill.notifyUrl, headers, body)]
  }

  /** Tries at once whatever waits for its next try: time was moved on. */
  hurry(): void {
    for (const notice of Object.values(this.sandbox.store.read().notices)) void this.#try(notice)
  }

  clear(): void {
    this.#held = []
    this.#sent.clear()
  }

  #keep(notice: Notice, delayMs: number): void {
    this.#put(notice)
    this.#soon(notice, delayMs)
  }

  #put(notice: Notice): void {
    this.sandbox.store.change((state) => {
      state.notices[notice.id] = notice
    })
  }

  #soon(notice: Notice, delayMs: number): void {
    const { tries } = notice
    this.timer.after(delayMs, () => {
      // It may have been taken, or tried, by another way in the meantime.
      if (this.#pending(notice) && notice.tries === tries) void this.#try(notice)
    })
  }

  #pending(notice: Notice): boolean {
    return this.sandbox.store.read().notices[notice.id] === notice
  }

  async #try(notice: Notice): Promise<NoticeAnswer> {
    const tries = notice.tries + 1
    notice.tries = tries
    const headers = signedHeaders(this.pay, notice.body)
    this.#remember(notice.outBillNo, { url: notice.url, headers, body: notice.body })
    const answer = await this.#post(notice, headers)
    const taken = answer.status !== null && answer.status >= 200 && answer.status < 300
    if (taken || tries > RETRY_AFTER_MS.length) this.#drop(notice)
    else if (this.#pending(notice) && notice.tries === tries) this.#soon(notice, RETRY_AFTER_MS[tries - 1] ?? 0)
    return answer
  }

  async #post({ url, body }: Notice, headers: Record<string, string>): Promise<NoticeAnswer> {
    // The sandbox speaks to this machine alone: elsewhere nobody would believe its signature.
    if (!isLoopback(new URL(url))) return { status: null, body: '' }
    this.#underWay += 1
    const answer = await post(url, headers, body)
    this.#underWay -= 1
    return answer
  }

  #remember(outBillNo: string, sent: SentNotice): void {
    this.#sent.delete(outBillNo)
    this.#sent.set(outBillNo, sent)
    const [oldest] = this.#sent.keys()
    if (this.#sent.size > REPLAYABLE && oldest !== undefined) this.#sent.delete(oldest)
  }

  #drop(notice: Notice): void {
    if (!this.#pending(notice)) return
    this.sandbox.store.change((state) => {
      delete state.notices[notice.id]
    })
  }
}
