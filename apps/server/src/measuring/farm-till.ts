import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { SettleOrders } from '../checkout/settle-orders.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { RefundAtTill } from '../refund/refund-at-till.js'
import { RefundWithin } from '../refund/refund-within.js'
import { aRequest } from './a-request.js'
import { type FarmEvent } from './farm-events.js'
import { nameIn } from './farm-file.js'
import { type FarmPerson } from './farm-people.js'
import { FarmPhones } from './farm-phones.js'
import { FarmStores } from './farm-stores.js'
import { memberOf, type Whose } from './whose.js'

type TillEvent = Extract<FarmEvent, { type: 'order' | 'refund' | 'undo' | 'payee' | 'phone' | 'device' }>

interface Bought {
  orderId: number
  storeId: number
  amountFen: number
  /** The share that went back so far, and its fen. */
  backShare: number
  backFen: number
}

/** What happens at the till, and what people tell of themselves. */
@Injectable()
export class FarmTill {
  private readonly bought = new Map<string, Bought>()
  private undoing: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly database: Database,
    private readonly settleOrders: SettleOrders,
    private readonly refunds: RefundWithin,
    private readonly counter: RefundAtTill,
    private readonly stores: FarmStores,
    private readonly phones: FarmPhones,
  ) {}

  /** Plays an event of a member. Throws what the product refuses. */
  async play(event: TillEvent, atMs: number, file: number, whose: Whose): Promise<void> {
    if (event.type === 'order') return this.buy(event, atMs, file, memberOf(whose(event.who)))
    if (event.type === 'refund') return this.refund(event, atMs, file)
    if (event.type === 'undo') return this.undo(event.order, file)
    if (event.type === 'payee') return this.phones.identify(whose(event.who), event.idNo, file)
    if (event.type === 'phone') return this.phones.bind(whose(event.who), event.phone, file)
    return this.phones.seen(whose(event.who), { device: event.device, unionid: null }, file)
  }

  seen(person: FarmPerson, hint: { device: string | null; unionid: string | null }, file: number): Promise<void> {
    return this.phones.seen(person, hint, file)
  }

  bindPhone(person: FarmPerson, phone: string, file: number): Promise<void> {
    return this.phones.bind(person, phone, file)
  }

  private async buy(event: Extract<TillEvent, { type: 'order' }>, atMs: number, file: number, memberId: number) {
    const { amountFen } = event
    const { id: storeId } = await this.stores.named(file, event.store ?? '')
    const line = { lineNo: 1, item: null, unitPrice: null, quantity: 1, priceFen: amountFen }
    const receipt = { storeId, receiptNo: nameIn(file, 'order', event.id), clerkId: null, till: 'unspecified' as const }
    const settled = await this.settleOrders.settle({ ...receipt, memberId, lines: [line], pointsToSpend: 0, atMs })
    const orderId = settled.repeated ? settled.orderId : settled.order.id
    this.bought.set(orderKey(file, event.id), { orderId, storeId, amountFen, backShare: 0, backFen: 0 })
  }

  private async refund({ order, share }: Extract<TillEvent, { type: 'refund' }>, atMs: number, file: number) {
    const bought = this.boughtAs(file, order)
    const backShare = Math.min(1, bought.backShare + share)
    // A hair more, for three thirds are a little less than one.
    const amountFen = Math.floor(bought.amountFen * backShare + 1e-6) - bought.backFen
    if (amountFen > 0) {
      const command = { orderId: bought.orderId, refundNo: null, asks: [{ lineNo: 1, amountFen }], clerkId: null, atMs }
      await this.database.transaction((tx) => this.refunds.refund(tx, { ...command, till: 'unspecified' }))
    }
    Object.assign(bought, { backShare, backFen: bought.backFen + amountFen })
  }

  /** One after the other: those that come at once would share one moment. */
  private async undo(order: string, file: number): Promise<void> {
    const { orderId, storeId } = this.boughtAs(file, order)
    const before = this.undoing
    const done = (async () => {
      await before.catch(() => undefined)
      await this.counter.undo({ request: aRequest(`undo ${orderId}`), clerk: { id: 0, storeId }, orderId })
    })()
    this.undoing = done
    await done
  }

  private boughtAs(file: number, order: string): Bought {
    const bought = this.bought.get(orderKey(file, order))
    if (!bought) throw new Refusal('order-unknown')
    return bought
  }
}

const orderKey = (file: number, id: string) =>
  createHash('sha256')
    .update(JSON.stringify([file, id]))
    .digest('hex')
