import { Injectable } from '@nestjs/common'
import { RuleBook } from '../commission/rule-book.js'
import { Database } from '../platform/database/database.js'
import { Grouped, type Outcome } from '../platform/database/grouped.js'
import { Ids } from '../platform/database/ids.js'
import { Sheet } from '../platform/database/sheet.js'
import { Refusal } from '../platform/http/refusal.js'
import { decidePurchase, purchaseHash, usableAtMost } from './decide-purchase.js'
import { type Purchase, type Settled } from './settlement.js'
import { SettlementBooks } from './settlement-books.js'
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
    private readonly rules: RuleBook,
    private readonly books: SettlementBooks,
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
    return this.database.exchange(this.questions(purchases, true), (answers) => {
      const sheet = new Sheet()
      const answer = purchases.map((one) => sheet.attempt((own) => this.decide(one, answers, draw, own)))
      return { sheet, answer }
    })
  }

  /** What `decide` asks the database; `perhaps` some of it was settled before. */
  questions(purchases: readonly Purchase[], perhaps: boolean) {
    return settlementQuestions(purchases, this.rules, perhaps)
  }

  /** Decides a purchase from loaded answers and writes it on the sheet; throws refusals and then writes nothing. */
  decide(purchase: Purchase, answers: SettlementAnswers, draw: () => number, sheet: Sheet): Settled {
    const facts = factsOf(purchase, answers, this.rules)
    const hash = purchaseHash(purchase)
    if (hash && facts.earlier?.contentHash.equals(hash)) return { repeated: true, orderId: facts.earlier.id }
    if (facts.earlier) throw new Refusal('receipt-conflict')
    if (!hash) throw new Refusal('points-unusable', { points: usableAtMost(purchase, facts) })
    if (facts.member.status === 'closed') throw new Refusal('member-closed')
    const decided = decidePurchase(purchase, facts, hash, draw)
    this.books.write(sheet, purchase, facts, decided, draw)
    return { repeated: false, order: decided.order, decided }
  }
}
