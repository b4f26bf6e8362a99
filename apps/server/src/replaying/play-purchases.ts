import { Injectable } from '@nestjs/common'
import { SettleOrders } from '../checkout/settle-orders.js'
import { sideBySide } from '../importing/side-by-side.js'
import { Database } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { RefundWithin } from '../refund/refund-within.js'
import { Stores } from '../store/stores.js'
import { FIRST_POST_MS } from './play-forest.js'
import { REFUND_AFTER_MS, type SeededPurchase } from './purchases.js'
import { type People } from './replayed-people.js'

const SIDE_BY_SIDE = 128
const STORE = { code: 'REPLAY', name: 'Replay', city: '', kind: 'import' } as const
const REFUND_NO = 'replay'

/** Plays what a seed lets people buy through the use-cases of the till, each step at its own time. */
@Injectable()
export class PlayPurchases {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly stores: Stores,
    private readonly settleOrders: SettleOrders,
    private readonly refundWithin: RefundWithin,
  ) {}

  /** Resolves to the ids of the orders; a purchase or refund that an earlier run made is found again. */
  async play(
    purchases: readonly SeededPurchase[][],
    people: People,
    played: (users: number) => void,
  ): Promise<number[]> {
    const storeId = await this.store()
    const orderIds: number[] = []
    let done = 0
    await sideBySide(purchases, SIDE_BY_SIDE, async (own) => {
      const memberId = people.memberIds[own[0]?.user ?? -1]
      if (memberId === undefined || memberId === null) throw new Error('somebody buys who is no member')
      orderIds.push(...(await this.live(storeId, memberId, own)))
      played(++done)
    })
    return orderIds
  }

  /** What one member buys and brings back, in time's order. */
  private async live(storeId: number, memberId: number, own: readonly SeededPurchase[]): Promise<number[]> {
    const orderIds: number[] = []
    const steps = own.flatMap((bought, index) => {
      const back = { atMs: bought.atMs + REFUND_AFTER_MS, step: () => this.refund(orderIds[index] as number, bought) }
      const buy = async () => {
        orderIds[index] = await this.buy(storeId, memberId, bought)
      }
      return [{ atMs: bought.atMs, step: buy }, ...(bought.refundFen === null ? [] : [back])]
    })
    for (const { step } of steps.sort((a, b) => a.atMs - b.atMs)) await step()
    return orderIds
  }

  /** Resolves to the order's id. */
  async buy(storeId: number, memberId: number, bought: SeededPurchase): Promise<number> {
    const line = { lineNo: 1, item: null, unitPrice: null, quantity: 1, priceFen: bought.amountFen }
    const settled = await this.settleOrders.settle({
      ...{ storeId, memberId, receiptNo: bought.receiptNo, clerkId: null, till: 'imported', lines: [line] },
      ...{ pointsToSpend: 0, atMs: FIRST_POST_MS + bought.atMs },
    })
    return settled.repeated ? settled.orderId : settled.order.id
  }

  /** What of a purchase goes back. */
  async refund(orderId: number, { atMs, refundFen }: SeededPurchase): Promise<void> {
    const asks = [{ lineNo: 1, amountFen: refundFen ?? 0 }]
    const at = { till: 'imported' as const, clerkId: null, atMs: FIRST_POST_MS + atMs + REFUND_AFTER_MS }
    await this.database.transaction((tx) => this.refundWithin.refund(tx, { orderId, refundNo: REFUND_NO, asks, ...at }))
  }

  /** The store of all replayed purchases. */
  async store(): Promise<number> {
    const id = await this.ids.one()
    return (await this.database.transaction((tx) => this.stores.ensure(tx, { ...STORE, id }))).id
  }
}
