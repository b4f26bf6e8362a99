import { type Day, dayOf, decideRefund, type RefundAsk, type RefundableLine } from '@passalong/domain'
import { type AuditedOrder, type AuditedRefund } from './audited-rows.js'
import { linesAfter } from './check-order.js'
import { checkRefund } from './check-refund.js'
import { standingAt } from './commission-standing.js'
import { english } from './finding.js'
import { type ReplayState } from './replay-state.js'

/** Takes a refund once more. */
export function replayRefund(state: ReplayState, order: AuditedOrder, refund: AuditedRefund, day: Day): void {
  const row = `refund ${refund.id}`
  const lines = state.lines.get(order.id)
  if (!lines) {
    const detail = english('audit.refund-first', { order: order.id })
    state.findings.push({ check: 'refund-impossible', row, detail })
    return
  }
  const atMs = refund.refundedAt.getTime()
  const standing = (level: 1 | 2) =>
    standingAt(order, level, { businessKey: `refund:${refund.id}:commission:${level}`, atMs })
  const levels = [standing(1), standing(2)] as const
  // A refund draws the ids of the lots that it adds right after its own.
  let lotId = refund.id
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
        commission: levels[0],
        secondCommission: levels[1],
        lots: [...state.lots.values()],
        ownLotId: order.pointsLotId,
        spends: state.spends.get(order.id) ?? [],
        pointsBalance: state.points,
        draw: () => ++lotId,
        atMs,
        day,
      },
      asksOf(refund, lines),
    )
    state.lines.set(order.id, linesAfter(lines, decision.lines))
    state.grow(dayOf(order.paidAt.getTime()), -decision.growth)
    state.post(decision.movements)
    state.keep([...decision.lots, ...decision.newLots])
    state.keepSpends(order.id, decision.spends)
    for (const [index, fen] of decision.commissionByLevelFen.entries())
      state.takeBackCommission(order.id, index + 1, fen, levels[index]?.pending ?? true)
    state.findings.push(...checkRefund(refund, decision))
  } catch (error) {
    state.findings.push({ check: 'refund-impossible', row, detail: (error as Error).message })
  }
}

/** A line of one unit goes back by amount (by the unit, when it cost nothing), others by units. */
function asksOf(refund: AuditedRefund, lines: readonly RefundableLine[]): RefundAsk[] {
  return refund.lines.map(({ lineNo, quantity, amountFen }) =>
    amountFen > 0 && lines.find((line) => line.lineNo === lineNo)?.quantity === 1
      ? { lineNo, amountFen }
      : { lineNo, quantity },
  )
}
