import { account, type CommissionDecision, type CommissionStanding } from '@passalong/domain'
import { type AuditedCommission, type AuditedOrder } from './audited-rows.js'

const NOBODY: CommissionDecision = {
  ruleVersion: 1,
  payeeId: null,
  rateBp: 0,
  reasonCode: 'no-candidate',
  candidates: [],
}

/** The row of one level of an order's commission. */
export function rowOfLevel(order: AuditedOrder, level: 1 | 2): AuditedCommission | undefined {
  return order.commissions.find((row) => row.level === level)
}

/** The decision that an order keeps of a level; what is no decision counts as nobody. */
export function decisionOf(order: AuditedOrder, level: 1 | 2): CommissionDecision {
  const row = rowOfLevel(order, level)
  if (!row) return NOBODY
  try {
    const decision = JSON.parse(row.decision) as Partial<CommissionDecision> | null
    return { ...NOBODY, ...decision }
  } catch {
    return NOBODY
  }
}

/**
 * Where a level stood when the entry with `businessKey` took from it. A release and a refund of the same moment may have come
 * in either order, so the entry says it, as long as it names an account in which the commission stood at some time; what it
 * took out of pending has to fit what was released (check-commission.ts).
 */
export function standingAt(
  order: AuditedOrder,
  level: 1 | 2,
  at: { businessKey: string; atMs: number },
): (CommissionStanding & { pending: boolean }) | null {
  const { payeeId } = decisionOf(order, level)
  if (payeeId === null) return null
  const row = rowOfLevel(order, level)
  const pending = { payeeId, source: account.commissionPending(payeeId), pending: true }
  if (!row?.releasedAt) return pending
  const found = order.entries.find(({ businessKey }) => businessKey === at.businessKey)?.source
  // Nothing is taken back of what was voided; what was before came out of pending, and its entry says so.
  if (row.releasedTo === 'voided') return found === pending.source ? pending : null
  const released = { payeeId, source: releasedAccount(payeeId, row.releasedTo), pending: false }
  if (found === pending.source) return pending
  if (found === released.source) return released
  return at.atMs < row.releasedAt.getTime() ? pending : released
}

function releasedAccount(payeeId: number, to: string | null): string {
  return to === 'payroll' ? account.commissionPayroll(payeeId) : account.commissionAvailable(payeeId)
}
