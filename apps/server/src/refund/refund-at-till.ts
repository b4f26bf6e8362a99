import { Injectable } from '@nestjs/common'
import { commissionOutcome } from '../commission/reasons.js'
import { maskedName } from '../member/member.js'
import { type OrderRef, Orders } from '../order/orders.js'
import { type OrderView, orderView } from '../order/views.js'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Grouped, type Outcome } from '../platform/database/grouped.js'
import { Ids } from '../platform/database/ids.js'
import { rounds } from '../platform/database/rounds.js'
import { Sheet } from '../platform/database/sheet.js'
import { Refusal } from '../platform/http/refusal.js'
import {
  firstAnswer,
  keepAnswer,
  type RequestName,
  type RequestRow,
  requestQuestion,
} from '../platform/idempotency/requests.js'
import { type RefundAnswers, refundQuestions } from './refund-facts.js'
import { RefundOrders } from './refund-orders.js'

/** What the clerk keyed in, and who they are. */
export interface TillRefund {
  request: RequestName
  clerk: { id: number; storeId: number }
  orderId: number
  amountFen: number
}

/** A refund whose order is there. */
interface Known {
  one: TillRefund
  ref: OrderRef
}

/** Refunds by amount at the till, for orders of the clerk's own store; those that come at once share a transaction. */
@Injectable()
export class RefundAtTill {
  private readonly group = new Grouped<TillRefund, OrderView>(
    (refunds) => this.refundGroup(refunds),
    ({ request, orderId }) => [`${request.caller} ${request.key}`, `order ${orderId}`],
  )

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly orders: Orders,
    private readonly refundOrders: RefundOrders,
  ) {}

  /** Throws `order-unknown` (another store's too), `order-undone` and `refund-exceeds-paid`. */
  refund(refund: TillRefund): Promise<OrderView> {
    return this.group.submit(refund)
  }

  private async refundGroup(refunds: TillRefund[]): Promise<Outcome<OrderView>[]> {
    const refs = await this.orders.refs(
      this.database,
      refunds.map(({ orderId }) => orderId),
    )
    const outcomes = new Map<TillRefund, Outcome<OrderView>>()
    const known = refunds.flatMap((one) => {
      const ref = refs.get(one.orderId)
      return ref?.storeId === one.clerk.storeId ? [{ one, ref }] : []
    })
    // Two refunds of one member are decided one after the other: they take from the same lots.
    for (const round of rounds(known, ({ ref }) => ref.memberId)) {
      const decided = await this.refundRound(round)
      for (const [index, { one }] of round.entries()) outcomes.set(one, decided[index] as Outcome<OrderView>)
    }
    return refunds.map((one) => outcomes.get(one) ?? { error: new Refusal('order-unknown') })
  }

  private async refundRound(round: Known[]): Promise<Outcome<OrderView>[]> {
    const { draw } = await this.ids.ready()
    // First answers are looked up under the locks: a twin that took everything has answered by then.
    const questions = [
      ...refundQuestions(round.map(({ ref }) => ref)),
      requestQuestion(round.map(({ one }) => one.request)),
    ] as const
    return this.database.exchange(questions, (answers) => {
      const sheet = new Sheet()
      const loaded = { answers, requests: answers[questions.length - 1] as RequestRow[] }
      const answer = round.map(({ one }) => sheet.attempt((own) => this.decide(one, loaded, draw, own)))
      return { sheet, answer }
    })
  }

  private decide(
    one: TillRefund,
    { requests, answers }: { requests: RequestRow[]; answers: RefundAnswers },
    draw: () => number,
    sheet: Sheet,
  ): OrderView {
    const first = firstAnswer<OrderView>(one.request, requests)
    if (first) return first
    const { orderId, amountFen, clerk } = one
    const atMs = this.clock.now()
    const asks = [{ lineNo: 1, amountFen }]
    const command = { orderId, refundNo: null, asks, clerkId: clerk.id, till: 'unspecified' as const, atMs }
    const { order, member, commissions } = this.refundOrders.decide(command, answers, draw, sheet)
    const view = orderView(order, maskedName(member.nickname), commissionOutcome(commissions))
    keepAnswer(sheet, one.request, view, atMs)
    return view
  }
}
