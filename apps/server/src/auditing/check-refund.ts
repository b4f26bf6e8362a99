import { type RefundDecision } from '@passalong/domain'
import { type AuditedRefund } from './audited-rows.js'
import { differs, type Finding, fieldsThatDiffer } from './finding.js'

/** A refund's rows say what the rules give, and its lines add up to it. */
export function checkRefund(refund: AuditedRefund, decision: RefundDecision): Finding[] {
  const found = {
    amount_fen: refund.amountFen,
    growth: refund.growth,
    points: refund.points,
    points_returned: refund.pointsReturned,
    commission_fen: refund.commissionFen,
  }
  const expected = {
    amount_fen: decision.amountFen,
    growth: decision.growth,
    points: decision.points,
    points_returned: decision.pointsReturned,
    commission_fen: decision.commissionFen,
  }
  const details = fieldsThatDiffer(found, expected)
  const own = details.map((detail): Finding => ({ check: 'refund-differs', row: `refund ${refund.id}`, detail }))
  return [...own, ...refund.lines.flatMap((line) => checkLine(refund, line, decision))]
}

function checkLine(refund: AuditedRefund, line: AuditedRefund['lines'][number], decision: RefundDecision): Finding[] {
  const given = decision.lines.find(({ lineNo }) => lineNo === line.lineNo)
  const details = fieldsThatDiffer(
    { quantity: line.quantity, amount_fen: line.amountFen, points_returned: line.pointsReturned },
    {
      quantity: given?.quantity ?? 0,
      amount_fen: given?.amountFen ?? 0,
      points_returned: given?.pointsReturned ?? 0,
    },
  )
  // A line of one unit tells the replay its amount, so that only the refund's own amount can prove it wrong.
  const sum = refund.lines.reduce((total, { amountFen }) => total + amountFen, 0)
  if (sum !== refund.amountFen)
    details.push(differs('amount_fen', line.amountFen, line.amountFen + refund.amountFen - sum))
  return details.map((detail) => ({ check: 'refund-differs', row: `refund_line ${refund.id}/${line.lineNo}`, detail }))
}
