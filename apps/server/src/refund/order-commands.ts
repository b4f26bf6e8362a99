import { commissionOutcome } from '../commission/reasons.js'
import { maskedName } from '../member/member.js'
import { type Order } from '../order/order.js'
import { type OrderRef, type Orders } from '../order/orders.js'
import { type OrderView, orderView } from '../order/views.js'
import { type Clock } from '../platform/clock/clock.js'
import { type Database, unasked, WrittenMeanwhile } from '../platform/database/database.js'
import { Grouped, type Outcome } from '../platform/database/grouped.js'
import { type Ids } from '../platform/database/ids.js'
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
import { type OrderAnswers, type OrderFacts, orderFactsQuestions } from './order-facts.js'

/** What a clerk wants done to an order. */
export interface OrderCommand {
  request: RequestName
  clerk: { id: number; storeId: number }
  orderId: number
}

/** A command whose order is there. */
interface Known<Command> {
  one: Command
  ref: OrderRef
}

/** Decides one command from loaded answers and writes it on the sheet; a refusal writes nothing. */
export type Decide<Command> = (
  one: Command,
  loaded: { answers: OrderAnswers; atMs: number; draw: () => number; sheet: Sheet },
) => { order: Order; facts: OrderFacts }

/** Commands to orders of the clerk's own store, each answered with the order; those that come at once share a transaction. */
export class OrderCommands<Command extends OrderCommand> {
  private readonly group = new Grouped<Command, OrderView>(
    (commands) => this.runGroup(commands),
    ({ request, orderId }) => [`${request.caller} ${request.key}`, `order ${orderId}`],
  )

  constructor(
    private readonly platform: { database: Database; ids: Ids; clock: Clock; orders: Orders },
    private readonly decideIt: Decide<Command>,
    private readonly undoing = false,
  ) {}

  /** Throws `order-unknown` (another store's too) and what `decide` throws. */
  submit(command: Command): Promise<OrderView> {
    return this.group.submit(command)
  }

  private async runGroup(commands: Command[]): Promise<Outcome<OrderView>[]> {
    const { orders, database } = this.platform
    const refs = await orders.refs(
      database,
      commands.map(({ orderId }) => orderId),
    )
    const outcomes = new Map<Command, Outcome<OrderView>>()
    const known = commands.flatMap((one) => {
      const ref = refs.get(one.orderId)
      return ref?.storeId === one.clerk.storeId ? [{ one, ref }] : []
    })
    // Two orders of one member are taken back one after the other: they take from the same lots.
    for (const round of rounds(known, ({ ref }) => ref.memberId)) {
      const decided = await this.runRound(round)
      for (const [index, { one }] of round.entries()) outcomes.set(one, decided[index] as Outcome<OrderView>)
    }
    return commands.map((one) => outcomes.get(one) ?? { error: new Refusal('order-unknown') })
  }

  private async runRound(round: Known<Command>[]): Promise<Outcome<OrderView>[]> {
    const { database, ids } = this.platform
    const { draw } = await ids.ready()
    const refs = round.map(({ ref }) => ref)
    const names = round.map(({ one }) => one.request)
    // First answers are looked up under the locks: a twin that took everything has answered by then.
    const questions = (tries: number) =>
      [...orderFactsQuestions(refs, this.undoing), tries > 1 ? requestQuestion(names) : unasked<RequestRow>()] as const
    return database.exchange(questions, (answers, tries) => {
      const sheet = new Sheet()
      const requests = answers.at(-1) as RequestRow[]
      const answer = round.map(({ one }) => sheet.attempt((own) => this.decide(one, requests, { answers, draw }, own)))
      // Almost always all are new, and the unique key proves it. Only when not, the first answers are asked for.
      if (tries === 1 && answer.some((outcome) => 'error' in outcome)) throw new WrittenMeanwhile()
      return { sheet, answer }
    })
  }

  private decide(
    one: Command,
    requests: RequestRow[],
    loaded: { answers: OrderAnswers; draw: () => number },
    sheet: Sheet,
  ): OrderView {
    const first = firstAnswer<OrderView>(one.request, requests)
    if (first) return first
    const atMs = this.platform.clock.now()
    const { order, facts } = this.decideIt(one, { ...loaded, atMs, sheet })
    const view = orderView(order, maskedName(facts.member.nickname), commissionOutcome(facts.commissions))
    keepAnswer(sheet, one.request, view, atMs)
    return view
  }
}
