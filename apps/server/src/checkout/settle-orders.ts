import { Injectable } from '@nestjs/common'
import { Commissions } from '../commission/commissions.js'
import { Ledger } from '../ledger/ledger.js'
import { Orders } from '../order/orders.js'
import { Database } from '../platform/database/database.js'
import { Grouped, type Outcome } from '../platform/database/grouped.js'
import { Ids } from '../platform/database/ids.js'
import { Sheet } from '../platform/database/sheet.js'
import { Refusal } from '../platform/http/refusal.js'
import { PointsLots } from '../points/points-lots.js'
import { Standings } from '../tier/standings.js'
import { decidePurchase, purchaseHash, usableAtMost } from './decide-purchase.js'
import { type Facts, type Purchase, type Settled } from './settlement.js'
import { factsOf, type SettlementAnswers, settlementQuestions } from './settlement-facts.js'

/** The one way in which purchases become orders; the till and imports share it. */
@Injectable()
export class SettleOrders {
  private readonly group = new Grouped<Purchase, Settled>(
    (purchases) => this.settleGroup(purchases),
    ({ memberId, storeId, receiptNo }) => [`member ${memberId}`, `receipt ${storeId} ${receiptNo}`],
  )

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly ledger: Ledger,
    private readonly orders: Orders,
    private readonly lots: PointsLots,
    private readonly commissions: Commissions,
    private readonly standings: Standings,
  ) {}

  /**
   * Settles a purchase. The same receipt with the same content is `repeated`; with other content it throws `receipt-conflict`.
   * Purchases of different members that come at once share a transaction.
   */
  settle(purchase: Purchase): Promise<Settled> {
    return this.group.submit(purchase)
  }

  private async settleGroup(purchases: Purchase[]): Promise<Outcome<Settled>[]> {
    const { draw } = await this.ids.ready()
    return this.database.exchange(settlementQuestions(purchases), (answers) => {
      const sheet = new Sheet()
      const answer = purchases.map((one) => sheet.attempt((own) => this.decide(one, answers, draw, own)))
      return { sheet, answer }
    })
  }

  /** Decides a purchase from loaded answers and writes it on the sheet; throws refusals and then writes nothing. */
  decide(purchase: Purchase, answers: SettlementAnswers, draw: () => number, sheet: Sheet): Settled {
    const facts = factsOf(purchase, answers)
    const hash = purchaseHash(purchase)
    if (hash && facts.earlier?.contentHash.equals(hash)) return { repeated: true, orderId: facts.earlier.id }
    if (facts.earlier) throw new Refusal('receipt-conflict')
    if (!hash) throw new Refusal('points-unusable', { points: usableAtMost(purchase, facts) })
    if (facts.member.status === 'closed') throw new Refusal('member-closed')
    const decided = decidePurchase(purchase, facts, hash, draw)
    this.write(sheet, purchase, facts, decided, draw)
    return { repeated: false, order: decided.order, decided }
  }

  private write(
    sheet: Sheet,
    purchase: Purchase,
    { member }: Facts,
    decided: ReturnType<typeof decidePurchase>,
    draw: () => number,
  ): void {
    const { order, settlement, commissions, rules, day } = decided
    this.orders.write(sheet, order, purchase.clerkId)
    this.ledger.write(sheet, decided.movements, draw)
    this.lots.rewrite(sheet, [...decided.expiredLots, ...settlement.spentLots])
    this.lots.spend(sheet, order.id, settlement.spends)
    if (settlement.lot) this.lots.write(sheet, member.id, order.id, settlement.lot)
    const base = {
      ...{ id: order.id, buyerId: member.id, baseFen: order.paidFen, atMs: purchase.atMs },
      availableOn: day + rules.releaseAfterDays + 1,
    }
    this.commissions.write(sheet, base, 1, settlement.commissionFen, commissions.first)
    if (commissions.second) this.commissions.write(sheet, base, 2, settlement.commissionSecondFen, commissions.second)
    this.standings.write(sheet, member, decided.after, decided.standingAsOf)
  }
}
