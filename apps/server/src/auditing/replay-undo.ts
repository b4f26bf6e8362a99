import { type Day, dayOf, decideUndo, undoFault } from '@passalong/domain'
import { type AuditedOrder } from './audited-rows.js'
import { standingAt } from './commission-standing.js'
import { type ReplayState } from './replay-state.js'

/** Undoes an order once more. */
export function replayUndo(state: ReplayState, order: AuditedOrder, undoneAt: Date, day: Day): void {
  const row = `sale_order ${order.id}`
  const atMs = undoneAt.getTime()
  const asked = { paidAtMs: order.paidAt.getTime(), undone: false, refunded: order.refunds.length > 0 }
  const fault = undoFault(asked, atMs)
  if (fault !== null) state.findings.push({ check: 'undo-impossible', row, detail: fault })
  const orderDay = dayOf(order.paidAt.getTime())
  const commissions = ([1, 2] as const).map((level) => {
    const standing = standingAt(order, level, { businessKey: `undo:${order.id}:commission:${level}`, atMs })
    const amountFen = order.commissions.find((one) => one.level === level)?.amountFen ?? 0
    return standing && { ...standing, amountFen }
  })
  try {
    const decision = decideUndo({
      orderId: order.id,
      memberId: order.memberId,
      paidFen: order.paidFen,
      growth: order.growth,
      points: order.points,
      pointsSpent: order.pointsSpent,
      orderDay,
      till: order.imported ? 'imported' : 'unspecified',
      commissions,
      lots: [...state.lots.values()],
      ownLotId: order.pointsLotId,
      spends: state.spends.get(order.id) ?? [],
      pointsBalance: state.points,
      draw: state.undoneLotIds(order),
      atMs,
      day,
    })
    state.grow(orderDay, -order.growth)
    state.post(decision.movements)
    state.keep([...decision.lots, ...decision.newLots])
    state.keepSpends(order.id, decision.spends)
    for (const [index, one] of commissions.entries())
      if (one) state.takeBackCommission(order.id, index + 1, one.amountFen, one.pending)
  } catch (error) {
    state.findings.push({ check: 'undo-impossible', row, detail: (error as Error).message })
  }
}
