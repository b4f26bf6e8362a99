import { PhoneRefusal } from '../chats.js'
import { type Bill, type BillState, FAIL_REASONS, type FailReason } from './bill.js'
import type { Fate } from './bills.js'
import { ANSWER_FAULTS, type AnswerFault, type Call, type NoticeWay } from './control.js'
import { FORGERIES, type Forgery, type NoticeAnswer } from './notice.js'
import type { Transfers } from './transfers.js'

/**
 * `POST /wechat/transfers/control`: what goes wrong, for tests and the stage. All fields are optional; several may stand
 * in one request. Without `outBillNo` they are about the next new bill (hold, fail), the next call (answer), or every
 * bill from now on (notices).
 */
export interface ControlOrder {
  outBillNo?: string
  /** How the answer to the next `times` calls of `on` (create) goes wrong, and how much later it comes. */
  answer?: AnswerFault
  answerDelayMs?: number
  on?: Call
  times?: number
  /** Stays in this state until `advance`. */
  hold?: BillState
  advance?: boolean
  /** Fails with this reason: a known bill at once, one to come at `failAt` (acceptance). */
  fail?: FailReason
  failAt?: 'acceptance' | 'transfer'
  /** As if 24 hours had passed. */
  expire?: boolean
  /** What is done with notifications, how often each is sent, and how much later. */
  notices?: NoticeWay
  copies?: number
  delayMs?: number
  /**
   * Sends at once: the last one `again` byte for byte; all that were held, in their order or `held-reversed`; or a
   * forgery for `outBillNo`, whose fields `claims` replace.
   */
  send?: 'again' | 'held' | 'held-reversed' | Forgery
  claims?: Record<string, unknown>
}

/** `bill` as it stands afterwards; `answers` is what the merchant said to each notification that was sent by `send`. */
export interface Controlled {
  bill: Bill | null
  answers: NoticeAnswer[]
}

const STATES: readonly BillState[] = ['ACCEPTED', 'PROCESSING', 'TRANSFERING', 'CANCELING']

/** Carries a control order out. @throws PhoneRefusal 404 transfer-unknown, 400 body-invalid */
export async function controlTransfers(transfers: Transfers, order: ControlOrder): Promise<Controlled> {
  check(order)
  const bill = order.outBillNo === undefined ? null : (transfers.bills.find(order.outBillNo) ?? null)
  if (order.outBillNo !== undefined && !bill) throw new PhoneRefusal('transfer-unknown', 404)
  planAnswer(transfers, order)
  if (order.notices || order.copies || order.delayMs) {
    const { notices: way = 'send', copies = 1, delayMs = 0 } = order
    transfers.control.setNoticeRule(order.outBillNo ?? null, { way, copies, delayMs })
  }
  if (bill) turn(transfers, bill, order)
  else if (order.hold || order.fail) transfers.control.planFate(fateOf(order))
  return { bill, answers: await sendNotices(transfers, bill, order) }
}

function check({ answer, hold, fail, send, outBillNo }: ControlOrder): void {
  const isKnown = (known: readonly string[], value: string | undefined) => value === undefined || known.includes(value)
  const isFault = typeof answer === 'object' || isKnown(ANSWER_FAULTS, answer)
  const needsBill = send !== undefined && !['held', 'held-reversed'].includes(send)
  const isRight =
    isFault &&
    isKnown(STATES, hold) &&
    isKnown(FAIL_REASONS, fail) &&
    isKnown(['again', 'held', 'held-reversed', ...FORGERIES], send) &&
    !(needsBill && outBillNo === undefined)
  if (!isRight) throw new PhoneRefusal('body-invalid', 400)
}

function planAnswer({ control }: Transfers, order: ControlOrder): void {
  const { answer: fault = null, answerDelayMs: delayMs = 0, on: call = 'create', times: left = 1 } = order
  if (fault !== null || delayMs > 0) {
    control.planAnswer({ outBillNo: order.outBillNo ?? null, call, fault, delayMs, left })
  }
}

function fateOf({ hold, fail, failAt: at = 'acceptance' }: ControlOrder): Fate {
  return { heldAt: hold ?? null, willFail: fail ? { at, reason: fail } : null }
}

function turn({ bills }: Transfers, bill: Bill, { hold, advance, fail, expire }: ControlOrder): void {
  if (hold) bills.hold(bill, hold)
  if (advance) bills.letGo(bill)
  if (fail) bills.fail(bill, fail)
  if (expire) bills.fail(bill, 'OVERDUE_CLOSE')
}

function sendNotices({ notices }: Transfers, bill: Bill | null, order: ControlOrder): Promise<NoticeAnswer[]> {
  const { send, claims = {} } = order
  if (send === 'held' || send === 'held-reversed') return notices.release(send === 'held-reversed')
  if (!send || !bill) return Promise.resolve([])
  return send === 'again' ? notices.replay(bill.outBillNo) : notices.forge(bill, send, claims)
}
