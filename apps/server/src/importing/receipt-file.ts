import { type Day, dayOf, LARGEST_ORDER_FEN } from '@passalong/domain'
import { type RefusalReason, type RefusedRow, RowRefused } from './row-refused.js'

/** A line of a purchase, with the line of the file that it came from. */
export interface PurchaseLine {
  line: number
  item: string | null
  priceText: string | null
  quantity: number
  paidFen: number
}

/** A receipt to settle: one order. */
export interface PurchaseStep {
  kind: 'purchase'
  receiptNo: string
  atMs: number
  lines: PurchaseLine[]
}

/** A row that takes goods back. `refundPrefix` names it for ever: `<invoice>:<ordinal of the row in it>`. */
export interface CancellationStep {
  kind: 'cancellation'
  refundPrefix: string
  atMs: number
  line: number
  item: string
  priceText: string
  /** Units that go back, above zero. */
  quantity: number
}

export type Step = PurchaseStep | CancellationStep

/** What the file tells of one customer. */
export interface CustomerHistory {
  customer: string
  /** The earliest readable time among the customer's rows; null when there is none. */
  firstAtMs: number | null
  /** In the order in which they are played. */
  steps: Step[]
}

/** A whole file, read and checked, nothing played yet. */
export interface ReceiptFile {
  /** Rows below the header. */
  read: number
  refused: RefusedRow[]
  customers: CustomerHistory[]
  /** The latest readable day among all rows; null when there is none. */
  lastDay: Day | null
}

/** Gathers the rows of a file into what each customer did. */
export class ReceiptFileBuilder {
  private read = 0
  private lastDay: Day | null = null
  private readonly refused: RefusedRow[] = []
  private readonly customers = new Map<string, CustomerHistory>()
  private readonly receipts = new Map<string, PurchaseStep>()

  constructor(private readonly nowMs: number) {}

  /** Counts a row and reads it with `work`, which throws RowRefused. */
  row(line: number, work: () => void): void {
    this.read++
    try {
      work()
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error
      this.refuse(line, error.reason)
    }
  }

  /** A customer that a row names becomes a member, whatever else is wrong with the row. */
  name(customer: string): void {
    if (!this.customers.has(customer)) this.customers.set(customer, { customer, firstAtMs: null, steps: [] })
  }

  /** Counts a row's time for the file's last day and the customer's first; `customer` null when nobody is named. */
  seen(customer: string | null, atMs: number): void {
    if (atMs > this.nowMs) throw new RowRefused('date-in-the-future')
    this.lastDay = Math.max(this.lastDay ?? 0, dayOf(atMs))
    const history = customer === null ? undefined : this.customers.get(customer)
    if (history) history.firstAtMs = Math.min(history.firstAtMs ?? atMs, atMs)
  }

  /** Adds a line to a receipt; the receipt has the time of its first line. */
  buy(customer: string, receiptNo: string, atMs: number, line: PurchaseLine): void {
    const known = this.receipts.get(receiptNo)
    if (known) {
      known.lines.push(line)
      return
    }
    const step: PurchaseStep = { kind: 'purchase', receiptNo, atMs, lines: [line] }
    this.receipts.set(receiptNo, step)
    this.customers.get(customer)?.steps.push(step)
  }

  cancel(customer: string, step: CancellationStep): void {
    this.customers.get(customer)?.steps.push(step)
  }

  build(): ReceiptFile {
    const customers = [...this.customers.values()]
    for (const history of customers) history.steps = this.withoutOversized(history.steps).sort(playingOrder)
    return { read: this.read, refused: this.refused, customers, lastDay: this.lastDay }
  }

  private withoutOversized(steps: Step[]): Step[] {
    return steps.filter((step) => {
      if (step.kind === 'cancellation' || paidFenOf(step) <= LARGEST_ORDER_FEN) return true
      for (const { line } of step.lines) this.refuse(line, 'amount-too-large')
      return false
    })
  }

  private refuse(line: number, reason: RefusalReason): void {
    this.refused.push({ line, reason })
  }
}

function paidFenOf(step: PurchaseStep): number {
  return step.lines.reduce((sum, { paidFen }) => sum + paidFen, 0)
}

/** In time; of one instant purchases first; what remains equal keeps the file's order (sorting is stable). */
function playingOrder(a: Step, b: Step): number {
  return a.atMs - b.atMs || Number(a.kind === 'cancellation') - Number(b.kind === 'cancellation')
}
