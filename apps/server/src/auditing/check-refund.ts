import { type RefundDecision } from '@passalong/domain'
import { differs, type Finding, fieldsThatDiffer } from './finding.js'
import { type AuditedRefund } from './member-books.js'

/** A refund's rows say what the rules give, and its lines add up to it. */
export function checkRefund(refund: AuditedRefund, decision: RefundDecision): Finding[] {
  const { amountFen, growth, points, commissionFen } = refund
  const found = { amount_fen: amountFen, growth, points, commission_fen: commissionFen }
  const expected = {
    amount_fen: decision.amountFen,
    growth: decision.growth,
    points: decision.points,
    commission_fen: decision.commissionFen,
  }
  const details = fieldsThatDiffer(found, expected)
  const own = details.map((detail): Finding => ({ check: 'refund-differs', row: `refund ${refund.id}`, detail }))
  return [...own, ...refund.lines.flatMap((line) => checkLine(refund, line, decision))]
}

function checkLine(refund: AuditedRefund, line: AuditedRefund['lines'][number], decision: RefundDecision): Finding[] {
  const given = decision.lines.find(({ lineNo }) => lineNo === line.lineNo)
  const details = fieldsThatDiffer(
    { quantity: line.quantity, amount_fen: line.amountFen },
    { quantity: given?.quantity ?? 0, amount_fen: given?.amountFen ?? 0 },
  )
  // A line of one unit tells the replay its amount, so that only the refund's own amount can prove it wrong.
  const sum = refund.lines.reduce((total, { amountFen }) => total + amountFen, 0)
  if (sum !== refund.amountFen)
    details.push(differs('amount_fen', line.amountFen, line.amountFen + refund.amountFen - sum))
  return details.map((detail) => ({ check: 'refund-differs', row: `refund_line ${refund.id}/${line.lineNo}`, detail }))
}
