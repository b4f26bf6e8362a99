import { Injectable } from '@nestjs/common'
import { SettleOrders } from '../checkout/settle-orders.js'
import { Members } from '../member/members.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { CancelGoods, type Place } from './cancel-goods.js'
import { type CancellationStep, type PurchaseStep, type Step } from './receipt-file.js'
import { type RefusalReason, RowRefused } from './row-refused.js'
import { type Tally } from './tally.js'

/** Plays what customers did through the same use-cases as the till, each step at its own time. */
@Injectable()
export class PlayHistory {
  constructor(
    private readonly database: Database,
    private readonly members: Members,
    private readonly settleOrders: SettleOrders,
    private readonly cancelGoods: CancelGoods,
  ) {}

  /** Plays steps in their order; each is posted whole or refused, and `tally` knows which. */
  async play(place: Place, steps: readonly Step[], tally: Tally, played: () => void): Promise<void> {
    for (const step of steps) {
      try {
        if (step.kind === 'purchase') tally.bought(step.lines.length, await this.buy(place, step))
        else tally.cancelled(await this.cancel(place, step))
      } catch (error) {
        const lines = step.kind === 'purchase' ? step.lines.map(({ line }) => line) : [step.line]
        tally.refuse(lines, reasonOf(error))
      }
      played()
    }
  }

  private async buy({ storeId, memberId }: Place, step: PurchaseStep): Promise<number> {
    const { receiptNo, atMs } = step
    const lines = step.lines.map(({ item, priceText, quantity, paidFen }, index) => {
      return { lineNo: index + 1, item, unitPrice: priceText, quantity, priceFen: paidFen }
    })
    const purchase = { storeId, receiptNo, memberId, clerkId: null, till: 'imported' as const, lines, atMs }
    await this.settleOrders.settle({ ...purchase, pointsToSpend: 0 })
    // A repeated receipt has the same lines, or it would have been refused.
    return lines.reduce((sum, { priceFen }) => sum + priceFen, 0)
  }

  private cancel(place: Place, step: CancellationStep): Promise<number> {
    return this.database.transaction(async (tx) => {
      // Whoever reads what is left of a member's orders holds the member first.
      await this.members.lock(tx, place.memberId)
      return this.cancelGoods.cancel(tx, place, step)
    })
  }
}

/** A refusal that is about the row; anything else ends the import. */
function reasonOf(error: unknown): RefusalReason {
  if (error instanceof RowRefused) return error.reason
  if (error instanceof Refusal && (error.code === 'receipt-conflict' || error.code === 'member-closed'))
    return error.code
  throw error
}
