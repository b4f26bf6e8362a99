import { fenOf, parseDecimal } from '@passalong/domain'
import { contentHash } from '../platform/secrets/digest.js'
import { type AuditedLine, type AuditedOrder } from './audited-rows.js'
import { differs, english, type Finding } from './finding.js'

const LINES_NAMED = 5

/** The lines of an order are those that it was settled with, and an imported line costs its price times its quantity. */
export function checkContent(order: AuditedOrder): Finding[] {
  const lines = order.lines.map(({ lineNo, item, unitPrice, quantity, paidFen }) => {
    return { lineNo, item, unitPrice, quantity, paidFen }
  })
  const findings = order.lines.flatMap(checkPrice)
  const { memberId, pointsSpent } = order
  const content = pointsSpent === 0 ? { memberId, lines } : { memberId, lines, pointsSpent }
  if (contentHash(content).equals(order.contentHash)) return findings
  const named = order.lines.slice(0, LINES_NAMED).map(({ lineNo }) => `order_line ${order.id}/${lineNo}`)
  const detail = english('audit.content', { rows: named.join(', ') })
  return [...findings, { check: 'order-content', row: `sale_order ${order.id}`, detail }]
}

function checkPrice({ orderId, lineNo, unitPrice, quantity, paidFen }: AuditedLine): Finding[] {
  if (unitPrice === null) return []
  const price = parseDecimal(unitPrice)
  const expected = price === null ? null : fenOf(price, quantity)
  if (paidFen === expected) return []
  const row = `order_line ${orderId}/${lineNo}`
  return [{ check: 'order-content', row, detail: differs('paid_fen', paidFen, expected) }]
}
