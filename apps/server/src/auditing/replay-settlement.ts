import {
  type Day,
  dayText,
  decideSettlement,
  pointsRate,
  replayStanding,
  type SettlementDecision,
} from '@passalong/domain'
import { type AuditedOrder } from './audited-rows.js'
import { checkAccruals } from './check-commission.js'
import { checkOrderRow, checkSettledLines } from './check-order.js'
import { decisionOf } from './commission-standing.js'
import { type ReplayState } from './replay-state.js'

/** Settles an order once more. `inTime` is false where orders were posted out of time's order. */
export function replaySettlement(state: ReplayState, order: AuditedOrder, day: Day, inTime: boolean): void {
  const before = replayStanding(state.growthDays, day)
  const settlement = settle(state, order, day, before.tier)
  if (!settlement) return
  state.grow(day, settlement.growth)
  // Posted out of time's order, an order found the member at a later day than its own.
  const after = inTime ? replayStanding(state.growthDays, day) : null
  state.lines.set(
    order.id,
    settlement.lines.map((line, index) => ({
      ...{ lineNo: line.lineNo, quantity: order.lines[index]?.quantity ?? 1, paidFen: line.paidFen },
      ...{ refundedQuantity: 0, refundedFen: 0, pointsSpent: line.pointsSpent, pointsReturned: 0 },
      ...{ commissionBp: line.commissionBp, commissionSecondBp: line.commissionSecondBp },
    })),
  )
  state.spends.set(order.id, settlement.spends)
  state.post(settlement.movements)
  state.keep(settlement.spentLots)
  if (settlement.lot) state.keep([settlement.lot])
  const lotId = state.books.lots.find((lot) => lot.orderId === order.id)?.id ?? null
  state.findings.push(...checkOrderRow(order, { settlement, before, after, lotId, paidOn: dayText(day) }))
  state.findings.push(...checkSettledLines(order, settlement))
  state.findings.push(...checkAccruals(order, settlement, state.books.rules))
}

function settle(
  state: ReplayState,
  order: AuditedOrder,
  day: Day,
  tier: Parameters<typeof decideSettlement>[0]['tier'],
): SettlementDecision | null {
  const second = decisionOf(order, 2)
  try {
    return decideSettlement({
      orderId: order.id,
      memberId: order.memberId,
      lines: order.lines.map((line) => ({ lineNo: line.lineNo, priceFen: line.paidFen + line.pointsSpent })),
      pointsToSpend: order.pointsSpent,
      till: order.imported ? 'imported' : 'unspecified',
      atMs: order.paidAt.getTime(),
      day,
      tier,
      // A birthday can be changed since; the order keeps the rate that it had.
      birthday: order.pointsPerTenYuan === pointsRate(tier, true),
      pointsBalance: state.points,
      lots: [...state.lots.values()],
      lotId: order.pointsLotId ?? 0,
      commission: decisionOf(order, 1),
      secondCommission: second.payeeId === null ? null : second,
    })
  } catch (error) {
    const detail = (error as Error).message
    state.findings.push({ check: 'order-differs', row: `sale_order ${order.id}`, detail })
    return null
  }
}
