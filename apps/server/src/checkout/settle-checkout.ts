import { Injectable } from '@nestjs/common'
import { commissionOfDecision } from '../commission/reasons.js'
import { type CouponRow, Coupons } from '../coupon/coupons.js'
import { maskedName } from '../member/member.js'
import { type OrderView, orderView } from '../order/views.js'
import { Clock } from '../platform/clock/clock.js'
import { ask, Database, unasked, WrittenMeanwhile } from '../platform/database/database.js'
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
import { RepeatedReceipts } from './repeated-receipts.js'
import { SettleOrders } from './settle-orders.js'
import { type Purchase, underLock } from './settlement.js'
import { type SettlementAnswers } from './settlement-facts.js'

/** What the clerk keyed in, and who they are. */
export interface TillSettlement {
  request: RequestName
  clerk: { id: number; storeId: number; personId: number }
  checkoutId: number
  receiptNo: string
  amountFen: number
  pointsToSpend: number
  giftCouponIds: readonly number[]
}

interface CheckoutRow {
  id: number
  store_id: number
  clerk_id: number
  member_id: number
  expires_at: Date
  order_id: number | null
  undone_at: Date | null
}

/** An answer to give, or the order whose first answer is to be read. */
type Answered = OrderView | { repeatedOrderId: number }

/** Settles open checkouts: order, points, growth value, commission and vouchers in one transaction, shared by who comes at once. */
@Injectable()
export class SettleCheckout {
  private readonly group = new Grouped<TillSettlement, Answered>(
    (settlements) => this.settleGroup(settlements),
    ({ request, checkoutId, clerk, receiptNo }) => [
      `${request.caller} ${request.key}`,
      `checkout ${checkoutId}`,
      `receipt ${clerk.storeId} ${receiptNo}`,
    ],
  )

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly settleOrders: SettleOrders,
    private readonly coupons: Coupons,
    private readonly repeated: RepeatedReceipts,
  ) {}

  /** Throws `checkout-unknown`, `-expired`, `-settled`, `clerk-own-purchase`, `receipt-conflict`, `coupon-unusable`. */
  async settle(settlement: TillSettlement): Promise<OrderView> {
    const answered = await this.group.submit(settlement)
    if (!('repeatedOrderId' in answered)) return answered
    return this.repeated.answer(settlement.request, answered.repeatedOrderId)
  }

  private async settleGroup(settlements: TillSettlement[]): Promise<Outcome<Answered>[]> {
    const checkouts = await this.openCheckouts(settlements)
    const outcomes = new Map<TillSettlement, Outcome<Answered>>()
    // Two purchases of one member are decided one after the other: the second earns at the tier that the first reached.
    const known = settlements.flatMap((one) => {
      const memberId = checkouts.get(one.checkoutId)?.member_id
      return memberId === undefined ? [] : [{ one, memberId }]
    })
    for (const round of rounds(known, ({ memberId }) => memberId)) {
      const decided = await this.settleRound(round)
      for (const [index, { one }] of round.entries()) outcomes.set(one, decided[index] as Outcome<Answered>)
    }
    return settlements.map((one) => outcomes.get(one) ?? { error: new Refusal('checkout-unknown') })
  }

  private async settleRound(round: Known[]): Promise<Outcome<Answered>[]> {
    const atMs = this.clock.now()
    const { draw } = await this.ids.ready()
    const purchases = round.map(({ one, memberId }) => purchaseOf(one, memberId, atMs))
    const settlements = round.map(({ one }) => one)
    const questions = (tries: number) => this.questions(settlements, purchases, tries > 1)
    return this.database.exchange(questions, ([requests, checkouts, coupons, ...facts], tries) => {
      const sheet = new Sheet()
      const now = this.clock.now()
      const answer = round.map(({ one }, index) => {
        const checkout = checkouts.find(({ id }) => id === one.checkoutId) as CheckoutRow
        const loaded = { requests, coupons, facts, checkout, purchase: underLock(purchases[index] as Purchase, now) }
        return sheet.attempt((own) => this.decide(one, loaded, draw, own))
      })
      // Almost always all are new, and the unique keys prove it. Only when not, what was there before is asked for.
      if (tries === 1 && answer.some((outcome) => 'error' in outcome)) throw new WrittenMeanwhile()
      return { sheet, answer }
    })
  }

  private questions(settlements: readonly TillSettlement[], purchases: readonly Purchase[], perhaps: boolean) {
    return [
      perhaps ? requestQuestion(settlements.map(({ request }) => request)) : unasked<RequestRow>(),
      ask<CheckoutRow>(`${CHECKOUTS} ORDER BY id FOR UPDATE`, [settlements.map(({ checkoutId }) => checkoutId)]),
      this.coupons.question(settlements.flatMap(({ giftCouponIds }) => giftCouponIds)),
      ...this.settleOrders.questions(purchases, perhaps),
    ] as const
  }

  private decide(one: TillSettlement, loaded: Loaded, draw: () => number, sheet: Sheet): Answered {
    const { checkout, purchase } = loaded
    const { atMs } = purchase
    const earlier = firstAnswer<OrderView>(one.request, loaded.requests)
    if (earlier) return earlier
    const member = loaded.facts[0].find(({ id }) => id === checkout.member_id)
    if (member?.person_id === one.clerk.personId) throw new Refusal('clerk-own-purchase')
    const settledBefore = checkout.order_id !== null && checkout.undone_at === null
    if (!settledBefore && checkout.expires_at.getTime() <= atMs) throw new Refusal('checkout-expired')
    const settled = this.settleOrders.decide(purchase, loaded.facts, draw, sheet)
    if (settled.repeated) {
      const used = one.giftCouponIds.every((couponId) =>
        loaded.coupons.some(({ id, order_id }) => id === couponId && order_id === settled.orderId),
      )
      if (!used) throw new Refusal('receipt-conflict')
      return { repeatedOrderId: settled.orderId }
    }
    if (settledBefore) throw new Refusal('checkout-settled')
    const { order, decided } = settled
    this.coupons.redeem(
      sheet,
      { couponIds: one.giftCouponIds, memberId: order.memberId, storeId: order.storeId, orderId: order.id, atMs },
      loaded.coupons,
    )
    sheet.change('checkout', ['id'], ['order_id'], [checkout.id, order.id])
    const { commissionFen, commissionSecondFen } = decided.settlement
    const view = orderView(
      order,
      maskedName(member?.nickname ?? ''),
      commissionOfDecision(decided.commissions.first, commissionFen + commissionSecondFen),
    )
    keepAnswer(sheet, one.request, view, atMs)
    return view
  }

  /** A checkout is for the clerk and store that opened it; anybody else's does not exist for this clerk. */
  private async openCheckouts(settlements: readonly TillSettlement[]): Promise<Map<number, CheckoutRow>> {
    const rows = await this.database.rows<CheckoutRow>(CHECKOUTS, [settlements.map(({ checkoutId }) => checkoutId)])
    const own = rows.filter((row) =>
      settlements.some(
        ({ checkoutId, clerk }) => checkoutId === row.id && clerk.id === row.clerk_id && clerk.storeId === row.store_id,
      ),
    )
    return new Map(own.map((row) => [row.id, row]))
  }
}

interface Loaded {
  requests: RequestRow[]
  coupons: CouponRow[]
  facts: SettlementAnswers
  checkout: CheckoutRow
  purchase: Purchase
}

/** A settlement whose checkout is there. */
interface Known {
  one: TillSettlement
  memberId: number
}

/** A checkout whose order was undone is open again. */
const CHECKOUTS = `SELECT id, store_id, clerk_id, member_id, expires_at, order_id,
    (SELECT undone_at FROM sale_order WHERE sale_order.id = checkout.order_id) AS undone_at FROM checkout WHERE id IN (?)`

function purchaseOf(one: TillSettlement, memberId: number, atMs: number): Purchase {
  const { clerk, receiptNo, amountFen } = one
  const line = { lineNo: 1, item: null, unitPrice: null, quantity: 1, priceFen: amountFen }
  const sold = { receiptNo, memberId, lines: [line], pointsToSpend: one.pointsToSpend }
  return { storeId: clerk.storeId, clerkId: clerk.id, till: 'unspecified', atMs, ...sold }
}
