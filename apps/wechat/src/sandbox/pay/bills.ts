import { randomBytes, randomInt } from 'node:crypto'
import { openidFor, people, realNameOf } from '../people.js'
import { DAY_MS, playedNowMs, type Sandbox } from '../sandbox.js'
import { type Bill, type BillOrder, type BillState, type FailReason, isFinal } from './bill.js'
import { PayRefusal } from './pay.js'
import type { Timer } from './timer.js'

const ACCEPTANCE_MS = 1_000
const TRANSFER_MS = 1_500
const CANCEL_MS = 1_000
/** Below 0.3 yuan the name is not compared. */
const NAME_CHECKED_FROM_FEN = 30
const CANCELLABLE: readonly BillState[] = ['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM']

/** What a test wants of a bill that is yet to come. */
export type Fate = Pick<Bill, 'heldAt' | 'willFail'>

/** Every transfer and its way through the states. `ended` is called once for each, when its last state is reached. */
export class Bills {
  readonly #waiting = new Set<string>()
  readonly #byPackage = new Map<string, string>()

  constructor(
    private readonly sandbox: Sandbox,
    private readonly timer: Timer,
    private readonly ended: (bill: Bill) => void,
  ) {
    for (const bill of this.all()) this.#resume(bill)
  }

  all(): Bill[] {
    return Object.values(this.sandbox.store.read().transfers)
  }

  find(outBillNo: string): Bill | undefined {
    const { transfers } = this.sandbox.store.read()
    return Object.hasOwn(transfers, outBillNo) ? transfers[outBillNo] : undefined
  }

  withPackage(packageInfo: string): Bill | undefined {
    const bill = this.find(this.#byPackage.get(packageInfo) ?? '')
    return bill?.packageInfo === packageInfo ? bill : undefined
  }

  /**
   * Takes a transfer up; the same one a second time is the first one as it stands now.
   * @throws PayRefusal 400 ALREADY_EXISTS the number stands for another transfer
   */
  create(order: BillOrder, fate: Fate): Bill {
    const known = this.find(order.outBillNo)
    if (known) {
      if (contentOf(known) === contentOf(order)) return known
      throw new PayRefusal(400, 'ALREADY_EXISTS', '商户单号已存在，且参数与原单不一致')
    }
    const nowMs = playedNowMs(this.sandbox)
    const bill: Bill = {
      ...order,
      transferBillNo: transferNumber(nowMs),
      state: 'ACCEPTED',
      failReason: null,
      packageInfo: null,
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
      heldAt: fate.heldAt,
      willFail: this.#namesAnother(order) ? { at: 'acceptance', reason: 'NAME_NOT_CORRECT' } : fate.willFail,
    }
    this.sandbox.store.change((state) => {
      state.transfers[bill.outBillNo] = bill
    })
    this.#goOn(bill)
    return bill
  }

  /** The person taps 确认收款; confirming what is under way already changes nothing. */
  confirm(bill: Bill): void {
    if (bill.state !== 'WAIT_USER_CONFIRM') return
    this.#turn(bill, 'TRANSFERING')
    this.#goOn(bill)
  }

  /** Calls a transfer off that nobody has confirmed. @throws PayRefusal 400 INVALID_REQUEST */
  cancel(bill: Bill): void {
    if (bill.state === 'CANCELING' || bill.state === 'CANCELLED') return
    if (!CANCELLABLE.includes(bill.state)) throw new PayRefusal(400, 'INVALID_REQUEST', '当前转账单状态不支持撤销')
    this.#turn(bill, 'CANCELING')
    this.#goOn(bill)
  }

  /** Ends a transfer in failure, wherever it stands; one that has ended stays as it ended. */
  fail(bill: Bill, reason: FailReason): void {
    if (isFinal(bill)) return
    this.#turn(bill, 'FAIL', reason)
  }

  /** Holds a transfer no longer where a test wanted it. */
  letGo(bill: Bill): void {
    this.#change(bill, () => {
      bill.heldAt = null
    })
    this.#goOn(bill)
  }

  hold(bill: Bill, heldAt: BillState): void {
    this.#change(bill, () => {
      bill.heldAt = heldAt
    })
  }

  /** Closes what nobody confirmed within 24 hours. */
  closeOverdue(): void {
    const nowMs = playedNowMs(this.sandbox)
    for (const outBillNo of this.#waiting) {
      const bill = this.find(outBillNo)
      if (bill?.state !== 'WAIT_USER_CONFIRM') this.#waiting.delete(outBillNo)
      else if (nowMs - bill.createdAtMs >= DAY_MS) this.#turn(bill, 'FAIL', 'OVERDUE_CLOSE')
    }
  }

  #namesAnother({ openid, userName, amountFen }: BillOrder): boolean {
    const payee = people.find(({ id }) => openidFor(this.sandbox.appid, id) === openid)
    if (!payee || userName === null || amountFen < NAME_CHECKED_FROM_FEN) return false
    return userName !== realNameOf(payee.id)
  }

  /** The next thing that happens to it without anybody's doing. */
  #goOn(bill: Bill): void {
    if (bill.heldAt === bill.state) return
    const { state, willFail } = bill
    const later = (delayMs: number, work: () => void) =>
      this.timer.after(delayMs, () => {
        if (this.find(bill.outBillNo) === bill && bill.state === state && bill.heldAt !== state) work()
      })
    if (state === 'ACCEPTED' && willFail?.at === 'acceptance') {
      later(ACCEPTANCE_MS, () => this.fail(bill, willFail.reason))
    } else if (state === 'ACCEPTED') {
      this.#turn(bill, 'PROCESSING')
      this.#goOn(bill)
    } else if (state === 'PROCESSING') this.#waitForConfirmation(bill)
    else if (state === 'CANCELING') later(CANCEL_MS, () => this.#turn(bill, 'CANCELLED'))
    else if (state === 'TRANSFERING') {
      later(TRANSFER_MS, () => {
        if (willFail?.at === 'transfer') this.fail(bill, willFail.reason)
        else this.#turn(bill, 'SUCCESS')
      })
    }
  }

  #waitForConfirmation(bill: Bill): void {
    this.#change(bill, () => {
      bill.packageInfo = randomBytes(48).toString('base64')
    })
    this.#turn(bill, 'WAIT_USER_CONFIRM')
    this.#resume(bill)
  }

  /** What this process has to know of a bill that was there before it. */
  #resume(bill: Bill): void {
    if (bill.packageInfo !== null) this.#byPackage.set(bill.packageInfo, bill.outBillNo)
    if (bill.state === 'WAIT_USER_CONFIRM') this.#waiting.add(bill.outBillNo)
    else this.#goOn(bill)
  }

  #turn(bill: Bill, state: BillState, failReason: FailReason | null = null): void {
    this.#change(bill, () => {
      Object.assign(bill, { state, failReason, updatedAtMs: playedNowMs(this.sandbox) })
    })
    if (isFinal(bill)) this.ended(bill)
  }

  #change(bill: Bill, change: () => void): void {
    if (this.find(bill.outBillNo) === bill) this.sandbox.store.change(change)
  }
}

/** What must be equal for two requests to be the same transfer: all that was asked for, the name decrypted. */
function contentOf({
  outBillNo,
  openid,
  amountFen,
  remark,
  sceneId,
  userName,
  perception,
  reports,
  notifyUrl,
}: BillOrder) {
  return JSON.stringify([outBillNo, openid, amountFen, remark, sceneId, userName, perception, reports, notifyUrl])
}

/** 40 digits like WeChat's: `1330001123…`. */
function transferNumber(nowMs: number): string {
  const day = new Date(nowMs).toISOString().slice(0, 10).replaceAll('-', '')
  const tail = Array.from({ length: 3 }, () => String(randomInt(1_000_000_000)).padStart(9, '0')).join('')
  return `13300${day}${tail}`
}
