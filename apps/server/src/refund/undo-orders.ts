import { Injectable } from '@nestjs/common'
import { decideUndo, undoFault } from '@passalong/domain'
import { standingOf } from '../commission/commissions.js'
import { type Order } from '../order/order.js'
import { Orders } from '../order/orders.js'
import { type Sheet } from '../platform/database/sheet.js'
import { Refusal } from '../platform/http/refusal.js'
import { type OrderAnswers, type OrderFacts, orderFactsOf } from './order-facts.js'
import { pointsOnDay, ReversalBooks } from './reversal.js'
import { moveFirstOrder, tellOfUndo } from './tell-tallies.js'

/** Undoes orders: every entry is posted the other way, and the receipt's number is free again. */
@Injectable()
export class UndoOrders {
  constructor(
    private readonly orders: Orders,
    private readonly books: ReversalBooks,
  ) {}

  /**
   * Decides an undo from loaded answers and writes it on the sheet. Throws `order-unknown`, `order-undone`, `undo-too-late` and
   * `undo-after-refund`, and then writes nothing.
   */
  decide(
    undo: { orderId: number; clerkId: number; atMs: number },
    answers: OrderAnswers,
    draw: () => number,
    sheet: Sheet,
  ): { order: Order; facts: OrderFacts } {
    const facts = orderFactsOf(undo.orderId, answers)
    const { order, member, spends } = facts
    const state = { paidAtMs: order.paidAt.getTime(), undone: order.undoneAt !== null }
    const fault = undoFault({ ...state, refunded: order.refunds.length > 0 }, undo.atMs)
    if (fault) throw new Refusal(fault)
    const now = pointsOnDay(facts, undo.atMs)
    const { paidFen, growth, points, pointsSpent, paidOn: orderDay, pointsLotId: ownLotId } = order
    const decision = decideUndo({
      ...{ orderId: order.id, memberId: member.id, paidFen, growth, points, pointsSpent, orderDay, ownLotId },
      ...{ lots: now.lots, spends, pointsBalance: now.pointsBalance, draw, atMs: undo.atMs, day: now.day },
      till: 'unspecified',
      commissions: [paidOn(facts, 1), paidOn(facts, 2)],
    })
    const after = this.orders.undo(sheet, order, undo.clerkId, undo.atMs)
    const commissionByLevelFen = [paidOn(facts, 1)?.amountFen ?? 0, paidOn(facts, 2)?.amountFen ?? 0] as const
    moveFirstOrder(sheet, facts)
    tellOfUndo(sheet, draw, facts, commissionByLevelFen[0] + commissionByLevelFen[1])
    this.books.write(sheet, facts, now, { ...decision, growth, commissionByLevelFen, whole: true }, draw)
    return { order: after, facts }
  }
}

function paidOn({ commissions }: OrderFacts, level: 1 | 2) {
  const standing = standingOf(commissions, level)
  const amountFen = commissions.find((row) => row.level === level)?.amountFen ?? 0
  return standing && { ...standing, amountFen }
}
