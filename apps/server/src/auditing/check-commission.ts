import {
  type CommissionDecision,
  type CommissionRules,
  cappedRates,
  dayOf,
  dayText,
  decideRelease,
  decideVoid,
  type Movement,
  paysSecondLevel,
  rateOf,
  type SettlementDecision,
  startOfDay,
} from '@passalong/domain'
import { dayOfColumn } from '../platform/database/day-column.js'
import { type AuditedCommission, type AuditedOrder } from './audited-rows.js'
import { decisionOf, rowOfLevel } from './commission-standing.js'
import { differs, english, type Finding, fieldsThatDiffer } from './finding.js'
import { type TakenBack } from './replay-state.js'
import { type RulesByVersion } from './rules-history.js'

const LEVELS = [1, 2] as const

const differing = (row: AuditedCommission, details: readonly string[]): Finding[] =>
  details.map((detail) => ({
    check: 'commission-differs',
    row: `commission ${row.orderId}/${row.level}`,
    detail,
  }))

/** What was accrued is what the stored decision, its rules and the order give; there is no third level. */
export function checkAccruals(order: AuditedOrder, settlement: SettlementDecision, rules: RulesByVersion): Finding[] {
  const beyond = order.commissions.filter(({ level }) => level !== 1 && level !== 2)
  return [
    ...beyond.flatMap((row) => differing(row, [differs('level', row.level, null)])),
    ...LEVELS.flatMap((level) => checkAccrual(order, level, settlement, rules)),
  ]
}

function checkAccrual(
  order: AuditedOrder,
  level: 1 | 2,
  settlement: SettlementDecision,
  rules: RulesByVersion,
): Finding[] {
  const row = rowOfLevel(order, level)
  if (!row) return []
  const decision = decisionOf(order, level)
  const winner = decision.candidates.find(({ outcome }) => outcome === 'won')?.memberId ?? null
  const decidedBy = rules.get(decision.ruleVersion)
  const found = {
    payee_id: row.payeeId,
    decided_payee_id: winner,
    buyer_id: row.buyerId,
    base_fen: row.baseFen,
    rate_bp: row.rateBp,
    amount_fen: row.amountFen,
    reason_code: row.reasonCode,
    rule_version: row.ruleVersion,
    decided_at: row.decidedAt.toISOString(),
    available_on: row.availableOn,
  }
  const expected = {
    payee_id: decision.payeeId,
    decided_payee_id: decision.payeeId,
    buyer_id: order.memberId,
    base_fen: settlement.paidFen,
    rate_bp: decision.rateBp,
    amount_fen: level === 1 ? settlement.commissionFen : settlement.commissionSecondFen,
    reason_code: decision.reasonCode,
    rule_version: decision.ruleVersion,
    decided_at: order.paidAt.toISOString(),
    available_on: dayText(dayOfColumn(order.paidOn) + (decidedBy?.releaseAfterDays ?? 0) + 1),
  }
  const byRules = decidedBy && ratePossible(order, level, decision, decidedBy) ? [] : [unruled(decision)]
  return differing(row, [...fieldsThatDiffer(found, expected), ...byRules])
}

/** Whether the rules of a decision name its rate: for everybody or for some promoter level. */
function ratePossible(
  order: AuditedOrder,
  level: 1 | 2,
  decision: CommissionDecision,
  rules: CommissionRules,
): boolean {
  if (level === 2 && !paysSecondLevel(rules)) return false
  const names = [null, ...Object.keys(rules.byPromoterLevel)]
  const firstBp = level === 2 ? decisionOf(order, 1).rateBp : 0
  return names.some((name) => {
    const rate = rateOf(rules, level, name)
    return decision.rateBp === (level === 1 ? cappedRates(rate, 0)[0] : cappedRates(firstBp, rate)[1])
  })
}

function unruled(decision: CommissionDecision): string {
  return english('audit.rate-unruled', { rate: decision.rateBp, version: decision.ruleVersion })
}

/** What was released or voided of each level, as it has to be posted. */
export function releaseMovements(order: AuditedOrder, takenBack: (level: number) => TakenBack): Movement[] {
  return LEVELS.flatMap((level) => releaseOf(order, level, takenBack(level)) ?? [])
}

function releaseOf(order: AuditedOrder, level: 1 | 2, taken: TakenBack): Movement | null {
  const row = rowOfLevel(order, level)
  if (!row?.releasedAt || row.payeeId === null) return null
  const { orderId, payeeId, amountFen } = row
  const due = {
    orderId,
    level,
    payeeId,
    amountFen,
    dueOn: dayOfColumn(dueDay(row)),
    takenBackFen: taken.fromPendingFen,
  }
  if (row.releasedTo === 'voided') return decideVoid(due, row.releasedAt.getTime())
  return decideRelease(due, row.releasedTo === 'payroll').movement
}

/** The day that a commission waits for: its own, or that on which an operator let it go. */
function dueDay({ availableOn, holdState, holdDecidedAt }: AuditedCommission): string {
  return holdState === 'released' && holdDecidedAt ? dayText(dayOf(holdDecidedAt.getTime())) : availableOn
}

/** What was taken back and released of each level, and whether the rest still waits. */
export function checkReleases(order: AuditedOrder, takenBack: (level: number) => TakenBack): Finding[] {
  return LEVELS.flatMap((level) => {
    const row = rowOfLevel(order, level)
    return row ? checkRelease(order, row, level, takenBack(level)) : []
  })
}

function checkRelease(order: AuditedOrder, row: AuditedCommission, level: 1 | 2, taken: TakenBack): Finding[] {
  const released = row.releasedTo === 'voided' ? 0 : (releaseOf(order, level, taken)?.amount ?? 0)
  const nothingLeft = row.payeeId === null || row.amountFen === taken.takenFen
  const waits = row.releasedAt === null && !nothingLeft && row.holdState !== 'held'
  // Rows of before releases existed wait until the first run finds nothing left of them.
  const dueOn = waits || (nothingLeft && row.releasedAt === null && row.dueOn !== null) ? dueDay(row) : null
  const found = { taken_back_fen: row.takenBackFen, released_fen: row.releasedFen, due_on: row.dueOn }
  const details = fieldsThatDiffer(found, { taken_back_fen: taken.takenFen, released_fen: released, due_on: dueOn })
  if ((row.releasedAt === null) !== (row.releasedTo === null))
    details.push(differs('released_to', row.releasedTo, null))
  if (row.releasedTo !== null && !['available', 'payroll', 'voided'].includes(row.releasedTo))
    details.push(differs('released_to', row.releasedTo, 'available'))
  // What an operator has not let go is not released, and only what one has voided is void.
  const decided = row.releasedTo === 'voided' ? ['voided'] : [null, 'released']
  if (row.releasedTo !== null && !decided.includes(row.holdState))
    details.push(differs('released_to', row.releasedTo, row.holdState))
  if (row.releasedAt && row.releasedAt.getTime() < startOfDay(dayOfColumn(row.availableOn)))
    details.push(differs('released_at', row.releasedAt.toISOString(), row.availableOn))
  return differing(row, details)
}
