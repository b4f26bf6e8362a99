import { Injectable } from '@nestjs/common'
import { SettleOrder } from '../checkout/settle-order.js'
import { Members } from '../member/members.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { CancelGoods, type Place } from './cancel-goods.js'
import { type CancellationStep, type PurchaseStep, type Step } from './receipt-file.js'
import { type RefusalReason, RowRefused } from './row-refused.js'
import { type Tally } from './tally.js'

/** Purchases in a row that share a transaction: most of what a commit costs is waiting for the disk. */
const PURCHASES_AT_ONCE = 16

/** Plays what customers did through the same use-cases as the till, each step at its own time. */
@Injectable()
export class PlayHistory {
  constructor(
    private readonly database: Database,
    private readonly members: Members,
    private readonly settleOrder: SettleOrder,
    private readonly cancelGoods: CancelGoods,
  ) {}

  /** Plays steps in their order; each is posted whole or refused, and `tally` knows which. */
  async play(place: Place, steps: readonly Step[], tally: Tally, played: () => void): Promise<void> {
    for (const batch of batches(steps)) {
      const outcomes = await this.database.transaction(async (tx) => {
        const all: (() => void)[] = []
        for (const step of batch) all.push(await this.outcome(tx, place, step, tally))
        return all
      })
      // Counted once the transaction stands, however often it was tried.
      for (const count of outcomes) count()
      played()
    }
  }

  /** Plays a step inside a transaction; resolves to how it is counted. What refuses a step does so before it writes. */
  private async outcome(tx: Tx, place: Place, step: Step, tally: Tally): Promise<() => void> {
    try {
      if (step.kind === 'purchase') {
        const paidFen = await this.buy(tx, place, step)
        return () => tally.bought(step.lines.length, paidFen)
      }
      const amountFen = await this.cancel(tx, place, step)
      return () => tally.cancelled(amountFen)
    } catch (error) {
      const reason = reasonOf(error)
      const lines = step.kind === 'purchase' ? step.lines.map(({ line }) => line) : [step.line]
      return () => tally.refuse(lines, reason)
    }
  }

  private async buy(tx: Tx, { storeId, memberId }: Place, step: PurchaseStep): Promise<number> {
    const { receiptNo, atMs } = step
    const lines = step.lines.map(({ item, priceText, quantity, paidFen }, index) => {
      return { lineNo: index + 1, item, unitPrice: priceText, quantity, paidFen }
    })
    const purchase = { storeId, receiptNo, memberId, clerkId: null, till: 'imported' as const, lines, atMs }
    return (await this.settleOrder.settle(tx, purchase)).order.paidFen
  }

  private async cancel(tx: Tx, place: Place, step: CancellationStep): Promise<number> {
    // Whoever reads what is left of a member's orders holds the member first.
    await this.members.lock(tx, place.memberId)
    return this.cancelGoods.cancel(tx, place, step)
  }
}

/** Purchases that follow one another go together; a cancellation, which may write several refunds, goes alone. */
function batches(steps: readonly Step[]): Step[][] {
  const all: Step[][] = []
  for (const step of steps) {
    const last = all.at(-1)
    const joins = step.kind === 'purchase' && last?.[0]?.kind === 'purchase' && last.length < PURCHASES_AT_ONCE
    if (joins) last.push(step)
    else all.push([step])
  }
  return all
}

/** A refusal that is about the row; anything else ends the import. */
function reasonOf(error: unknown): RefusalReason {
  if (error instanceof RowRefused) return error.reason
  if (error instanceof Refusal && (error.code === 'receipt-conflict' || error.code === 'member-closed'))
    return error.code
  throw error
}
