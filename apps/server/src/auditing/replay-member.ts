import {
  account,
  type Day,
  dayOf,
  dayText,
  decideExpiry,
  decideRefund,
  decideSettlement,
  type GrowthDay,
  type Movement,
  type PointsLot,
  pointsRate,
  type RefundAsk,
  type RefundableLine,
  replayStanding,
  withGrowth,
} from '@passalong/domain'
import { checkRefund } from './check-refund.js'
import { english, type Finding } from './finding.js'
import { type AuditedOrder, type AuditedRefund, type MemberBooks } from './member-books.js'
import { checkCommissionRow, checkLineRows, checkOrderRow, decisionOf, linesAfter } from './replayed-order.js'

/** The order in which what happened to a member is replayed. */
export type Sequence = 'by-time' | 'as-posted'

interface Happening {
  atMs: number
  id: number
  order: AuditedOrder
  refund: AuditedRefund | null
}

/**
 * Plays a member's orders and refunds through the rules once more, from nothing. Afterwards `movements` is every entry that
 * there should be, `lots` and `growthDays` what should stand, `findings` what the rows say otherwise.
 */
export class MemberReplay {
  readonly movements: Movement[] = []
  readonly findings: Finding[] = []
  readonly lots = new Map<number, PointsLot>()
  growthDays: GrowthDay[] = []
  /** The latest day on which something happened. */
  lastDay: Day | null = null
  private points = 0
  private readonly lines = new Map<number, RefundableLine[]>()

  constructor(
    private readonly books: MemberBooks,
    private readonly sequence: Sequence,
  ) {
    for (const happening of happenings(books, sequence)) this.replay(happening)
    for (const order of books.orders) this.findings.push(...checkLineRows(order, this.lines.get(order.id) ?? []))
    this.expireWhatWasPosted()
  }

  private replay({ atMs, order, refund }: Happening): void {
    const day = dayOf(atMs)
    this.lastDay = Math.max(this.lastDay ?? day, day)
    this.expire([...this.lots.values()], day)
    if (refund === null) this.settle(order, atMs, day)
    else this.takeBack(order, refund, atMs, day)
  }

  private settle(order: AuditedOrder, atMs: number, day: Day): void {
    const before = replayStanding(this.growthDays, day)
    const settlement = decideSettlement({
      orderId: order.id,
      memberId: order.memberId,
      lines: order.lines.map(({ lineNo, paidFen }) => ({ lineNo, priceFen: paidFen })),
      till: order.imported ? 'imported' : 'unspecified',
      atMs,
      day,
      tier: before.tier,
      // A birthday can be changed since; the order keeps the rate that it had.
      birthday: order.pointsPerTenYuan === pointsRate(before.tier, true),
      pointsBalance: this.points,
      lotId: order.pointsLotId ?? 0,
      commission: decisionOf(order),
    })
    this.growthDays = withGrowth(this.growthDays, day, settlement.growth)
    // Posted out of time's order, an order found the member at a later day than its own.
    const after = this.sequence === 'by-time' ? replayStanding(this.growthDays, day) : null
    this.lines.set(
      order.id,
      order.lines.map((line) => ({ ...line, refundedQuantity: 0, refundedFen: 0, pointsReturned: 0 })),
    )
    this.post(settlement.movements)
    if (settlement.lot) this.lots.set(settlement.lot.id, settlement.lot)
    const lotId = this.books.lots.find((lot) => lot.orderId === order.id)?.id ?? null
    this.findings.push(...checkOrderRow(order, { settlement, before, after, lotId, paidOn: dayText(day) }))
    this.findings.push(...checkCommissionRow(order, settlement))
  }

  private takeBack(order: AuditedOrder, refund: AuditedRefund, atMs: number, day: Day): void {
    const lines = this.lines.get(order.id)
    const row = `refund ${refund.id}`
    if (!lines) {
      this.findings.push({
        check: 'refund-impossible',
        row,
        detail: english('audit.refund-first', { order: order.id }),
      })
      return
    }
    const { payeeId } = decisionOf(order)
    try {
      const decision = decideRefund(
        {
          refundId: refund.id,
          orderId: order.id,
          memberId: order.memberId,
          paidFen: lines.reduce((sum, { paidFen }) => sum + paidFen, 0),
          pointsPerTenYuan: order.pointsPerTenYuan,
          orderDay: dayOf(order.paidAt.getTime()),
          till: order.imported ? 'imported' : 'unspecified',
          lines,
          commission: payeeId === null ? null : { payeeId, source: account.commissionPending(payeeId) },
          lots: [...this.lots.values()],
          ownLotId: order.pointsLotId,
          atMs,
          day,
        },
        asksOf(refund, lines),
      )
      this.lines.set(order.id, linesAfter(lines, decision.lines))
      this.growthDays = withGrowth(this.growthDays, dayOf(order.paidAt.getTime()), -decision.growth)
      this.post(decision.movements)
      for (const lot of decision.lots) this.lots.set(lot.id, lot)
      this.findings.push(...checkRefund(refund, decision))
    } catch (error) {
      this.findings.push({ check: 'refund-impossible', row, detail: (error as Error).message })
    }
  }

  private expire(lots: readonly PointsLot[], today: Day): void {
    const expiry = decideExpiry(this.books.member.id, lots, today)
    this.post(expiry.movements)
    for (const lot of expiry.lots) this.lots.set(lot.id, lot)
  }

  /** Points that ran out after the last order, as far as somebody has posted it by now. */
  private expireWhatWasPosted(): void {
    const posted = new Set(this.books.entries.map(({ businessKey }) => businessKey))
    const due = [...this.lots.values()].filter((lot) => posted.has(`lot:${lot.id}:expired:${lot.validOn}`))
    this.expire(due, Number.POSITIVE_INFINITY)
  }

  private post(movements: readonly Movement[]): void {
    const points = account.points(this.books.member.id)
    for (const { source, destination, amount } of movements)
      this.points += amount * (Number(destination === points) - Number(source === points))
    this.movements.push(...movements)
  }
}

/** Whether time's order is the one in which the member's orders and refunds were posted. */
export function postedInTime(books: MemberBooks): boolean {
  const posted = happenings(books, 'as-posted')
  return happenings(books, 'by-time').every(({ id }, index) => id === posted[index]?.id)
}

function happenings({ orders }: MemberBooks, sequence: Sequence): Happening[] {
  const all = orders.flatMap((order): Happening[] => [
    { atMs: order.paidAt.getTime(), id: order.id, order, refund: null },
    ...order.refunds.map((refund) => ({ atMs: refund.refundedAt.getTime(), id: refund.id, order, refund })),
  ])
  return all.sort((a, b) => (sequence === 'by-time' ? a.atMs - b.atMs : 0) || a.id - b.id)
}

/** A line of one unit goes back by amount, others by units. */
function asksOf(refund: AuditedRefund, lines: readonly RefundableLine[]): RefundAsk[] {
  return refund.lines.map(({ lineNo, quantity, amountFen }) =>
    lines.find((line) => line.lineNo === lineNo)?.quantity === 1 ? { lineNo, amountFen } : { lineNo, quantity },
  )
}
