import { Injectable } from '@nestjs/common'
import { Commissions } from '../commission/commissions.js'
import { Ledger } from '../ledger/ledger.js'
import { keepFirstOrder } from '../member/first-order.js'
import { Orders } from '../order/orders.js'
import { paidEvent } from '../order/paid-event.js'
import { type Sheet } from '../platform/database/sheet.js'
import { PointsLots } from '../points/points-lots.js'
import { tellTallies } from '../share/share-events.js'
import { Standings } from '../tier/standings.js'
import { type decidePurchase } from './decide-purchase.js'
import { type Facts, type Purchase } from './settlement.js'

/** What a settled purchase writes. */
@Injectable()
export class SettlementBooks {
  constructor(
    private readonly ledger: Ledger,
    private readonly orders: Orders,
    private readonly lots: PointsLots,
    private readonly commissions: Commissions,
    private readonly standings: Standings,
  ) {}

  /** Writes a decided purchase on the sheet. */
  write(
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
    const first = member.firstOrderId === null
    if (first) keepFirstOrder(sheet, member.id, order.id)
    if (order.linkId === null) return
    const { paidFen, commissionFen, commissionSecondFen } = settlement
    const sold = { paidFen, commissionFen: commissionFen + commissionSecondFen, orders: 1 as const }
    tellTallies(sheet, draw, [paidEvent(order, order.linkId, sold, first ? 1 : 0)])
  }
}
